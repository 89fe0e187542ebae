// SPDX-License-Identifier: Apache-2.0
internal import CGeoPackageFunctions
internal import GRDB
internal import SimpleFeatures

extension GeoPackageWriter {
    /// Replaces the content of an index by a packed tree over the rows of its layer, in the tables in which SQLite keeps
    /// the tree (sqlite.org/rtree.html, section 6). Decision 0004 says why.
    func packTree(_ index: SpatialIndexStatements) throws {
        let (ids, boxes) = try indexedEntries(index)
        // The empty root that SQLite made is as long as every node must be.
        let size = try Int.fetchOne(database, sql: index.nodeSize) ?? 0
        let capacity = (size - TreeNode.headerSize) / TreeNode.cellSize
        // An eighth stays free, or else every later row would split a node.
        let tree = PackedTree(boxes, capacity: max(2, capacity - capacity / 8))
        for part in SpatialIndexStatements.Part.allCases { try database.execute(sql: index.clear(part)) }
        try writeNodes(of: tree, ids: ids, size: size, index)
        try insertPairs(ids, tree.nodeNumbers(ofEntriesOf: tree.levels[0]), index.insert(into: .rowid))
        for level in tree.levels.indices.dropLast().reversed() {
            let first = tree.levels[level].firstNumber
            let numbers = (0..<tree.levels[level].nodeCount).map { first + Int64($0) }
            try insertPairs(
                numbers, tree.nodeNumbers(ofEntriesOf: tree.levels[level + 1]), index.insert(into: .parent))
        }
    }

    private func writeNodes(of tree: PackedTree, ids: [Int64], size: Int, _ index: SpatialIndexStatements) throws {
        var batch = RowBatch(columnCount: 2)
        for position in tree.levels.indices.reversed() {
            let level = tree.levels[position]
            for node in 0..<level.nodeCount {
                batch.appendInteger(level.firstNumber + Int64(node))
                unsafe batch.appendBlob(count: size) { bytes in
                    // SAFETY: the node does not outlive the call that lends the bytes, and checks every place.
                    var writer = unsafe TreeNode(bytes, depth: position == tree.depth ? tree.depth : 0)
                    for place in level.places(of: node) {
                        let entry = Int(level.order[place])
                        let id = position == 0 ? ids[entry] : tree.levels[position - 1].firstNumber + Int64(entry)
                        writer.append(id, tree.boxes[position][entry])
                    }
                }
                batch.endRow()
                try flush(&batch, index.insert(into: .node), at: 1024)
            }
        }
        try flush(&batch, index.insert(into: .node))
    }

    private func insertPairs(_ keys: [Int64], _ numbers: [Int64], _ sql: String) throws {
        var batch = RowBatch(columnCount: 2)
        for (key, number) in zip(keys, numbers) {
            batch.appendInteger(key)
            batch.appendInteger(number)
            batch.endRow()
            try flush(&batch, sql, at: 8192)
        }
        try flush(&batch, sql)
    }

    private func flush(_ batch: inout RowBatch, _ sql: String, at limit: Int = 1) throws {
        guard batch.rowCount >= limit else { return }
        try execute(sql, batch)
        batch.removeAll()
    }

    /// The identifiers and boxes of the rows with a geometry that is not empty, by identifier.
    private func indexedEntries(_ index: SpatialIndexStatements) throws -> (ids: [Int64], boxes: [TreeBox]) {
        let chunk = 4096
        var (ids, boxes): ([Int64], [TreeBox]) = ([], [])
        var found = Array(repeating: geopackage_entry(), count: chunk)
        let statement = try database.makeStatement(sql: index.selectGeometries)
        // SAFETY: the statement belongs to the connection whose turn this is, and lives until it is ended.
        defer { unsafe geopackage_end_statement(statement.sqliteStatement) }
        while true {
            var count = 0
            let code = unsafe found.withUnsafeMutableBufferPointer { found in
                // SAFETY: there is room for `chunk` entries.
                unsafe found.baseAddress.map {
                    unsafe geopackage_read_entries(statement.sqliteStatement, chunk, $0, &count)
                } ?? 0
            }
            for entry in found[..<count] {
                let sides = entry.sides
                let envelope = Envelope(minX: sides.0, minY: sides.2, maxX: sides.1, maxY: sides.3)
                guard let box = TreeBox(envelope) else {
                    throw GeoPackageError(
                        code: .constraint, message: "the envelope its geometry declares is inside out", row: entry.id)
                }
                ids.append(entry.id)
                boxes.append(box)
            }
            if code == ResultCode.SQLITE_DONE.rawValue { return (ids, boxes) }
            guard code == ResultCode.SQLITE_ROW.rawValue else {
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
            }
        }
    }
}
