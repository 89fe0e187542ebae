// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// The form in which a GeoPackage stores a geometry: a header, then well-known binary.
public enum GeometryBlob {
    /// A blob with little-endian numbers, an envelope unless it is a point or empty, and easting first whatever the
    /// axis order of the CRS.
    public static func encode(_ geometry: Geometry, srsID: Int32) -> [UInt8] {
        let hasEnvelope = !geometry.isEmpty && geometry.kind != .point
        let body = geometry.wkb
        var bytes: [UInt8] = []
        bytes.reserveCapacity(40 + body.count)
        bytes += [0x47, 0x50, 0, 0x01 | (hasEnvelope ? 0x02 : 0) | (geometry.isEmpty ? 0x10 : 0)]
        append(UInt32(bitPattern: srsID), to: &bytes)
        if hasEnvelope {
            let envelope = geometry.envelope
            for side in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] {
                append(side.bitPattern, to: &bytes)
            }
        }
        bytes += body
        return bytes
    }

    /// Reads a blob of either byte order, with any envelope or none. Z and M are dropped.
    /// - Throws: `malformedGeometry` for bytes that are no such blob, and for kinds that are not read: curves, and the
    ///   extended types of other authors.
    public static func decode(
        _ bytes: some RandomAccessCollection<UInt8>
    ) throws(GeoPackageError) -> (geometry: Geometry, srsID: Int32) {
        let header = try GeometryBlobHeader(bytes)
        guard !header.isExtended else { throw GeometryBlobHeader.extended }
        do {
            return (try Geometry(wkb: bytes.dropFirst(header.bodyOffset)), header.srsID)
        } catch {
            var refusal = GeometryBlobHeader.malformed(error.message)
            if error.code == .unsupported {
                refusal.hint = "turn curves into line segments: ogr2ogr -nlt CONVERT_TO_LINEAR copy.gpkg FILE"
            }
            throw refusal
        }
    }

    /// The envelope a blob declares, or else the one of its geometry; empty for an empty geometry.
    /// - Throws: `malformedGeometry`
    public static func envelope(of bytes: some RandomAccessCollection<UInt8>) throws(GeoPackageError) -> Envelope {
        let header = try GeometryBlobHeader(bytes)
        if header.isEmpty { return .empty }
        if let envelope = header.envelope { return envelope }
        return try decode(bytes).geometry.envelope
    }

    private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: value.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
