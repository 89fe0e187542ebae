// SPDX-License-Identifier: Apache-2.0
internal import CGeoPackageFunctions
public import SimpleFeatures

/// Cells by row and column, both counted from 0.
///
/// As in ``StoredRow``, each getter returns nil for null, and throws `unexpectedType` for a value of another type: in
/// SQLite any column may hold anything, and files made elsewhere do.
extension RowBatch {
    /// The primary key of a row that was read; nil for rows of a view and of a batch to be written.
    public func fid(_ row: Int) -> Int64? {
        guard origin != nil else { return nil }
        let cell = cells[index(row, 0) + columnCount]
        return Kind(rawValue: cell.kind) == .integer ? cell.bits : nil
    }

    public func kind(_ row: Int, _ column: Int) -> Kind {
        // Only SQLite and this type write cells.
        Kind(rawValue: cell(row, column).kind) ?? .null
    }

    public func isNull(_ row: Int, _ column: Int) -> Bool { kind(row, column) == .null }

    /// A real number counts if it is whole.
    public func integer(_ row: Int, _ column: Int) throws(GeoPackageError) -> Int64? {
        switch kind(row, column) {
        case .null: return nil
        case .integer: return cell(row, column).bits
        case .real:
            guard let whole = Int64(exactly: storedReal(row, column)) else {
                throw unexpected(row, column, "a whole number")
            }
            return whole
        case .text, .blob: throw unexpected(row, column, "a whole number")
        }
    }

    /// An integer counts.
    public func real(_ row: Int, _ column: Int) throws(GeoPackageError) -> Double? {
        switch kind(row, column) {
        case .null: nil
        case .integer: Double(cell(row, column).bits)
        case .real: storedReal(row, column)
        case .text, .blob: throw unexpected(row, column, "a number")
        }
    }

    public func text(_ row: Int, _ column: Int) throws(GeoPackageError) -> String? {
        switch kind(row, column) {
        case .null: nil
        case .text: storedText(row, column)
        case .integer, .real, .blob: throw unexpected(row, column, "text")
        }
    }

    public func boolean(_ row: Int, _ column: Int) throws(GeoPackageError) -> Bool? {
        switch (kind(row, column), cell(row, column).bits) {
        case (.null, _): nil
        case (.integer, 0): false
        case (.integer, 1): true
        default: throw unexpected(row, column, "0 or 1")
        }
    }

    /// Hands the bytes of a text or blob to `body` where they lie, without copying them. Any other value has none.
    public func withBytes<Result, Failure: Error>(
        _ row: Int, _ column: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let cell = cell(row, column)
        let start = cell.length > 0 ? Int(cell.bits) : 0
        return try body(arena.span.extracting(start..<start + Int(cell.length)))
    }

    /// The geometry of a GeoPackage blob.
    /// - Throws: `malformedGeometry` naming the row, also for kinds that are not read, such as curves.
    public func geometry(_ row: Int, _ column: Int) throws(GeoPackageError) -> Geometry? {
        guard let bytes = try blob(row, column) else { return nil }
        do {
            return try GeometryBlob.decode(bytes).geometry
        } catch {
            throw located(error, row)
        }
    }

    /// The cell as a value.
    public func value(_ row: Int, _ column: Int) -> SQLValue {
        switch kind(row, column) {
        case .null: .null
        case .integer: .integer(cell(row, column).bits)
        case .real: .real(storedReal(row, column))
        case .text: .text(storedText(row, column))
        case .blob: .blob([UInt8](arena[bytes(row, column)]))
        }
    }

    /// The bytes of a blob; nil for null.
    func blob(_ row: Int, _ column: Int) throws(GeoPackageError) -> ArraySlice<UInt8>? {
        switch kind(row, column) {
        case .null: nil
        case .blob: arena[bytes(row, column)]
        case .integer, .real, .text: throw unexpected(row, column, "a geometry blob")
        }
    }

    /// The error with the place it was read from.
    func located(_ error: GeoPackageError, _ row: Int) -> GeoPackageError {
        var located = error
        located.file = origin?.file
        located.table = origin?.table
        located.row = fid(row)
        return located
    }

    private func index(_ row: Int, _ column: Int) -> Int {
        precondition(row >= 0 && row < rowCount && column >= 0 && column <= columnCount, "a cell outside the batch")
        return row * stride + column
    }

    private func cell(_ row: Int, _ column: Int) -> geopackage_cell {
        cells[index(row, column)]
    }

    private func bytes(_ row: Int, _ column: Int) -> Range<Int> {
        let cell = cell(row, column)
        return Int(cell.bits)..<Int(cell.bits) + Int(cell.length)
    }

    private func storedReal(_ row: Int, _ column: Int) -> Double {
        Double(bitPattern: UInt64(bitPattern: cell(row, column).bits))
    }

    private func storedText(_ row: Int, _ column: Int) -> String {
        String(decoding: arena[bytes(row, column)], as: UTF8.self)
    }

    private func unexpected(_ row: Int, _ column: Int, _ wanted: String) -> GeoPackageError {
        located(
            .unexpected(value(row, column), wanted: wanted, in: origin?.columns[column] ?? "\(column)"), row)
    }
}
