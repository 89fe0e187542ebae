// SPDX-License-Identifier: Apache-2.0
internal import GRDB
internal import SimpleFeatures

/// A SELECT statement on one table, with its arguments. Its last result column is the row's identifier, or NULL.
struct RowSelection {
    private(set) var sql: String
    private(set) var arguments: [DatabaseValue] = []

    /// - Parameters:
    ///   - source: the table, or in parentheses a statement whose only argument, `?1`, is `event`.
    ///   - order: columns; each may be followed by the primary key to make the order total.
    init(
        columns: [String], source: String, event: Int64? = nil, primaryKey: String?, conditions: Conditions,
        order: [String], limit: Int?
    ) {
        let key = primaryKey.map { quoted($0) }
        let result = columns.map { quoted($0) } + [key ?? "NULL"]
        let ordering = order.map { quoted($0) } + (key.map { [$0] } ?? [])
        sql = "SELECT \(result.joined(separator: ", ")) FROM \(source)"
        if let event { arguments.append(event.databaseValue) }
        if !conditions.sql.isEmpty { sql += " WHERE \(conditions.sql)" }
        arguments += conditions.arguments
        if !ordering.isEmpty { sql += " ORDER BY \(ordering.joined(separator: ", "))" }
        if let limit {
            sql += " LIMIT ?"
            arguments.append(limit.databaseValue)
        }
    }
}

/// What comes after WHERE, without the word.
struct Conditions {
    private(set) var sql = ""
    private(set) var arguments: [DatabaseValue] = []

    /// All columns equal to their values, null being equal to null.
    init(_ equalities: [(column: String, value: SQLValue)]) throws(GeoPackageError) {
        for (column, value) in equalities {
            // IS would hide the equality from the planner in versions before 3.38; null is rare here.
            add(
                value == .null ? "\(quoted(column)) IS NULL" : "\(quoted(column)) = ?",
                value == .null ? [] : [try value.bound()])
        }
    }

    mutating func add(_ condition: String, _ values: [DatabaseValue]) {
        sql += sql.isEmpty ? condition : " AND \(condition)"
        arguments += values
    }
}
