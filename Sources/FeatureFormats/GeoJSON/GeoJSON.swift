// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// GeoJSON (RFC 7946) and sequences of it (RFC 8142, and one feature a line).
public enum GeoJSON {
    /// Reads a feature collection, a feature, a bare geometry, or a sequence of these, compressed by gzip or not.
    ///
    /// Only structure is asked for: polygons that cross themselves load, and ring directions do not matter. Coordinates
    /// beyond the second are dropped. Nothing is transformed: see ``FeatureCollection/declaredCRS``. For files that do
    /// not fit in memory there is ``GeoJSONStream``.
    /// - Throws: ``FormatError`` with line and byte for a text that is not JSON, and with the feature's place and id
    ///   for one that is not GeoJSON.
    public static func read(_ url: URL) throws(FormatError) -> FeatureCollection {
        try read(ByteSource(url, inspecting: nil))
    }

    /// Reads the content of a file; `name` is for messages.
    public static func read(_ data: Data, named name: String) throws(FormatError) -> FeatureCollection {
        try read(ByteSource(data, named: name))
    }

    static func read(
        _ source: consuming ByteSource, chunkBytes: Int = 4 << 20
    ) throws(FormatError) -> FeatureCollection {
        // No columns, so that each feature keeps all its properties in their order.
        var stream = GeoJSONStream(source, columns: [], chunkBytes: chunkBytes)
        var collection = FeatureCollection(features: [])
        while let chunk = try stream.next() {
            if collection.declaredCRS == nil { collection.declaredCRS = stream.declaredCRS }
            let batch = try chunk.decode()
            if collection.declaredCRS == nil { collection.declaredCRS = batch.declaredCRS }
            try batch.appendFeatures(to: &collection.features)
        }
        if collection.declaredCRS == nil { collection.declaredCRS = stream.declaredCRS }
        return collection
    }
}
