// SPDX-License-Identifier: Apache-2.0
internal import CGeoPackageFunctions
internal import GRDB

extension GeoPackageWriter {
    /// Adds the rows of a batch in one call into SQLite. Geometries are blobs made by ``GeometryBlob``; they are taken
    /// as they are, and so are the envelopes the rows were ended with.
    /// - Parameter columns: those of the batch, without `event_id`, which is filled here. `fid` may be among them.
    /// - Returns: how many rows were added.
    /// - Throws: errors name the position of the row in the batch, counted from 1: `constraint`, also for NaN, for text
    ///   with a NUL character and for text that is not UTF-8; `noEvent` for a table with history before
    ///   ``setEvent(_:)``.
    @discardableResult
    public func insert(
        into table: String, columns: [String], batch: RowBatch
    ) throws(GeoPackageError) -> Int {
        precondition(columns.count == batch.columnCount, "a batch of other columns")
        let shape = try shape(of: table, having: columns)
        try requireEvent(for: table, shape)
        let stamp = shape.keepsHistory ? event : nil
        try run(table: table) {
            try execute(insertion(into: table, shape, columns), batch, stamp: stamp)
        }
        if batch.rowCount > 0 { noteChange(of: table, adding: batch.envelope) }
        return batch.rowCount
    }

    /// Runs a statement with the cells of each row as its first arguments, and `stamp` as the one after them.
    func execute(_ sql: String, _ batch: RowBatch, stamp: Int64? = nil) throws {
        // Not a cached statement: its arguments change behind the back of GRDB.
        let statement = try database.makeStatement(sql: sql)
        var progress = geopackage_progress()
        let code = unsafe batch.cells.withUnsafeBufferPointer { cells in
            unsafe batch.arena.withUnsafeBufferPointer { arena in
                // SAFETY: cells and arena live for this call, at whose end the statement forgets them; the statement
                // belongs to the connection whose turn this is.
                defer { unsafe geopackage_end_statement(statement.sqliteStatement) }
                if let stamp {
                    statement.setUncheckedArguments(
                        StatementArguments(repeatElement(.null, count: batch.columnCount) + [stamp.databaseValue]))
                }
                let code = unsafe geopackage_insert_rows(
                    statement.sqliteStatement, Int32(batch.columnCount), cells.baseAddress, batch.stride,
                    batch.rowCount, arena.baseAddress, &progress)
                return (code, database.lastErrorMessage)
            }
        }
        if code.0 != 0 { throw failure(code.0, code.1, batch, progress) }
    }

    private func failure(
        _ code: Int32, _ message: String?, _ batch: RowBatch, _ progress: geopackage_progress
    ) -> GeoPackageError {
        let error: any Error =
            switch code {
            case GEOPACKAGE_NOT_A_NUMBER.rawValue: GeoPackageError.notANumber
            case GEOPACKAGE_NUL_IN_TEXT.rawValue, GEOPACKAGE_NOT_UTF8.rawValue:
                GeoPackageError.unstorable(
                    batch.value(progress.row, progress.column), isUTF8: code == GEOPACKAGE_NUL_IN_TEXT.rawValue)
            default: DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
            }
        return GeoPackageError(error, file: file, row: Int64(progress.row) + 1)
    }
}
