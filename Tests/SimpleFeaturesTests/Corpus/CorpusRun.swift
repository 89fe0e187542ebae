// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures

/// Evaluates operations of a corpus and says where this module disagrees.
struct CorpusRun {
    struct Difference: Hashable {
        var file: String
        /// Counted from 1.
        var caseNumber: Int
        /// The number of the operation in its case, counted from 1, and its name.
        var operation: String
        var complaint: String
    }

    private(set) var caseCount = 0
    private(set) var operationCount = 0
    /// Predicates that were asked of a prepared geometry as well.
    private(set) var preparedCount = 0
    private(set) var differences: [Difference] = []

    mutating func run(_ file: CorpusFile, named name: String) {
        for (caseIndex, item) in file.cases.enumerated() {
            caseCount += 1
            let operands = CorpusOperands(item, file.precision)
            for (index, operation) in item.operations.enumerated() {
                operationCount += 1
                let question = CorpusQuestion(operation: operation, operands: operands, tolerance: file.tolerance)
                if question.isAskedPrepared { preparedCount += 1 }
                guard let complaint = question.complaint() else { continue }
                differences.append(
                    Difference(
                        file: name, caseNumber: caseIndex + 1, operation: "\(index + 1) \(operation.name)",
                        complaint: String(complaint.prefix(300))))
            }
        }
    }
}

/// The geometries of a case, read once, with their coordinates rounded as its precision model asks.
struct CorpusOperands {
    let a: Result<Geometry, any Error>?
    let b: Result<Geometry, any Error>?
    let grid: PrecisionGrid

    init(_ item: CorpusFile.Case, _ precision: CorpusFile.Precision) {
        a = item.a.map { text in Result { try CorpusOperands.read(text, precision) } }
        b = item.b.map { text in Result { try CorpusOperands.read(text, precision) } }
        if case .fixed(let scale) = precision { grid = PrecisionGrid(size: 1 / scale) } else { grid = .floating }
    }

    static func read(_ text: String, _ precision: CorpusFile.Precision = .floating) throws -> Geometry {
        let isHexadecimal = text.allSatisfy { $0.isHexDigit || $0.isWhitespace }
        let geometry =
            try isHexadecimal ? Geometry(hexWKB: text.filter { !$0.isWhitespace }) : Geometry(wkt: text)
        switch precision {
        case .floating: return geometry
        case .single:
            return try geometry.mapCoordinates { x, y in
                x = x.map { Double(Float($0)) }
                y = y.map { Double(Float($0)) }
            }
        case .fixed(let scale):
            return try geometry.mapCoordinates { x, y in
                x = x.map { ($0 * scale).rounded() / scale }
                y = y.map { ($0 * scale).rounded() / scale }
            }
        }
    }
}
