// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import GRDB
internal import SimpleFeatures

extension GeoPackageWriter {
    /// Makes a table and registers it, with its CRS and the twin for its history. A layer gets no spatial index:
    /// ``createSpatialIndex(on:)`` is faster when the rows are in.
    /// - Throws: `alreadyExists` when a table of that name is there.
    public func createTable(_ definition: TableDefinition) throws(GeoPackageError) {
        let name = definition.name
        precondition(
            !["gpkg_", "rtree_", "sqlite_"].contains { name.lowercased().hasPrefix($0) },
            "`\(name)` begins like the tables of the format")
        try run(table: name) {
            guard try !database.tableExists(name), try !database.viewExists(name) else {
                throw GeoPackageError(code: .alreadyExists, message: "there is a table of that name already")
            }
            let event = definition.keepsHistory ? ["\(quoted(CompanionName.eventColumn)) INTEGER"] : []
            let columns =
                ["\(quoted(TableDefinition.primaryKey)) INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
                + geometryDeclaration(definition) + definition.columns.map(declaration) + event
            try database.execute(sql: "CREATE TABLE \(quoted(name)) (\(columns.joined(separator: ", ")))")
            try register(definition)
            if definition.keepsHistory { try createHistory(definition) }
            try describeColumns(definition.columns, of: name)
            noteChange(of: name)
            forgetShape(of: name)
        }
    }

    private func geometryDeclaration(_ definition: TableDefinition) -> [String] {
        definition.geometry.map { ["\(quoted($0.name)) \(kindName($0))"] } ?? []
    }

    private func kindName(_ geometry: GeometryColumn) -> String {
        geometry.kind?.name.uppercased() ?? "GEOMETRY"
    }

    func declaration(_ column: ColumnDefinition) -> String {
        var words = [quoted(column.name), column.type.rawValue]
        if column.isRequired { words.append("NOT NULL") }
        if column.isUnique { words.append("UNIQUE") }
        if let reference = column.references {
            words.append(
                "REFERENCES \(quoted(reference.table)) (\(quoted(reference.column))) DEFERRABLE INITIALLY DEFERRED")
        }
        return words.joined(separator: " ")
    }

    private func register(_ definition: TableDefinition) throws {
        let srsID = try definition.geometry.map { try registerCRS($0.crs) }
        try database.execute(
            sql: """
                INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id)
                    VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                definition.name, definition.geometry == nil ? "attributes" : "features",
                definition.identifier ?? definition.name, definition.description, srsID,
            ])
        guard let geometry = definition.geometry else { return }
        try database.execute(
            sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            arguments: [definition.name, geometry.name, kindName(geometry), srsID])
    }

    private func createHistory(_ definition: TableDefinition) throws {
        try createStateIfMissing()
        let statements = HistoryStatements(
            table: definition.name,
            columns: [TableDefinition.primaryKey] + (definition.geometry.map { [$0.name] } ?? [])
                + definition.columns.map(\.name))
        // Without constraints: one identifier has many versions, and what it refers to may be gone.
        let declarations =
            ["\(quoted(TableDefinition.primaryKey)) INTEGER"] + geometryDeclaration(definition)
            + definition.columns.map { "\(quoted($0.name)) \($0.type.rawValue)" }
        try database.execute(sql: statements.create(declarations: declarations))
    }

    func describeColumns(_ columns: [ColumnDefinition], of table: String) throws {
        let described = columns.filter { $0.title != nil || !$0.description.isEmpty }
        if described.isEmpty { return }
        try database.execute(sql: StandardTables.createColumnDescriptions)
        for column in described {
            try database.execute(
                sql: """
                    INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description)
                        VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [table, column.name, column.title, column.title, column.description])
        }
    }
}
