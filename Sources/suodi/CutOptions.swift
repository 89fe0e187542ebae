// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import LandModel
import Planner

/// How land is cut; for a merge, how the merged land is.
struct CutOptions: ParsableArguments {
    @Option(help: "One straight cut that takes this net area 净用地: `90亩`, `6ha`, or a window `85..95亩`.")
    var area: String?
    @Option(help: "Several net areas at once, each for a project: `30亩,45亩,20亩`.")
    var areas: String?
    @Option(help: "So many parts of equal net area.")
    var parts: Int?
    @Option(help: "Strips of this width, in metres.")
    var width: Double?
    @Option(help: "How many strips (default: as many as leave a good remainder).")
    var count: Int?
    @Option(help: "Which of the ways to cut is taken, as they are listed.")
    var choice = 1

    /// Nil where nothing is said.
    /// - Throws: `ValidationError` naming the option whose text is not what it should be.
    func request() throws -> CutRequest? {
        let given = [area != nil, areas != nil, parts != nil, width != nil].filter { $0 }.count
        guard given <= 1 else { throw ValidationError("say one of --area, --areas, --parts and --width") }
        guard choice > 0 else { throw ValidationError("--choice is 1 or more") }
        if count != nil, width == nil { throw ValidationError("--count goes with --width") }
        do {
            if let area { return .area(try positive(.areas(parsing: area))) }
            if let areas { return .areas(try list(areas)) }
        } catch let error as QuantityError {
            throw ValidationError("--\(area == nil ? "areas" : "area"): \(error)")
        }
        if let parts {
            guard (2...Self.mostParts).contains(parts) else {
                throw ValidationError("--parts is 2 to \(Self.mostParts)")
            }
            return .parts(parts)
        }
        guard let width else { return nil }
        guard width > 0, width.isFinite else { throw ValidationError("--width is a number of metres above 0") }
        guard count.map({ $0 > 0 }) ?? true else { throw ValidationError("--count is 1 or more") }
        return .strips(widthMetres: width, count: count)
    }

    private static let mostParts = 200

    private func positive(_ range: QuantityRange<Area>) throws -> QuantityRange<Area> {
        guard range.upper.map({ $0 > .zero }) ?? true, range.lower.map({ $0 > .zero || $0 != range.upper }) ?? true
        else { throw ValidationError("--area is above 0") }
        return range
    }

    /// A unit written only behind the last area holds for all, as in a window.
    private func list(_ text: String) throws -> [Area] {
        let texts = text.split(whereSeparator: { ",，、;；".contains($0) }).map(String.init)
        let unit = (texts.last ?? "").drop { $0.isNumber || ".+- ".contains($0) }
        let areas = try texts.map { text in
            let isBare = text.allSatisfy { $0.isNumber || ".+- ".contains($0) }
            return try Area(parsing: isBare ? text + unit : text, defaultUnit: .mu)
        }
        guard !areas.isEmpty, areas.count <= Self.mostParts, areas.allSatisfy({ $0 > .zero }) else {
            throw ValidationError("--areas are 1 to \(Self.mostParts) areas above 0, `,` between them")
        }
        return areas
    }
}
