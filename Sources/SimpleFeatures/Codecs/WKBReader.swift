// SPDX-License-Identifier: Apache-2.0

/// Reads well-known binary into a shape without trusting it.
///
/// Every count is checked against the bytes that are left before anything is reserved for it, so memory stays
/// proportional to the input; nesting is limited.
@safe struct WKBReader {
    static let operation = "read WKB"
    /// Collections within collections; real data has two or three.
    static let deepestNesting = 32
    /// In the type code of extended binary: an SRID follows.
    static let sridFlag: UInt32 = 0x2000_0000

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    private init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
    }

    /// The one geometry that `bytes` holds from its first to its last byte.
    static func shape(_ bytes: UnsafeRawBufferPointer) throws(SpatialError) -> Shape {
        // SAFETY: the reader does not outlive this call, during which the caller keeps the bytes.
        var reader = unsafe WKBReader(bytes)
        let shape = try reader.geometry(nesting: 0)
        guard reader.remaining == 0 else { throw reader.malformed("\(reader.remaining) bytes after the geometry") }
        return shape
    }

    /// The SRID in the header that `bytes` begin with.
    static func srid(_ bytes: UnsafeRawBufferPointer) throws(SpatialError) -> UInt32? {
        // SAFETY: as in `shape`.
        var reader = unsafe WKBReader(bytes)
        return try reader.header().srid
    }

    private var remaining: Int { unsafe bytes.count - offset }

    private struct Header {
        var isLittleEndian: Bool
        var kind: GeometryKind
        var ordinates: Int
        var srid: UInt32?
    }

    private mutating func geometry(nesting: Int) throws(SpatialError) -> Shape {
        guard nesting <= Self.deepestNesting else {
            throw malformed("collections nested deeper than \(Self.deepestNesting)")
        }
        let header = try header()
        switch header.kind {
        case .point:
            let coordinate = try run(of: 1, header)[0]
            // The custom for POINT EMPTY, which the format has no other way to write.
            return .point(coordinate.x.isNaN && coordinate.y.isNaN ? nil : coordinate)
        case .lineString:
            return try .lineString(countedRun(header))
        case .polygon:
            let count = try count(of: "ring", eachAtLeast: 4, header)
            var rings: [[Coordinate]] = []
            for _ in 0..<count { try rings.append(countedRun(header)) }
            return .polygon(rings)
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
            // The shortest geometry is an order byte, a type and a zero count.
            let count = try count(of: "part", eachAtLeast: 9, header)
            var parts: [Shape] = []
            for _ in 0..<count { try parts.append(geometry(nesting: nesting + 1)) }
            return .collection(header.kind, parts)
        }
    }

    /// ISO (1000 Z, 2000 M, 3000 ZM) and extended (flag bits, optional SRID) type codes.
    private mutating func header() throws(SpatialError) -> Header {
        let order = try load(UInt8.self, "byte order")
        guard order <= 1 else { throw malformed("byte order \(order); it must be 0 or 1") }
        let isLittleEndian = order == 1
        let code = try word("geometry type", isLittleEndian)
        let srid = code & Self.sridFlag == 0 ? nil : try word("SRID", isLittleEndian)
        let base = code & 0x0FFF_FFFF
        guard base < 4000, let kind = GeometryKind(rawValue: base % 1000) else {
            throw SpatialError(
                code: .unsupported, operation: Self.operation, message: "geometry type \(code) before byte \(offset)")
        }
        let hasZ = code & 0x8000_0000 != 0 || base / 1000 == 1 || base / 1000 == 3
        let hasM = code & 0x4000_0000 != 0 || base / 1000 >= 2
        return Header(
            isLittleEndian: isLittleEndian, kind: kind, ordinates: 2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0), srid: srid)
    }

    private mutating func countedRun(_ header: Header) throws(SpatialError) -> [Coordinate] {
        try run(of: count(of: "point", eachAtLeast: 8 * header.ordinates, header), header)
    }

    private mutating func run(of count: Int, _ header: Header) throws(SpatialError) -> [Coordinate] {
        let stride = 8 * header.ordinates
        guard count <= remaining / stride else { throw malformed("it ends in the middle of a coordinate") }
        let start = offset
        offset += count * stride
        return (0..<count).map { index in
            Coordinate(
                double(at: start + index * stride, header.isLittleEndian),
                double(at: start + index * stride + 8, header.isLittleEndian))
        }
    }

    private mutating func count(of what: String, eachAtLeast size: Int, _ header: Header) throws(SpatialError) -> Int {
        let count = Int(try word("\(what) count", header.isLittleEndian))
        guard count <= remaining / size else {
            throw malformed("a \(what) count of \(count) with \(remaining) bytes left")
        }
        return count
    }

    private mutating func word(_ what: String, _ isLittleEndian: Bool) throws(SpatialError) -> UInt32 {
        let value = try load(UInt32.self, what)
        return isLittleEndian ? UInt32(littleEndian: value) : UInt32(bigEndian: value)
    }

    private mutating func load<Value: BitwiseCopyable>(
        _: Value.Type, _ what: String
    ) throws(SpatialError) -> Value {
        guard remaining >= MemoryLayout<Value>.size else { throw malformed("it ends before the \(what)") }
        defer { offset += MemoryLayout<Value>.size }
        // SAFETY: the bytes are there, as just checked; unaligned loads of plain numbers are allowed.
        return unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Value.self)
    }

    private func double(at offset: Int, _ isLittleEndian: Bool) -> Double {
        // SAFETY: `run` has checked that the bytes are there.
        let bits = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return Double(bitPattern: isLittleEndian ? UInt64(littleEndian: bits) : UInt64(bigEndian: bits))
    }

    private func malformed(_ message: String) -> SpatialError {
        SpatialError(code: .malformed, operation: Self.operation, message: "\(message), at byte \(offset)")
    }
}
