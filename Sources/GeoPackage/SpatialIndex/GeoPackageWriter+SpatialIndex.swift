// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension GeoPackageWriter {
    /// Makes the spatial index of a layer from the rows that are there and keeps it current from now on, also under
    /// changes by other programs. Does nothing when there is one.
    ///
    /// - Complexity: n log n, some ten times as fast as adding the rows to an index one by one: load a layer first and
    ///   index it then.
    /// - Throws: `notFound` for a table without a geometry or without an integer primary key.
    public func createSpatialIndex(on table: String) throws(GeoPackageError) {
        let shape = try shape(of: table)
        guard let geometry = shape.geometry, let key = shape.primaryKey else {
            throw GeoPackageError(
                code: .notFound, message: "the table has no geometry or no integer primary key to index", file: file,
                table: table)
        }
        guard !shape.hasSpatialIndex else { return }
        try run(table: table) {
            let index = SpatialIndexStatements(table: table, geometry: geometry, primaryKey: key)
            try database.execute(sql: index.createTree)
            try packTree(index)
            try database.execute(sql: index.createTriggers)
            try database.execute(sql: index.register, arguments: [table, geometry])
            forgetShape(of: table)
        }
    }
}
