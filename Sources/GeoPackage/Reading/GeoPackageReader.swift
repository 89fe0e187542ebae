// SPDX-License-Identifier: Apache-2.0
internal import GRDB

/// Reads one state of a GeoPackage, inside ``GeoPackageFile/read(_:)`` or ``GeoPackageFile/write(event:at:_:)``.
///
/// Names of tables and columns are those of the file, whatever characters they hold. Every method throws `corrupt`
/// for a damaged file and `io` when the operating system fails, beside what it says itself.
public class GeoPackageReader {
    let database: Database
    let file: String
    private var shapes: [String: TableShape] = [:]
    private var runningSelections: Set<String> = []

    init(_ database: Database, file: String) {
        self.database = database
        self.file = file
    }

    /// - Throws: `notFound` for a table that is not there, and for any of `columns` that is not: SQLite would take an
    ///   unknown quoted name for a text.
    func shape(of table: String, having columns: [String] = []) throws(GeoPackageError) -> TableShape {
        let shape: TableShape
        if let known = shapes[table] {
            shape = known
        } else if let found = try run(table: table, { try TableShape(table, database) }) {
            shape = found
            shapes[table] = found
        } else {
            throw GeoPackageError(
                code: .notFound, message: "the file has no such layer or table", file: file, table: table,
                hint: "see which there are: ogrinfo FILE")
        }
        if let unknown = shape.firstUnknown(of: columns) {
            throw GeoPackageError(
                code: .notFound, message: "there is no column `\(unknown)`", file: file, table: table,
                hint: "the columns are \(shape.columns.map(\.name).joined(separator: ", "))")
        }
        return shape
    }

    /// Runs `body` with a statement for `sql`: a cached one, unless it is in use further up the stack.
    func withSelection<Result>(_ sql: String, _ body: (Statement) throws -> Result) throws -> Result {
        guard runningSelections.insert(sql).inserted else { return try body(database.makeStatement(sql: sql)) }
        defer { runningSelections.remove(sql) }
        return try body(database.cachedStatement(sql: sql))
    }

    /// Call it when the shape of the table changes.
    func forgetShape(of table: String) {
        shapes[table] = nil
    }

    /// Runs SQL and puts its errors into this module's words.
    func run<Result>(
        table: String? = nil, row: Int64? = nil, _ body: () throws -> Result
    ) throws(GeoPackageError) -> Result {
        do {
            return try body()
        } catch {
            throw GeoPackageError(error, file: file, table: table, row: row)
        }
    }
}
