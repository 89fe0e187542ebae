// SPDX-License-Identifier: Apache-2.0
internal import GRDB
internal import SimpleFeatures

extension GeoPackageWriter {
    /// Adds rows with one prepared statement. Geometries are blobs made by ``GeometryBlob``.
    /// - Parameter columns: without `event_id`, which is filled here. `fid` may be among them.
    /// - Returns: how many rows were added.
    /// - Throws: errors name the position of the row, counted from 1; `noEvent` for a table with history before
    ///   ``setEvent(_:)``.
    @discardableResult
    public func insert(
        into table: String, columns: [String], rows: some Sequence<[SQLValue]>
    ) throws(GeoPackageError) -> Int {
        let shape = try shape(of: table, having: columns)
        return try execute(insertion(into: table, shape, columns), table, shape, columns, rows)
    }

    /// Adds one row.
    /// - Returns: its `fid`.
    @discardableResult
    public func insert(into table: String, _ values: [(column: String, value: SQLValue)]) throws(GeoPackageError)
        -> Int64
    {
        try insert(into: table, columns: values.map(\.column), rows: CollectionOfOne(values.map(\.value)))
        return database.lastInsertedRowID
    }

    /// Changes the rows whose columns equal the given values; all rows when none are given.
    /// - Returns: how many rows were changed.
    @discardableResult
    public func update(
        _ table: String, set values: [(column: String, value: SQLValue)],
        where conditions: [(column: String, value: SQLValue)]
    ) throws(GeoPackageError) -> Int {
        let shape = try shape(of: table, having: values.map(\.column) + conditions.map(\.column))
        let filter = try Conditions(conditions)
        let sql =
            assignments(table, values.map(\.column), shape)
            + (filter.sql.isEmpty ? "" : " WHERE \(filter.sql)")
        return try execute(
            sql, table, shape, values.map(\.column), CollectionOfOne(values.map(\.value)), filter.arguments)
    }

    /// Changes many rows with one prepared statement, each found by its value of the column `key`.
    /// - Parameter rows: the new values of `columns`, then the value of `key`.
    /// - Returns: how many rows were changed. A value of `key` that no row has changes nothing.
    @discardableResult
    public func update(
        _ table: String, columns: [String], key: String, rows: some Sequence<[SQLValue]>
    ) throws(GeoPackageError) -> Int {
        let shape = try shape(of: table, having: columns + [key])
        let sql = assignments(table, columns, shape) + " WHERE \(quoted(key)) = ?"
        return try execute(sql, table, shape, columns, rows)
    }

    /// Removes the rows whose columns equal the given values; all rows when none are given.
    /// - Returns: how many rows were removed.
    @discardableResult
    public func delete(
        from table: String, where conditions: [(column: String, value: SQLValue)]
    ) throws(GeoPackageError) -> Int {
        let shape = try shape(of: table, having: conditions.map(\.column))
        let filter = try Conditions(conditions)
        let sql = "DELETE FROM \(quoted(table))" + (filter.sql.isEmpty ? "" : " WHERE \(filter.sql)")
        return try execute(sql, table, shape, stamping: false, [], CollectionOfOne([]), filter.arguments)
    }

    /// The statement that adds a row of `columns`, and last the event where the table keeps its history.
    func insertion(into table: String, _ shape: TableShape, _ columns: [String]) -> String {
        let names = columns + (shape.keepsHistory ? [CompanionName.eventColumn] : [])
        let marks = repeatElement("?", count: names.count).joined(separator: ", ")
        return names.isEmpty
            ? "INSERT INTO \(quoted(table)) DEFAULT VALUES"
            : "INSERT INTO \(quoted(table)) (\(quoted(names))) VALUES (\(marks))"
    }

    /// - Throws: `noEvent` when the table keeps its history and ``setEvent(_:)`` was not called.
    func requireEvent(for table: String, _ shape: TableShape) throws(GeoPackageError) {
        guard shape.keepsHistory, event == nil else { return }
        throw GeoPackageError(
            code: .noEvent, message: "the table keeps its history, and no event was named for this change",
            file: file, table: table)
    }

    private func assignments(_ table: String, _ columns: [String], _ shape: TableShape) -> String {
        let names = columns + (shape.keepsHistory ? [CompanionName.eventColumn] : [])
        return "UPDATE \(quoted(table)) SET " + names.map { "\(quoted($0)) = ?" }.joined(separator: ", ")
    }

    /// Runs one statement for each of `rows`. A row holds the values of `columns`, and then may hold more; between the
    /// two comes the event, if the statement stamps it and the table keeps its history; `trailing` comes last.
    private func execute(
        _ sql: String, _ table: String, _ shape: TableShape, stamping: Bool = true, _ columns: [String],
        _ rows: some Sequence<[SQLValue]>, _ trailing: [DatabaseValue] = []
    ) throws(GeoPackageError) -> Int {
        try requireEvent(for: table, shape)
        let statement = try run(table: table) { try database.cachedStatement(sql: sql) }
        let stamp = stamping && shape.keepsHistory ? [event.databaseValue] : []
        let geometry = columns.firstIndex { $0 == shape.geometry }
        let before = database.totalChangesCount
        var envelope = Envelope.empty
        var changed = 0
        var ordinal: Int64 = 0
        for row in rows {
            ordinal += 1
            try run(table: table, row: ordinal) {
                precondition(row.count >= columns.count, "a row with fewer values than columns")
                if let geometry, case .blob(let blob) = row[geometry] {
                    envelope = envelope.union(try GeometryBlob.envelope(of: blob))
                }
                let bindings = try row.map { try $0.bound() }
                let arguments = bindings[..<columns.count] + stamp + bindings[columns.count...] + trailing
                try statement.execute(arguments: StatementArguments(arguments))
                changed += database.changesCount
            }
        }
        if database.totalChangesCount > before { noteChange(of: table, adding: envelope) }
        return changed
    }
}
