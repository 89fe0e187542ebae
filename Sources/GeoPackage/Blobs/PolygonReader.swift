// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Reads the blob of a polygon or multipolygon into flat columns without trusting it. What it refuses is what the reader
/// of geometries refuses: rings of fewer than four points, open rings, and coordinates that are not finite.
@safe struct PolygonReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset: Int

    private struct Head {
        var isLittleEndian: Bool
        var kind: UInt32
        /// From one coordinate to the next, in bytes.
        var stride: Int
        var count: Int
    }

    /// Appends the parts that are not empty, and returns their envelope. After an error `arrays` holds fragments.
    static func read(
        _ bytes: UnsafeRawBufferPointer, into arrays: inout PolygonArrays
    ) throws(GeoPackageError) -> Envelope {
        let header = try unsafe GeometryBlobHeader(bytes)
        guard !header.isExtended else { throw GeometryBlobHeader.extended }
        // SAFETY: the reader does not outlive this call, during which the caller keeps the bytes.
        var reader = unsafe PolygonReader(bytes: bytes, offset: header.bodyOffset)
        let first = arrays.x.count
        try reader.geometry(into: &arrays)
        guard reader.remaining == 0 else { throw reader.malformed("\(reader.remaining) bytes after the geometry") }
        return Envelope(x: arrays.x.span.extracting(first...), y: arrays.y.span.extracting(first...))
    }

    private var remaining: Int { unsafe bytes.count - offset }

    private mutating func geometry(into arrays: inout PolygonArrays) throws(GeoPackageError) {
        let head = try head()
        guard head.kind == GeometryKind.multiPolygon.rawValue else { return try polygon(head, into: &arrays) }
        // The shortest polygon is a byte order, a type and a zero count.
        try require(head.count, eachAtLeast: 9)
        for _ in 0..<head.count { try polygon(self.head(), into: &arrays) }
    }

    private mutating func polygon(_ head: Head, into arrays: inout PolygonArrays) throws(GeoPackageError) {
        guard head.kind == GeometryKind.polygon.rawValue else {
            throw malformed("a geometry of type \(head.kind) where a polygon belongs")
        }
        try require(head.count, eachAtLeast: 4)
        let firstRing = arrays.ringEnds.count
        for ring in 0..<head.count {
            let count = Int(try word(head.isLittleEndian))
            try require(count, eachAtLeast: head.stride)
            if count == 0 { continue }
            guard ring == 0 || arrays.ringEnds.count > firstRing else {
                throw malformed("interior rings without an exterior ring")
            }
            try self.ring(count, head, named: ring == 0 ? "exterior ring" : "interior ring \(ring - 1)", &arrays)
        }
        if arrays.ringEnds.count > firstRing { arrays.partEnds.append(arrays.ringEnds.count) }
    }

    private mutating func ring(
        _ count: Int, _ head: Head, named name: @autoclosure () -> String, _ arrays: inout PolygonArrays
    ) throws(GeoPackageError) {
        guard count >= 4 else { throw malformed("the \(name()) has \(count) points; a ring needs at least four") }
        let first = arrays.x.count
        var areFinite = true
        for _ in 0..<count {
            let x = double(at: offset, head.isLittleEndian)
            let y = double(at: offset + 8, head.isLittleEndian)
            areFinite = areFinite && x.isFinite && y.isFinite
            arrays.x.append(x)
            arrays.y.append(y)
            offset += head.stride
        }
        guard areFinite else { throw malformed("the \(name()) has a coordinate that is not finite") }
        let last = arrays.x.count - 1
        guard arrays.x[first] == arrays.x[last], arrays.y[first] == arrays.y[last] else {
            throw malformed("the \(name()) is not closed: its last point is not its first")
        }
        arrays.ringEnds.append(arrays.x.count)
    }

    /// ISO (1000 Z, 2000 M, 3000 ZM) and extended (flag bits, optional SRID) type codes.
    private mutating func head() throws(GeoPackageError) -> Head {
        guard remaining >= 9 else { throw malformed("it ends before the count of rings or parts") }
        // SAFETY: the byte is there, as just checked.
        let order = unsafe bytes[offset]
        guard order <= 1 else { throw malformed("byte order \(order); it must be 0 or 1") }
        offset += 1
        let code = try word(order == 1)
        if code & 0x2000_0000 != 0 { _ = try word(order == 1) }
        let base = code & 0x0FFF_FFFF
        guard base < 4000 else { throw malformed("geometry type \(code)") }
        let hasZ = code & 0x8000_0000 != 0 || base / 1000 == 1 || base / 1000 == 3
        let hasM = code & 0x4000_0000 != 0 || base / 1000 >= 2
        return Head(
            isLittleEndian: order == 1, kind: base % 1000, stride: 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0),
            count: Int(try word(order == 1)))
    }

    private func require(_ count: Int, eachAtLeast size: Int) throws(GeoPackageError) {
        guard count <= remaining / size else { throw malformed("a count of \(count) with \(remaining) bytes left") }
    }

    private mutating func word(_ isLittleEndian: Bool) throws(GeoPackageError) -> UInt32 {
        guard remaining >= 4 else { throw malformed("it ends within a number") }
        defer { offset += 4 }
        // SAFETY: the bytes are there, as just checked; unaligned loads of plain numbers are allowed.
        let value = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return isLittleEndian ? UInt32(littleEndian: value) : UInt32(bigEndian: value)
    }

    private func double(at offset: Int, _ isLittleEndian: Bool) -> Double {
        // SAFETY: the caller has checked that the bytes of the whole ring are there.
        let bits = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: isLittleEndian ? UInt64(littleEndian: bits) : UInt64(bigEndian: bits))
    }

    private func malformed(_ message: String) -> GeoPackageError {
        GeometryBlobHeader.malformed("\(message), at byte \(offset)")
    }
}
