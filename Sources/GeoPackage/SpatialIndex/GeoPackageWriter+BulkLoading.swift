// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension GeoPackageWriter {
    /// How many rows of a layer are packed in the time in which one is added to its index (decision 0004).
    static var packedRowsPerAddedRow: Int { 50 }

    /// Runs `body`, which adds many rows to a layer, and brings the layer's spatial index up to date at its end instead
    /// of row by row.
    ///
    /// Whatever else `body` does to the layer is right too, but for queries by ``forEachRow(of:columns:intersecting:where:_:)``
    /// on it, which do not see the changes before the end. Errors of `body` must leave the transaction. A layer without
    /// an index is loaded as it is; index it with ``createSpatialIndex(on:)`` afterwards.
    /// - Parameter expectedRows: about how many rows `body` adds. When they are few beside those of the layer, the
    ///   index is kept row by row, because packing touches all of them; nil stands for many.
    public func bulkLoading<Result>(
        _ table: String, expectedRows: Int? = nil, _ body: () throws -> Result
    ) throws -> Result {
        let shape = try shape(of: table)
        guard shape.hasSpatialIndex, let geometry = shape.geometry, let key = shape.primaryKey else {
            return try body()
        }
        let index = SpatialIndexStatements(table: table, geometry: geometry, primaryKey: key)
        guard try run(table: table, { try isWorthPacking(index, expectedRows) }) else { return try body() }
        let triggers = try run(table: table) {
            let triggers = try Row.fetchAll(
                database, sql: SpatialIndexStatements.triggers, arguments: [table, index.name + "_"])
            for trigger in triggers { try database.execute(sql: "DROP TRIGGER \(quoted(text(trigger[0]) ?? ""))") }
            return triggers.compactMap { text($0[1]) }
        }
        try run(table: table) { try database.execute(sql: ConnectionSettings.largeCache) }
        defer { try? database.execute(sql: ConnectionSettings.usualCache) }
        let result = try body()
        try run(table: table) {
            try packTree(index)
            // As they were: the file may be of another version, and then has other triggers than ours.
            for trigger in triggers { try database.execute(sql: trigger) }
        }
        return result
    }

    private func isWorthPacking(_ index: SpatialIndexStatements, _ expectedRows: Int?) throws -> Bool {
        guard
            try Int.fetchOne(database, sql: SpatialIndexStatements.isStandardTree, arguments: [index.name]) != nil
        else { return false }
        guard let expectedRows else { return true }
        return try expectedRows * Self.packedRowsPerAddedRow >= Int.fetchOne(database, sql: index.entryCount) ?? 0
    }
}
