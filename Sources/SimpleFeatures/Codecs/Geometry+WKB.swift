// SPDX-License-Identifier: Apache-2.0

extension Geometry {
    /// Reads well-known binary, ISO or extended, of either byte order. Z, M and an SRID are dropped.
    ///
    /// Never reserves more memory than the input justifies, whatever counts it claims.
    /// - Throws: `malformed` for bytes that are cut short, left over or nested too deep; `unsupported` for curves and
    ///   surfaces; `invalidArgument` for open or short rings and for ordinates that are NaN or infinite (both NaN in a
    ///   point is the empty point).
    public convenience init(wkb: some Collection<UInt8>) throws(SpatialError) {
        // SAFETY: the pointer is used within the closure only.
        let result =
            unsafe wkb.withContiguousStorageIfAvailable { unsafe Geometry.shape(UnsafeRawBufferPointer($0)) }
            ?? Array(wkb).withUnsafeBytes { unsafe Geometry.shape($0) }
        try self.init(result.get(), operation: WKBReader.operation)
    }

    private static func shape(_ bytes: UnsafeRawBufferPointer) -> Result<Shape, SpatialError> {
        Result { () throws(SpatialError) in try unsafe WKBReader.shape(bytes) }
    }

    /// Little-endian ISO well-known binary with two ordinates. An empty point is written with NaN ordinates.
    public var wkb: [UInt8] { WKBWriter.bytes(of: shape) }
}
