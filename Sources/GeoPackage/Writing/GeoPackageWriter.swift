// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GRDB
internal import SimpleFeatures

/// Reads and changes a GeoPackage inside one transaction of ``GeoPackageFile/write(event:at:_:)``.
///
/// Beside what they say themselves, the methods throw `constraint` when a rule of the table forbids the change,
/// `notFound` for tables and columns that are not there, `diskFull` and `io`. Whatever is thrown, let it leave the
/// transaction: then nothing of it remains.
public final class GeoPackageWriter: GeoPackageReader {
    private let time: Date
    /// The tables changed so far, with the envelope of all geometries that came in.
    private var changes: [String: Envelope] = [:]
    private var hasSetEvent = false
    var event: Int64?

    init(_ database: Database, file: String, time: Date) {
        self.time = time
        super.init(database, file: file)
    }

    func noteChange(of table: String, adding envelope: Envelope = .empty) {
        changes[table] = changes[table]?.union(envelope) ?? envelope
    }

    /// Names the event under which all further changes of this transaction are recorded.
    ///
    /// A table that keeps its history cannot be changed before. Each row of such a table carries the event that made
    /// it in `event_id`; the version it replaces goes to `<table>_history`, with the event that ended it in
    /// `until_event`. Null in either column tells of a change by another program.
    public func setEvent(_ event: Int64) throws(GeoPackageError) {
        try run {
            try createStateIfMissing()
            try database.execute(sql: HistoryStatements.setCurrent, arguments: [event])
        }
        self.event = event
        hasSetEvent = true
    }

    func createStateIfMissing() throws {
        guard try !database.tableExists(CompanionName.state) else { return }
        try database.execute(sql: HistoryStatements.createState)
    }

    /// Stores `value` under `key`, in place of what was there.
    public func setMetadata(_ key: String, _ value: String) throws(GeoPackageError) {
        try run {
            try database.execute(sql: StandardTables.createMetadata)
            try database.execute(
                sql: "INSERT OR REPLACE INTO \(CompanionName.metadata) VALUES (?, ?)", arguments: [key, value])
        }
    }

    /// Writes down what the transaction did to the tables, and ends the event. Call it right before committing.
    func finish() throws {
        let timestamp = time.formatted(
            Date.ISO8601FormatStyle(includingFractionalSeconds: true, timeZone: .gmt))
        for (table, envelope) in changes.sorted(by: { $0.key < $1.key }) {
            try database.execute(
                sql: "UPDATE gpkg_contents SET last_change = ? WHERE table_name = ?", arguments: [timestamp, table])
            guard !envelope.isEmpty else { continue }
            // With several arguments min and max are null when one of them is.
            try database.execute(
                sql: """
                    UPDATE gpkg_contents SET
                        min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), ?2),
                        max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4)
                    WHERE table_name = ?5
                    """,
                arguments: [envelope.minX, envelope.minY, envelope.maxX, envelope.maxY, table])
        }
        if hasSetEvent {
            try database.execute(sql: HistoryStatements.setCurrent, arguments: [nil])
        }
    }
}
