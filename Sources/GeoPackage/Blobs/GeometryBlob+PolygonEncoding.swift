// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

extension GeometryBlob {
    /// Appends the blob of polygons in flat columns to the row being built, without making a geometry.
    ///
    /// `partEnds` says where each polygon's rings end in `ringEnds`, which says where each ring's coordinates end in
    /// `x` and `y`; a part or ring begins where the one before it ends. So one geometry is a range of parts in columns
    /// that may hold a million of them. Rings are closed, the exterior one first; nothing of that is checked.
    /// - Parameters:
    ///   - parts: may be empty, which is the empty geometry.
    ///   - kind: `multiPolygon`, or `polygon` for at most one part.
    /// - Returns: the envelope of the coordinates, for ``RowBatch/endRow(envelope:)``.
    /// - Complexity: linear in the coordinates.
    @discardableResult
    public static func append(
        polygons parts: Range<Int>, x: Span<Double>, y: Span<Double>, ringEnds: Span<Int32>, partEnds: Span<Int32>,
        kind: GeometryKind = .multiPolygon, srsID: Int32, to batch: inout RowBatch
    ) -> Envelope {
        precondition(kind == .multiPolygon || kind == .polygon && parts.count <= 1, "polygons of another kind")
        let firstRing = parts.lowerBound == 0 ? 0 : Int(partEnds[parts.lowerBound - 1])
        let ringEnd = parts.isEmpty ? firstRing : Int(partEnds[parts.upperBound - 1])
        let first = firstRing == 0 ? 0 : Int(ringEnds[firstRing - 1])
        let end = ringEnd == firstRing ? first : Int(ringEnds[ringEnd - 1])
        let envelope = Envelope(x: x, y: y, first..<end)
        let isMulti = kind == .multiPolygon
        let heads = isMulti ? 9 + 9 * parts.count : 9
        let size = 8 + (envelope.isEmpty ? 0 : 32) + heads + 4 * (ringEnd - firstRing) + 16 * (end - first)
        unsafe batch.appendBlob(count: size) { bytes in
            // SAFETY: the writer does not outlive the call that lends the bytes, and checks every place.
            var writer = unsafe BlobWriter(bytes)
            writer.header(srsID: srsID, envelope: envelope)
            if isMulti { writer.head(.multiPolygon, count: parts.count) }
            if !isMulti && parts.isEmpty { writer.head(.polygon, count: 0) }
            var (ring, coordinate) = (firstRing, first)
            for part in parts {
                writer.head(.polygon, count: Int(partEnds[part]) - ring)
                while ring < Int(partEnds[part]) {
                    let ringEnd = Int(ringEnds[ring])
                    writer.word(UInt32(ringEnd - coordinate))
                    while coordinate < ringEnd {
                        writer.double(x[coordinate])
                        writer.double(y[coordinate])
                        coordinate += 1
                    }
                    ring += 1
                }
            }
            writer.requireEnd()
        }
        return envelope
    }
}

/// Writes the little-endian numbers of a blob one after another.
@safe private struct BlobWriter {
    private let bytes: UnsafeMutableRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeMutableRawBufferPointer) {
        unsafe self.bytes = bytes
    }

    mutating func header(srsID: Int32, envelope: Envelope) {
        put(UInt32(0x47 | 0x50 << 8 | (envelope.isEmpty ? 0x11 : 0x03) << 24).littleEndian)
        word(UInt32(bitPattern: srsID))
        if envelope.isEmpty { return }
        for side in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] { double(side) }
    }

    /// The byte order, kind and count before the parts or rings.
    mutating func head(_ kind: GeometryKind, count: Int) {
        put(UInt8(1))
        word(UInt32(kind.rawValue))
        word(UInt32(count))
    }

    mutating func word(_ value: UInt32) { put(value.littleEndian) }

    mutating func double(_ value: Double) { put(value.bitPattern.littleEndian) }

    func requireEnd() {
        unsafe precondition(offset == bytes.count, "a blob of another size than foreseen")
    }

    private mutating func put<Value: BitwiseCopyable>(_ value: Value) {
        let end = offset + MemoryLayout<Value>.size
        unsafe precondition(end <= bytes.count, "a blob longer than foreseen")
        // SAFETY: the place was just checked; unaligned stores of plain numbers are allowed.
        unsafe bytes.storeBytes(of: value, toByteOffset: offset, as: Value.self)
        offset = end
    }
}
