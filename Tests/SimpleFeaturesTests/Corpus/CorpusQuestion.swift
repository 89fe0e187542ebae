// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures

/// One operation on its operands, and how its result is compared.
struct CorpusQuestion {
    let operation: CorpusFile.Operation
    let operands: CorpusOperands
    let tolerance: Double

    var isAskedPrepared: Bool { CorpusQuestion.predicates[operation.name]?.prepared != nil }

    /// What is wrong with the answer; nil when it is right.
    func complaint() -> String? {
        do {
            if ["isvalid", "issimple"].contains(operation.name), case .failure(let refusal) = first {
                // What is refused when it is read is neither.
                return operation.expected == "false" ? nil : "refused: \(refusal)"
            }
            return try answer()
        } catch {
            return operation.expected == "exception" ? nil : "\(error)"
        }
    }

    /// The operation may name its first geometry; the other is then the second.
    private var isSwapped: Bool { operation.arguments[0]?.uppercased() == "B" }
    private var first: Result<Geometry, any Error>? { isSwapped ? operands.b : operands.a }
    private var second: Result<Geometry, any Error>? { isSwapped ? operands.a : operands.b }

    private func operand(_ result: Result<Geometry, any Error>?) throws -> Geometry {
        guard let result else { throw Missing() }
        return try result.get()
    }

    struct Missing: Error {}

    private func answer() throws -> String? {
        let name = operation.name
        if let (plain, prepared) = CorpusQuestion.predicates[name] {
            return try askPredicate(plain, prepared)
        }
        let a = try operand(first)
        if let measure = CorpusQuestion.measures[name] {
            return compare(try measure(a, second?.get()))
        }
        if name.hasPrefix("buffer") { return try askBuffer(a) }
        if let derive = CorpusQuestion.derivations[name] {
            let result = try derive(a, operation)
            // GEOS' own runner rounds some results to the grid of the run and others not.
            guard let complaint = try compare(result) else { return nil }
            return try compare(result.snapped(to: operands.grid)) == nil ? nil : complaint
        }
        if let overlay = CorpusQuestion.overlay(name) {
            return try compare(overlay(a, second?.get(), overlayGrid))
        }
        switch name {
        case "areatest":
            let limit = Double(operation.expected) ?? 0
            let delta = try CorpusQuestion.areaDelta(a, operand(second), operands.grid)
            return delta <= limit ? nil : "the areas differ by \(delta)"
        case "overlayareatest":
            let b = try operand(second)
            guard a.area > 0, b.area > 0 else { return nil }
            let delta = try CorpusQuestion.areaDelta(a, b, operands.grid) / (a.area + b.area)
            return delta < 1e-6 ? nil : "the areas differ by a share of \(delta)"
        default: return "no such operation"
        }
    }

    /// For `…SR`, the scale is an argument; else the run says it.
    private var overlayGrid: PrecisionGrid {
        operation.name.hasSuffix("sr") ? PrecisionGrid(size: 1 / (operation.number(3) ?? 1)) : operands.grid
    }

    private func askPredicate(_ plain: Predicate, _ prepared: PreparedPredicate?) throws -> String? {
        let a = try operand(first)
        let b = second.flatMap { try? $0.get() }
        let answer = try plain(a, b, operation)
        if "\(answer)" != operation.expected { return "answered \(answer)" }
        guard let prepared, let b else { return nil }
        let second = try a.withPrepared { base in try prepared(base, b, operation) }
        return second == answer ? nil : "prepared, it answered \(second)"
    }

    private func askBuffer(_ a: Geometry) throws -> String? {
        let distance = operation.number(2) ?? 0
        var style = BufferStyle()
        if let segments = operation.number(3), segments >= 1 { style.quadrantSegments = Int(segments) }
        let expected = try CorpusOperands.read(operation.expected)
        if operation.name == "buffersinglesided" {
            let side = operation.arguments[3] == "right" ? -distance : distance
            return try CorpusBufferMatch.complaint(
                aboutCurve: a.offsetCurve(distance: side, style: style), expected, distance)
        }
        if operation.name == "buffermitredjoin" { style.join = .mitre(limit: 5) }
        let actual = try a.buffer(distance: distance, style: style).snapped(to: operands.grid)
        return try CorpusBufferMatch.complaint(about: actual, expected, distance)
    }

    private func compare(_ actual: Double) -> String? {
        let expected = Double(operation.expected) ?? .nan
        // The largest number stands for none in the corpus.
        if actual == expected || (actual == .infinity && expected == .greatestFiniteMagnitude) { return nil }
        // The corpus gives some results to a few digits only.
        return abs(actual - expected) < 1e-3 * abs(expected) ? nil : "answered \(actual)"
    }

    private func compare(_ actual: Geometry) throws -> String? {
        let expected = try CorpusOperands.read(operation.expected).normalized()
        let actual = try actual.normalized()
        if try actual.equalsExactly(expected) { return nil }
        let within = max(tolerance, CorpusQuestion.rounding(of: expected))
        if try actual.equalsExactly(expected, tolerance: within) { return nil }
        // GEOS' own runner asks no more of a union.
        if operation.name.hasPrefix("union"), try actual.equalsTopologically(expected) { return nil }
        return "answered \(actual)"
    }

    /// What two ways of rounding an intersection may differ by: a billionth of the extent, as in GEOS' own runner.
    private static func rounding(of geometry: Geometry) -> Double {
        1e-9 * min(geometry.envelope.width, geometry.envelope.height)
    }

    /// How far the five overlays of two polygons are from adding up.
    private static func areaDelta(_ a: Geometry, _ b: Geometry, _ grid: PrecisionGrid) throws -> Double {
        let common = try a.intersection(b, precisionGrid: grid).area
        let (onlyA, onlyB) = try (
            a.difference(b, precisionGrid: grid).area, b.difference(a, precisionGrid: grid).area
        )
        let either = try a.symmetricDifference(b, precisionGrid: grid).area
        let all = try a.union(b, precisionGrid: grid).area
        return [
            a.area - common - onlyA, b.area - common - onlyB, onlyA + onlyB - either, common + either - all,
            all - common - onlyA - onlyB,
        ].map(abs).max() ?? 0
    }
}
