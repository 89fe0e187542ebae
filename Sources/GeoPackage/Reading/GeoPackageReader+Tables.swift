// SPDX-License-Identifier: Apache-2.0
internal import GRDB
internal import SimpleFeatures

extension GeoPackageReader {
    /// The layers and the tables of attributes, by name. Tiles, coverages, and tables the file lists but does not
    /// hold are left out.
    public func tables() throws(GeoPackageError) -> [StoredTable] {
        try run {
            let hasGeometryColumns = try database.tableExists("gpkg_geometry_columns")
            let geometry =
                hasGeometryColumns
                ? "SELECT * FROM gpkg_geometry_columns"
                : "SELECT NULL table_name, NULL column_name, NULL geometry_type_name, NULL srs_id LIMIT 0"
            return try Row.fetchAll(
                database,
                sql: """
                    SELECT s.name, c.identifier, c.description, c.min_x, c.min_y, c.max_x, c.max_y,
                        g.column_name, g.geometry_type_name, g.srs_id
                    FROM gpkg_contents c
                    JOIN sqlite_master s ON lower(s.name) = lower(c.table_name) AND s.type IN ('table', 'view')
                    LEFT JOIN (\(geometry)) g
                        ON lower(g.table_name) = lower(c.table_name) AND c.data_type = 'features'
                    WHERE c.data_type IN ('attributes', 'aspatial') OR g.column_name NOT NULL
                    ORDER BY s.name
                    """
            ).map { try storedTable($0) }
        }
    }

    /// - Throws: `notFound` when the file lists no such layer or table.
    public func table(_ name: String) throws(GeoPackageError) -> StoredTable {
        guard let table = try tables().first(where: { $0.name == name }) else {
            throw GeoPackageError(
                code: .notFound, message: "the file lists no such layer or table", file: file, table: name,
                hint: "see which there are: ogrinfo FILE")
        }
        return table
    }

    public func hasTable(_ name: String) throws(GeoPackageError) -> Bool {
        try tables().contains { $0.name == name }
    }

    /// The columns in their stored order, the primary key and the geometry included.
    /// - Throws: `notFound`
    public func columns(of table: String) throws(GeoPackageError) -> [StoredColumn] {
        try shape(of: table).columns
    }

    private func storedTable(_ row: Row) throws -> StoredTable {
        let name = text(row[0]) ?? ""
        let shape = try shape(of: name)
        let geometry = text(row[7]).map { column in
            StoredGeometryColumn(
                name: column, kindName: (text(row[8]) ?? "").uppercased(),
                srsID: number(row[9]).flatMap { Int32(exactly: $0) } ?? 0, hasSpatialIndex: shape.hasSpatialIndex)
        }
        let sides = (3...6).compactMap { Double.fromDatabaseValue(row[$0]) }
        return StoredTable(
            name: name, identifier: text(row[1]) ?? name, description: text(row[2]) ?? "", geometry: geometry,
            primaryKey: shape.primaryKey, keepsHistory: shape.keepsHistory,
            declaredExtent: sides.count == 4
                ? Envelope(minX: sides[0], minY: sides[1], maxX: sides[2], maxY: sides[3]) : .empty)
    }
}
