// SPDX-License-Identifier: Apache-2.0
internal import CGeoPackageFunctions
public import SimpleFeatures

/// Rows as flat cells: what bulk writing takes and bulk reading gives.
///
/// Cells lie row after row; texts and blobs lie one after another in one arena. A batch of thousands of rows is three
/// allocations, and goes into SQLite or comes out of it in one call.
///
/// ```swift
/// var batch = RowBatch(columnCount: 2)
/// batch.appendText("P-1")
/// batch.endRow(envelope: GeometryBlob.append(polygons, at: 0, srsID: 4547, to: &batch))
/// try writer.insert(into: "parcel", columns: ["id", "geom"], batch: batch)
/// ```
public struct RowBatch: Sendable {
    /// What a cell holds. The numbers are SQLite's.
    public enum Kind: UInt8, Sendable, Hashable {
        case integer = 1
        case real, text, blob, null
    }

    public let columnCount: Int
    /// The rows that are ended.
    public private(set) var rowCount = 0
    /// The box around the envelopes of all ended rows.
    public private(set) var envelope = Envelope.empty

    var cells: [geopackage_cell] = []
    var arena: [UInt8] = []
    /// The table, columns and file it was read from.
    let origin: RowOrigin?
    private var arenaAtRowStart = 0

    /// An empty batch to be filled cell by cell.
    public init(columnCount: Int) {
        self.columnCount = columnCount
        origin = nil
    }

    /// A batch to read into: each row has one more cell, its identifier or null.
    init(origin: RowOrigin) {
        columnCount = origin.columns.count
        self.origin = origin
    }

    /// From one row's first cell to the next row's.
    var stride: Int { columnCount + (origin == nil ? 0 : 1) }

    public mutating func reserveCapacity(rows: Int, bytes: Int) {
        cells.reserveCapacity(rows * columnCount)
        arena.reserveCapacity(bytes)
    }

    /// Puts a value into the next cell of the row being built.
    public mutating func append(_ value: SQLValue) {
        switch value {
        case .null: appendNull()
        case .integer(let value): appendInteger(value)
        case .real(let value): appendReal(value)
        case .text(let value): appendText(value)
        case .blob(let value): appendBlob(value.span)
        }
    }

    public mutating func appendNull() {
        appendCell(.null, bits: 0)
    }

    public mutating func appendInteger(_ value: Int64) {
        appendCell(.integer, bits: value)
    }

    /// NaN is refused when the batch is written.
    public mutating func appendReal(_ value: Double) {
        appendCell(.real, bits: Int64(bitPattern: value.bitPattern))
    }

    /// Text with a NUL character is refused when the batch is written.
    public mutating func appendText(_ text: String) {
        appendText(utf8: text.utf8.span)
    }

    /// Bytes that are not UTF-8, or hold a NUL character, are refused when the batch is written.
    public mutating func appendText(utf8: Span<UInt8>) {
        appendBytes(.text, utf8)
    }

    public mutating func appendBlob(_ bytes: Span<UInt8>) {
        appendBytes(.blob, bytes)
    }

    /// Ends the row, which must have a value for every column.
    /// - Parameter envelope: the one of the row's geometry; nil or empty when it has none. It widens the extent that the
    ///   file declares for the layer.
    public mutating func endRow(envelope: Envelope? = nil) {
        precondition(origin == nil, "a batch that was read is not written to")
        precondition(cells.count == (rowCount + 1) * columnCount, "a row with more or fewer values than columns")
        rowCount += 1
        arenaAtRowStart = arena.count
        if let envelope { self.envelope = self.envelope.union(envelope) }
    }

    /// Takes back the cells of the row being built.
    public mutating func abandonRow() {
        cells.removeSubrange((rowCount * columnCount)...)
        arena.removeSubrange(arenaAtRowStart...)
    }

    /// Takes out rows that are ended; the envelope stays what it was.
    public mutating func removeRows(_ rows: Set<Int>) {
        guard !rows.isEmpty else { return }
        cells = (0..<rowCount).filter { !rows.contains($0) }.flatMap {
            cells[($0 * columnCount)..<(($0 + 1) * columnCount)]
        }
        rowCount = cells.count / max(1, columnCount)
    }

    public mutating func removeAll(keepingCapacity: Bool = true) {
        rowCount = 0
        arenaAtRowStart = 0
        envelope = .empty
        cells.removeAll(keepingCapacity: keepingCapacity)
        arena.removeAll(keepingCapacity: keepingCapacity)
    }

    /// Appends a blob of `count` bytes that `write` fills.
    mutating func appendBlob(count: Int, _ write: (UnsafeMutableRawBufferPointer) -> Void) {
        let start = arena.count
        arena.append(contentsOf: repeatElement(0, count: count))
        unsafe arena.withUnsafeMutableBytes { bytes in
            // SAFETY: the arena was just made that long, and `write` has it for this call only.
            unsafe write(UnsafeMutableRawBufferPointer(rebasing: bytes[start...]))
        }
        appendCell(.blob, bits: Int64(start), length: count)
    }

    private mutating func appendBytes(_ kind: Kind, _ bytes: Span<UInt8>) {
        let start = arena.count
        unsafe bytes.withUnsafeBufferPointer { bytes in unsafe arena.append(contentsOf: bytes) }
        appendCell(kind, bits: Int64(start), length: bytes.count)
    }

    private mutating func appendCell(_ kind: Kind, bits: Int64, length: Int = 0) {
        cells.append(geopackage_cell(bits: bits, length: UInt32(length), kind: kind.rawValue))
    }

    /// Replaces the content by the next rows of a statement, as far as `fill` has them: at most `rowLimit`.
    mutating func refill(
        rowLimit: Int, _ fill: (inout [geopackage_cell], inout [UInt8]) throws -> Int
    ) rethrows {
        let missing = rowLimit * stride - cells.count
        if missing > 0 {
            cells.append(contentsOf: repeatElement(geopackage_cell(), count: missing))
        }
        rowCount = try fill(&cells, &arena)
    }
}

/// Where a batch was read.
struct RowOrigin: Sendable {
    let file: String
    let table: String
    let columns: [String]
}
