// SPDX-License-Identifier: Apache-2.0
internal import GRDB

extension GeoPackageReader {
    /// What is wrong with the file, in sentences; empty for a sound one. Reads the whole file.
    ///
    /// Looks for damage of the database, broken references, and spatial indexes that are damaged or do not match
    /// their layer.
    public func integrityProblems() throws(GeoPackageError) -> [String] {
        try run {
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            for broken in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                let row = number(broken[1]).map { "row \($0)" } ?? "a row"
                problems.append(
                    "table `\(text(broken[0]) ?? "")`: \(row) refers to a row of `\(text(broken[2]) ?? "")` "
                        + "that does not exist")
            }
            for table in try tables() {
                guard let geometry = table.geometry, geometry.hasSpatialIndex, let key = table.primaryKey else {
                    continue
                }
                problems += try spatialIndexProblems(
                    SpatialIndexStatements(table: table.name, geometry: geometry.name, primaryKey: key))
            }
            return problems
        }
    }

    private func spatialIndexProblems(_ index: SpatialIndexStatements) throws -> [String] {
        var problems: [String] = []
        let checked = try String.fetchOne(database, sql: "SELECT rtreecheck(?)", arguments: [index.name])
        if let checked, checked != "ok" {
            problems.append("layer `\(index.table)`: its spatial index is damaged: \(checked)")
        }
        let count = try Int.fetchOne(database, sql: index.countMismatches) ?? 0
        if count > 0 {
            problems.append("layer `\(index.table)`: its spatial index does not match \(count) features")
        }
        return problems
    }
}
