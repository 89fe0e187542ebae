// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension GeoPackageWriter {
    /// Takes what other programs changed in a table into the record, under the current event.
    ///
    /// Until then a state rebuilt as of any event is the one the recorded events made.
    /// - Returns: how many rows other programs had added or changed, and how many they had removed.
    /// - Throws: `notFound` for a table that keeps no history, `noEvent` before ``setEvent(_:)``.
    @discardableResult
    public func adoptOutsideChanges(in table: String) throws(GeoPackageError) -> (changed: Int, removed: Int) {
        try run(table: table) {
            guard try shape(of: table).keepsHistory else {
                throw GeoPackageError(code: .notFound, message: "the table keeps no history")
            }
            guard let event else {
                throw GeoPackageError(code: .noEvent, message: "no event was named for this change")
            }
            try database.execute(sql: HistoryStatements.adoptRows(of: table), arguments: [event])
            let changed = database.changesCount
            try database.execute(sql: HistoryStatements.adoptRemovals(from: table), arguments: [event])
            return (changed, database.changesCount)
        }
    }
}
