// SPDX-License-Identifier: Apache-2.0
internal import CGeoPackageFunctions
internal import GRDB

extension GeoPackageReader {
    /// Hands rows to `body` batch by batch, with the values of `columns` in that order: the rows of
    /// ``forEachRow(of:columns:where:orderBy:limit:asOf:_:)``, and the fast way to read all of a large table.
    ///
    /// ```swift
    /// try reader.forEachBatch(of: "parcel", columns: ["area_m2", "geom"]) { batch in
    ///     for row in 0..<batch.rowCount { areas.append(try batch.real(row, 0) ?? .nan) }
    /// }
    /// ```
    /// - Parameter rowsPerBatch: every batch but the last has that many. Memory is one batch.
    /// - Throws: `notFound` for a table or column that is not there, or that keeps no history when `event` is given;
    ///   and what `body` throws.
    public func forEachBatch(
        of table: String, columns: [String], where conditions: [(column: String, value: SQLValue)] = [],
        orderBy order: [String] = [], limit: Int? = nil, asOf event: Int64? = nil, rowsPerBatch: Int = 4096,
        _ body: (borrowing RowBatch) throws -> Void
    ) throws {
        precondition(rowsPerBatch > 0, "batches without rows")
        let selection = try selection(of: table, columns, conditions, order, limit, event)
        do {
            try withSelection(selection.sql) { statement in
                try statement.setArguments(StatementArguments(selection.arguments))
                // SAFETY: a running statement would outlive its arguments and keep the transaction open.
                defer { unsafe geopackage_end_statement(statement.sqliteStatement) }
                var batch = RowBatch(origin: RowOrigin(file: file, table: table, columns: columns))
                repeat {
                    try fill(&batch, rowsPerBatch, from: statement)
                    if batch.rowCount > 0 { try body(batch) }
                } while batch.rowCount == rowsPerBatch
            }
        } catch let error as DatabaseError {
            throw GeoPackageError(error, file: file, table: table)
        }
    }

    private func fill(_ batch: inout RowBatch, _ limit: Int, from statement: Statement) throws {
        let columnCount = Int32(batch.stride)
        try batch.refill(rowLimit: limit) { cells, arena in
            var reading = geopackage_reading()
            if arena.isEmpty { arena = Array(repeating: 0, count: 1 << 16) }
            while true {
                // SAFETY: there are cells for `limit` rows; the statement belongs to the connection whose turn this is.
                let code = unsafe cells.withUnsafeMutableBufferPointer { cells in
                    unsafe arena.withUnsafeMutableBufferPointer { arena -> Int32 in
                        guard let first = cells.baseAddress, let bytes = arena.baseAddress else { return 0 }
                        return unsafe geopackage_read_rows(
                            statement.sqliteStatement, columnCount, limit, first, bytes, arena.count, &reading)
                    }
                }
                guard code == ResultCode.SQLITE_ROW.rawValue, reading.row_count < limit else {
                    guard [ResultCode.SQLITE_ROW, .SQLITE_DONE].map(\.rawValue).contains(code) else {
                        throw DatabaseError(
                            resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
                    }
                    return reading.row_count
                }
                arena.append(contentsOf: repeatElement(0, count: arena.count))
            }
        }
    }
}
