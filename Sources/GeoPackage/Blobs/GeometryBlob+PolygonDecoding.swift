// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

extension GeometryBlob {
    /// Appends the parts of a polygon or multipolygon to flat columns, without making a geometry. Empty parts are left
    /// out. Z and M are dropped.
    /// - Returns: the envelope of the coordinates; empty for an empty geometry, which appends nothing.
    /// - Throws: `malformedGeometry` for what ``decode(_:)`` would refuse, and for other kinds of geometry; then
    ///   `arrays` is as it was.
    public static func decode(
        polygons bytes: Span<UInt8>, into arrays: inout PolygonArrays
    ) throws(GeoPackageError) -> Envelope {
        let counts = arrays.counts
        do throws(GeoPackageError) {
            return try unsafe bytes.bytes.withUnsafeBytes { bytes throws(GeoPackageError) in
                // SAFETY: the bytes are read during this call only.
                try unsafe PolygonReader.read(bytes, into: &arrays)
            }
        } catch {
            arrays.truncate(to: counts)
            throw error
        }
    }
}

extension RowBatch {
    /// Appends the polygon or multipolygon of a cell to flat columns, as ``GeometryBlob/decode(polygons:into:)`` does.
    /// - Returns: its envelope; nil for null.
    /// - Throws: `unexpectedType`, or `malformedGeometry` naming the row.
    public func polygons(
        _ row: Int, _ column: Int, into arrays: inout PolygonArrays
    ) throws(GeoPackageError) -> Envelope? {
        guard try blob(row, column) != nil else { return nil }
        do throws(GeoPackageError) {
            return try withBytes(row, column) { bytes throws(GeoPackageError) in
                try GeometryBlob.decode(polygons: bytes, into: &arrays)
            }
        } catch {
            throw located(error, row)
        }
    }
}
