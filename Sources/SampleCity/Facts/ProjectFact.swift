// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation

/// What is published of a real project: one row of `source/project.csv`.
struct ProjectFact: Sendable {
    let id: String
    let name: String
    let county: String?
    let industryCode: String?
    let chain: String?
    let stage: String?
    let signedYear: Int?
    let totalInvestmentYi: Double?
    let source: String
    let confidence: String?
    let note: String?

    /// Whether the plan page of 2020 names it; what only later reports name is no project of the base date.
    var isOnPlanPage: Bool { source.split(separator: ";").contains("seed") }

    static func read(_ url: URL) throws -> [ProjectFact] {
        let table = try FactTable(url)
        return try table.rows.map { row in
            ProjectFact(
                id: try row.required("id"), name: try row.required("name"), county: row["county"],
                industryCode: row["industry_code"], chain: row["chain"], stage: row["stage"],
                signedYear: try row.number("signed_year").map { Int($0) },
                totalInvestmentYi: try row.number("total_investment_yi"),
                source: row["source"] ?? "", confidence: row["confidence"], note: row["note"])
        }
    }
}
