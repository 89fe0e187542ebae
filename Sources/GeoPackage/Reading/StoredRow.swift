// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GRDB
public import SimpleFeatures

/// One row under a reader's hand. Positions are those of the columns asked for.
///
/// Each getter returns nil for null, and throws `unexpectedType` for a value of another type: in SQLite any column
/// may hold anything, and files made elsewhere do.
public struct StoredRow: ~Copyable {
    private let row: Row
    private let table: String
    private let columns: [String]
    private let file: String

    init(_ row: Row, table: String, columns: [String], file: String) {
        self.row = row
        self.table = table
        self.columns = columns
        self.file = file
    }

    public var count: Int { columns.count }
    /// The primary key; nil for rows of a view.
    public var fid: Int64? { number(row[columns.count]) }

    public func isNull(_ index: Int) -> Bool { row.hasNull(atIndex: index) }

    public func value(_ index: Int) -> SQLValue { SQLValue(row[index] as DatabaseValue) }

    public var values: [SQLValue] { (0..<count).map { value($0) } }

    /// A real number counts if it is whole.
    public func integer(_ index: Int) throws(GeoPackageError) -> Int64? {
        switch stored(index) {
        case .null: return nil
        case .int64(let value): return value
        case .double(let value):
            guard let whole = Int64(exactly: value) else { throw unexpected(index, "a whole number") }
            return whole
        case .string, .blob: throw unexpected(index, "a whole number")
        }
    }

    /// An integer counts.
    public func real(_ index: Int) throws(GeoPackageError) -> Double? {
        switch stored(index) {
        case .null: nil
        case .int64(let value): Double(value)
        case .double(let value): value
        case .string, .blob: throw unexpected(index, "a number")
        }
    }

    public func text(_ index: Int) throws(GeoPackageError) -> String? {
        switch stored(index) {
        case .null: nil
        case .string(let value): value
        case .int64, .double, .blob: throw unexpected(index, "text")
        }
    }

    public func boolean(_ index: Int) throws(GeoPackageError) -> Bool? {
        switch stored(index) {
        case .null: nil
        case .int64(0): false
        case .int64(1): true
        case .int64, .double, .string, .blob: throw unexpected(index, "0 or 1")
        }
    }

    public func bytes(_ index: Int) throws(GeoPackageError) -> [UInt8]? {
        switch stored(index) {
        case .null: nil
        case .blob(let value): [UInt8](value)
        case .int64, .double, .string: throw unexpected(index, "a blob")
        }
    }

    /// The geometry of a GeoPackage blob.
    /// - Throws: `malformedGeometry` naming the row, also for kinds that are not read, such as curves.
    public func geometry(_ index: Int) throws(GeoPackageError) -> Geometry? {
        try withBlob(index) { blob throws(GeoPackageError) in try GeometryBlob.decode(blob).geometry }
    }

    /// The envelope of a GeoPackage blob, without making the geometry when the blob says it. Empty for an empty one.
    public func envelope(_ index: Int) throws(GeoPackageError) -> Envelope? {
        try withBlob(index) { blob throws(GeoPackageError) in try GeometryBlob.envelope(of: blob) }
    }

    private func withBlob<Result>(
        _ index: Int, _ body: (Data) throws(GeoPackageError) -> Result
    ) throws(GeoPackageError) -> Result? {
        do {
            guard !isNull(index) else { return nil }
            guard case .blob(let blob) = stored(index) else { throw unexpected(index, "a geometry blob") }
            return try body(blob)
        } catch {
            throw GeoPackageError(error, file: file, table: table, row: fid)
        }
    }

    private func stored(_ index: Int) -> DatabaseValue.Storage { (row[index] as DatabaseValue).storage }

    private func unexpected(_ index: Int, _ wanted: String) -> GeoPackageError {
        GeoPackageError(
            GeoPackageError.unexpected(value(index), wanted: wanted, in: columns[index]), file: file, table: table,
            row: fid)
    }
}
