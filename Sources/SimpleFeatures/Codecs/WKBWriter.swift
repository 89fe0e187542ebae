// SPDX-License-Identifier: Apache-2.0

/// Writes shapes as little-endian ISO well-known binary with two ordinates, or with an SRID as extended one.
@safe struct WKBWriter {
    private var bytes: UnsafeMutableRawBufferPointer
    private var offset = 0

    static func bytes(of shape: Shape, srid: UInt32? = nil) -> [UInt8] {
        let size = size(of: shape) + (srid == nil ? 0 : 4)
        // SAFETY: `size` counts exactly what `write` stores; debug builds check each store against the bounds.
        return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, written in
            var writer = unsafe WKBWriter(bytes: UnsafeMutableRawBufferPointer(buffer))
            writer.write(shape, srid: srid)
            written = writer.offset
        }
    }

    private static func size(of shape: Shape) -> Int {
        switch shape {
        case .point: 5 + 16
        case .lineString(let run): 9 + 16 * run.count
        case .polygon(let rings): rings.reduce(9) { $0 + 4 + 16 * $1.count }
        case .collection(_, let parts): parts.reduce(9) { $0 + size(of: $1) }
        }
    }

    private mutating func write(_ shape: Shape, srid: UInt32? = nil) {
        store(UInt8(1))
        store((shape.kind.rawValue | (srid == nil ? 0 : WKBReader.sridFlag)).littleEndian)
        if let srid { store(srid.littleEndian) }
        switch shape {
        case .point(let coordinate):
            write(coordinate ?? Coordinate(.nan, .nan))
        case .lineString(let run):
            write(run)
        case .polygon(let rings):
            store(UInt32(rings.count).littleEndian)
            for ring in rings { write(ring) }
        case .collection(_, let parts):
            store(UInt32(parts.count).littleEndian)
            for part in parts { write(part) }
        }
    }

    private mutating func write(_ run: [Coordinate]) {
        store(UInt32(run.count).littleEndian)
        for coordinate in run { write(coordinate) }
    }

    private mutating func write(_ coordinate: Coordinate) {
        store(coordinate.x.bitPattern.littleEndian)
        store(coordinate.y.bitPattern.littleEndian)
    }

    private mutating func store(_ value: some FixedWidthInteger & BitwiseCopyable) {
        // SAFETY: see `bytes(of:)`.
        unsafe bytes.storeBytes(of: value, toByteOffset: offset, as: type(of: value))
        offset += value.bitWidth / 8
    }
}
