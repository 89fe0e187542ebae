// SPDX-License-Identifier: Apache-2.0
internal import GRDB

/// What a statement on a table has to know about it. Looked up once per transaction.
struct TableShape {
    let columns: [StoredColumn]
    /// The integer primary key; nil for a view and for tables without one.
    let primaryKey: String?
    let geometry: String?
    let hasSpatialIndex: Bool
    /// The columns of the history twin but for the two events; nil for a table that keeps no history.
    let historyColumns: [String]?

    private let names: Set<String>

    /// nil when there is neither a table nor a view of that name.
    init?(_ table: String, _ database: Database) throws {
        columns = try Self.columns(of: table, database)
        if columns.isEmpty { return nil }
        names = Set(columns.map { $0.name.lowercased() })
        let keys = columns.filter(\.isPrimaryKey)
        primaryKey = keys.count == 1 && keys[0].declaredType == "INTEGER" ? keys[0].name : nil
        geometry =
            try database.tableExists("gpkg_geometry_columns")
            ? String.fetchOne(
                database, sql: "SELECT column_name FROM gpkg_geometry_columns WHERE lower(table_name) = lower(?)",
                arguments: [table])
            : nil
        hasSpatialIndex = try geometry.map { try Self.hasSpatialIndex(table, $0, database) } ?? false
        let twin = try Self.columns(of: CompanionName.history(of: table), database).map(\.name)
        let events = [CompanionName.eventColumn, CompanionName.untilColumn]
        // Another program may have given the table columns that its twin does not have.
        historyColumns = twin.contains(events[1]) ? twin.filter { !events.contains($0) } : nil
    }

    var keepsHistory: Bool { historyColumns != nil }

    /// As SQLite compares names, without regard to the case of ASCII letters.
    func firstUnknown(of columns: [String]) -> String? {
        columns.first { !names.contains($0.lowercased()) }
    }

    private static func columns(of table: String, _ database: Database) throws -> [StoredColumn] {
        try Row.fetchAll(
            database, sql: "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)", arguments: [table]
        ).map { row in
            StoredColumn(
                name: text(row[0]) ?? "", declaredType: (text(row[1]) ?? "").uppercased(),
                isRequired: number(row[2]) != 0, isPrimaryKey: number(row[3]) != 0)
        }
    }

    private static func hasSpatialIndex(_ table: String, _ geometry: String, _ database: Database) throws -> Bool {
        guard try database.tableExists("gpkg_extensions"),
            try database.tableExists(CompanionName.spatialIndex(of: table, geometry: geometry))
        else { return false }
        let registered = try Int.fetchOne(
            database,
            sql: """
                SELECT 1 FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index'
                    AND lower(table_name) = lower(?) AND lower(column_name) = lower(?)
                """, arguments: [table, geometry])
        return registered != nil
    }
}

// Values of files made elsewhere may be of any type, whatever their column says.
func text(_ value: DatabaseValue) -> String? { String.fromDatabaseValue(value) }
func number(_ value: DatabaseValue) -> Int64? { Int64.fromDatabaseValue(value) }
