// SPDX-License-Identifier: Apache-2.0
internal import GRDB

/// Finds the row behind a reference that turned out broken when the transaction was to be committed, where SQLite
/// itself names none.
enum BrokenReference {
    /// Call it before the transaction is rolled back.
    static func explain(_ error: any Error, _ database: Database, _ file: String) -> GeoPackageError {
        var explained = GeoPackageError(error, file: file)
        guard let error = error as? DatabaseError, error.extendedResultCode == .SQLITE_CONSTRAINT_FOREIGNKEY,
            database.isInsideTransaction,
            let broken = try? Row.fetchOne(database, sql: "PRAGMA foreign_key_check"),
            let table = String.fromDatabaseValue(broken[0]), let parent = String.fromDatabaseValue(broken[2])
        else { return explained }
        explained.table = table
        explained.row = Int64.fromDatabaseValue(broken[1])
        explained.message = "it refers to a row of `\(parent)` that does not exist"
        return explained
    }
}
