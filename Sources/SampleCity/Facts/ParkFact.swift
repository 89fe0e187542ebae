// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation

/// What is published of a park: one row of `source/park.csv`.
struct ParkFact: Sendable {
    let id: String
    let name: String
    let county: String
    let level: String?
    /// GB/T 4754 divisions, `;` between them.
    let industryCodes: String?
    let publishedAreaHectares: Double?
    let longitude: Double
    let latitude: Double
    let isChemical: Bool
    let investmentThresholdWanPerMu: Double?
    let taxThresholdWanPerMu: Double?
    let source: String?
    let confidence: String?
    /// What the published area means: approved, planned, the whole jurisdiction.
    let publishedAreaKind: String?
    /// Where the thresholds come from.
    let thresholdMark: String?

    static func read(_ url: URL) throws -> [ParkFact] {
        let table = try FactTable(url)
        return try table.rows.map { row in
            ParkFact(
                id: try row.required("id"), name: try row.required("name"), county: try row.required("county"),
                level: try level(of: row), industryCodes: row["industry_codes"],
                publishedAreaHectares: try row.number("published_area_ha"),
                longitude: try row.requiredNumber("longitude"), latitude: try row.requiredNumber("latitude"),
                isChemical: row.flag("chemical"),
                investmentThresholdWanPerMu: try row.number("threshold_investment_per_mu_wan"),
                taxThresholdWanPerMu: try row.number("threshold_tax_per_mu_wan"),
                source: row["source"], confidence: row["confidence"],
                publishedAreaKind: row["published_area_kind"], thresholdMark: row["threshold_mark"])
        }
    }

    /// The schema's word for the level, which the facts may give in Chinese.
    private static func level(of row: FactTable.Row) throws -> String? {
        guard let text = row["level"] else { return nil }
        let words = ["国家级": "national", "省级": "provincial", "县级": "county", "片区": "district"]
        if let word = words[text] { return word }
        guard words.values.contains(text) else {
            throw SampleCityError("\(row.file):\(row.line): `\(text)` is not a level of a park")
        }
        return text
    }
}
