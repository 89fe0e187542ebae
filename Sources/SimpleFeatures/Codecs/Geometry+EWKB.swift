// SPDX-License-Identifier: Apache-2.0

// A geometry knows no CRS, so its number travels beside it.
extension Geometry {
    /// Extended well-known binary as PostGIS writes it: little-endian, two ordinates, with the number of the CRS in the
    /// outermost header.
    public func ewkb(srid: UInt32) -> [UInt8] { WKBWriter.bytes(of: shape, srid: srid) }

    /// The number of the CRS in extended well-known binary; nil where it has none. The geometry itself is read by
    /// ``init(wkb:)``.
    /// - Throws: `malformed` or `unsupported` where the header is none.
    /// - Complexity: O(1).
    public static func srid(ofEWKB bytes: some Collection<UInt8>) throws(SpatialError) -> UInt32? {
        let header = Array(bytes.prefix(9))
        // SAFETY: the pointer is used within the closure only.
        return try unsafe header.withUnsafeBytes { bytes in
            Result { () throws(SpatialError) in try unsafe WKBReader.srid(bytes) }
        }.get()
    }

    /// Reads well-known binary written as hexadecimal digits of either case, as databases print it.
    /// - Throws: `malformed` for text that is not pairs of such digits; else as ``init(wkb:)``.
    public convenience init(hexWKB text: some StringProtocol) throws(SpatialError) {
        let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue ?? -1 }
        guard digits.count.isMultiple(of: 2), !digits.contains(-1) else {
            throw SpatialError(
                code: .malformed, operation: WKBReader.operation, message: "the text is not pairs of hexadecimal digits"
            )
        }
        let bytes = stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
        try self.init(wkb: bytes)
    }
}
