// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A division of GB/T 4754-2017, the two digits by which projects and parks name an industry.
public struct Industry: Sendable, Hashable {
    public let code: String
    public let name: Term
    /// Least floor area ratio by the control indicators of 2008; nil where the table has none for the whole division.
    public let floorAreaRatioFloor: Double?
    /// Whether the river rule takes it for chemical; nil where that depends on the plant.
    public let isChemical: Bool?

    /// Nil for a code that is no manufacturing division (13 to 43).
    public init?(code: String) {
        guard let row = Industry.shipped[code] else { return nil }
        self = row
    }

    private struct Row: Decodable {
        let code: String
        let en: String
        let zh: String
        let farFloor2008: Double?
        let chemical: Bool?
    }

    private init(_ row: Row) {
        code = row.code
        name = Term(en: row.en, zh: row.zh)
        floorAreaRatioFloor = row.farFloor2008
        isChemical = row.chemical
    }

    private static let shipped: [String: Industry] = {
        do {
            let rows = try JSONDecoder().decode([Row].self, from: Data(PackageResources.industry_codes_json))
            return Dictionary(rows.map { ($0.code, Industry($0)) }) { first, _ in first }
        } catch {
            preconditionFailure("the embedded industry table is broken: \(error)")
        }
    }()
}
