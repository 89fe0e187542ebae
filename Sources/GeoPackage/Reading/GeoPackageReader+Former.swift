// SPDX-License-Identifier: Apache-2.0

extension GeoPackageReader {
    /// The texts that a column has had in versions of rows that are no more. Empty for a table that keeps no history.
    /// - Complexity: O(n) in the versions kept.
    public func formerTexts(of table: String, column: String) throws(GeoPackageError) -> Set<String> {
        guard try run(table: table, { try shape(of: table, having: [column]).keepsHistory }) else { return [] }
        let former = try rows(of: CompanionName.history(of: table), columns: [column])
        return Set(former.compactMap { row in if case .text(let text) = row[0] { text } else { nil } })
    }
}
