// SPDX-License-Identifier: Apache-2.0
internal import GRDB
public import SimpleFeatures

extension GeoPackageReader {
    /// Rows of a layer whose envelope shares a point with `envelope`, in the order of their identifiers.
    ///
    /// Uses the spatial index where the layer has one, and looks at every row where not; the answer is the same.
    /// Rows without a geometry, with an empty or with a malformed one are never among them.
    /// - Throws: `notFound` for a table without geometry or a column that is not there; and what `body` throws.
    public func forEachRow(
        of table: String, columns: [String], intersecting envelope: Envelope,
        where conditions: [(column: String, value: SQLValue)] = [],
        _ body: (borrowing StoredRow) throws -> Void
    ) throws {
        guard !envelope.isEmpty else { return }
        let shape = try shape(of: table, having: columns + conditions.map(\.column))
        guard let geometry = shape.geometry else {
            throw GeoPackageError(code: .notFound, message: "the table has no geometry", file: file, table: table)
        }
        var filter = try Conditions(conditions)
        let sides = [envelope.maxX, envelope.minX, envelope.maxY, envelope.minY].map(\.databaseValue)
        if shape.hasSpatialIndex, let key = shape.primaryKey {
            let tree = quoted(CompanionName.spatialIndex(of: table, geometry: geometry))
            filter.add(
                """
                \(quoted(key)) IN (
                    SELECT id FROM \(tree) WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?)
                """, sides)
        }
        // The index is rounded outward to 32 bits; the blob has the last word.
        let c = quoted(geometry)
        filter.add("ST_MinX(\(c)) <= ? AND ST_MaxX(\(c)) >= ? AND ST_MinY(\(c)) <= ? AND ST_MaxY(\(c)) >= ?", sides)
        let selection = RowSelection(
            columns: columns, source: quoted(table), primaryKey: shape.primaryKey, conditions: filter, order: [],
            limit: nil)
        try forEachRow(of: table, columns: columns, selection, body)
    }
}
