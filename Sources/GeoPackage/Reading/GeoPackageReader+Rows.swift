// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension GeoPackageReader {
    /// Hands rows to `body` one by one, with the values of `columns` in that order. Fast and of constant memory: the
    /// row is the same one each time and must not be kept. `body` may read on, but not change this table.
    ///
    /// ```swift
    /// try reader.forEachRow(of: "parcel", columns: ["id", "geom"], where: [("status", .text("idle"))]) { row in
    ///     areas[try row.text(0)!] = try row.geometry(1)?.area
    /// }
    /// ```
    /// - Parameters:
    ///   - where: columns and the values they must equal; null equals null.
    ///   - orderBy: columns to sort by. Rows that tie, and all rows when there are none, come in the order of their
    ///     identifiers.
    ///   - event: reads the table as it stood when that event had been recorded. Changes made by other programs
    ///     count from the event that adopted them on.
    /// - Throws: `notFound` for a table or column that is not there, or that keeps no history when `event` is given;
    ///   and what `body` throws.
    public func forEachRow(
        of table: String, columns: [String], where conditions: [(column: String, value: SQLValue)] = [],
        orderBy order: [String] = [], limit: Int? = nil, asOf event: Int64? = nil,
        _ body: (borrowing StoredRow) throws -> Void
    ) throws {
        try forEachRow(
            of: table, columns: columns, selection(of: table, columns, conditions, order, limit, event), body)
    }

    /// The same rows as values.
    public func rows(
        of table: String, columns: [String], where conditions: [(column: String, value: SQLValue)] = [],
        orderBy order: [String] = [], limit: Int? = nil, asOf event: Int64? = nil
    ) throws(GeoPackageError) -> [[SQLValue]] {
        try run(table: table) {
            var rows: [[SQLValue]] = []
            try forEachRow(
                of: table, columns: columns, where: conditions, orderBy: order, limit: limit, asOf: event
            ) { rows.append($0.values) }
            return rows
        }
    }

    /// The first row by identifier, or nil.
    public func row(
        of table: String, columns: [String], where conditions: [(column: String, value: SQLValue)]
    ) throws(GeoPackageError) -> [SQLValue]? {
        try rows(of: table, columns: columns, where: conditions, limit: 1).first
    }

    public func count(
        of table: String, where conditions: [(column: String, value: SQLValue)] = [], asOf event: Int64? = nil
    ) throws(GeoPackageError) -> Int {
        try run(table: table) {
            let source = try source(table, shape(of: table, having: conditions.map(\.column)), event)
            let conditions = try Conditions(conditions)
            return try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM \(source)" + (conditions.sql.isEmpty ? "" : " WHERE \(conditions.sql)"),
                arguments: StatementArguments((event.map { [$0.databaseValue] } ?? []) + conditions.arguments)) ?? 0
        }
    }

    /// The largest value of an integer column, or nil when there is none.
    public func maximum(of column: String, in table: String) throws(GeoPackageError) -> Int64? {
        try run(table: table) {
            _ = try shape(of: table, having: [column])
            let sql = "SELECT max(\(quoted(column))) FROM \(quoted(table))"
            return number(try DatabaseValue.fetchOne(database, sql: sql) ?? .null)
        }
    }

    func forEachRow(
        of table: String, columns: [String], _ selection: RowSelection, _ body: (borrowing StoredRow) throws -> Void
    ) throws {
        do {
            try withSelection(selection.sql) { statement in
                let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(selection.arguments))
                while let row = try cursor.next() {
                    try body(StoredRow(row, table: table, columns: columns, file: file))
                }
            }
        } catch let error as DatabaseError {
            throw GeoPackageError(error, file: file, table: table)
        }
    }

    func selection(
        of table: String, _ columns: [String], _ conditions: [(column: String, value: SQLValue)], _ order: [String],
        _ limit: Int?, _ event: Int64?
    ) throws(GeoPackageError) -> RowSelection {
        let shape = try shape(of: table, having: columns + conditions.map(\.column) + order)
        return RowSelection(
            columns: columns, source: try source(table, shape, event), event: event, primaryKey: shape.primaryKey,
            conditions: try Conditions(conditions), order: order, limit: limit)
    }

    /// What to select from.
    private func source(_ table: String, _ shape: TableShape, _ event: Int64?) throws(GeoPackageError) -> String {
        guard event != nil else { return quoted(table) }
        guard let columns = shape.historyColumns else {
            throw GeoPackageError(
                code: .notFound, message: "no earlier state can be read, because the table keeps no history",
                file: file, table: table)
        }
        return "(\(HistoryStatements(table: table, columns: columns).versionsAsOf))"
    }
}
