// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

extension GeometryBlob {
    /// Appends the blob of one feature of a batch to the row being built, without making a geometry.
    ///
    /// Rings are closed, the exterior one first; nothing of that is checked.
    /// - Parameter kind: `multiPolygon`, or `polygon` for a feature of at most one part.
    /// - Returns: the envelope of the coordinates, for ``RowBatch/endRow(envelope:)``.
    /// - Complexity: linear in the coordinates of the feature.
    @discardableResult
    public static func append(
        _ polygons: PolygonBatch, at feature: Int, as kind: GeometryKind = .multiPolygon, srsID: Int32,
        to batch: inout RowBatch
    ) -> Envelope {
        let parts = polygons.parts(of: feature)
        precondition(kind == .multiPolygon || kind == .polygon && parts.count <= 1, "polygons of another kind")
        let envelope = polygons.envelope(at: feature)
        let isMulti = kind == .multiPolygon
        var size = 8 + (envelope.isEmpty ? 0 : 32) + (isMulti || parts.isEmpty ? 9 : 0) + 9 * parts.count
        for ring in parts.lazy.flatMap({ polygons.rings(of: $0) }) {
            size += 4 + 16 * polygons.positions(of: ring).count
        }
        unsafe batch.appendBlob(count: size) { bytes in
            // SAFETY: the writer does not outlive the call that lends the bytes, and checks every place.
            var writer = unsafe BlobWriter(bytes)
            writer.header(srsID: srsID, envelope: envelope)
            if isMulti { writer.head(.multiPolygon, count: parts.count) }
            if !isMulti && parts.isEmpty { writer.head(.polygon, count: 0) }
            for part in parts {
                let rings = polygons.rings(of: part)
                writer.head(.polygon, count: rings.count)
                for ring in rings {
                    let positions = polygons.positions(of: ring)
                    writer.word(UInt32(positions.count))
                    for position in positions {
                        writer.double(polygons.x[position])
                        writer.double(polygons.y[position])
                    }
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
