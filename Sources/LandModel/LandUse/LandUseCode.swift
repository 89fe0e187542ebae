// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A land-use class: 用地用海分类 (`100102`), GB/T 21010 (`0601`) or GB 50137 (`M2`), read as the first where they map.
public struct LandUseCode: Hashable, Sendable, CustomStringConvertible {
    public let code: String

    /// Keeps an unknown code as it stands: it is a fact of the data, and permits nothing but itself.
    public init(_ text: String) {
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines).uppercased()
        code = LandUseTable.shipped.canonical[trimmed] ?? trimmed
    }

    public var description: String { code }

    public var name: Term? { LandUseTable.shipped.rows[code].map { Term(en: $0.en, zh: $0.zh) } }

    public var isKnown: Bool { LandUseTable.shipped.rows[code] != nil }

    /// Whether land of this class may take a project of class `project`: the same family, and project class ≤ parcel
    /// class, so that 三类 goes on 100103 only. A family code without a class (`1001`) permits its first class only.
    public func permits(_ project: LandUseCode) -> Bool {
        if code == project.code { return true }
        guard let land = LandUseTable.shipped.rows[code], let asked = LandUseTable.shipped.rows[project.code],
            land.family == asked.family
        else { return false }
        return (asked.rank ?? LandUseTable.highestRank) <= (land.rank ?? 1)
    }
}

/// The embedded table of land-use codes with their families, classes and equivalents.
struct LandUseTable: Sendable {
    struct Row: Decodable, Sendable {
        let code: String
        let system: String
        let en: String
        let zh: String
        let family: String
        let rank: Int?
        let equivalents: [String]
    }

    static let highestRank = 3

    let rows: [String: Row]
    /// Equivalent code of another system → the code kept.
    let canonical: [String: String]

    static let shipped: LandUseTable = {
        do {
            let rows = try JSONDecoder().decode([Row].self, from: Data(PackageResources.land_use_codes_json))
            return LandUseTable(rows)
        } catch {
            preconditionFailure("the embedded land-use table is broken: \(error)")
        }
    }()

    /// A code that stands in both systems (1001 is industry in one and railway in the other) is read as 用地用海分类.
    private init(_ list: [Row]) {
        let current = list.filter { $0.system == "YDYH" }
        rows = Dictionary((current + list).map { ($0.code, $0) }) { first, _ in first }
        var canonical: [String: String] = [:]
        for row in current {
            for equivalent in row.equivalents where equivalent.hasPrefix(Self.olderSystem) {
                canonical[String(equivalent.dropFirst(Self.olderSystem.count))] = row.code
            }
        }
        self.canonical = canonical
    }

    /// GB 50137, whose letters stand for one current code each.
    private static let olderSystem = "GB50137:"
}
