// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// GeoJSON (RFC 7946) and sequences of it (RFC 8142, and one feature a line).
public enum GeoJSON {
    /// Reads a feature collection, a feature, a bare geometry, or a sequence of these.
    ///
    /// Only structure is asked for: polygons that cross themselves load, and ring directions do not matter. Coordinates
    /// beyond the second are dropped. Nothing is transformed: see ``FeatureCollection/declaredCRS``.
    /// - Throws: ``FormatError`` with line and byte for a text that is not JSON, and with the feature's place and id
    ///   for one that is not GeoJSON.
    public static func read(_ url: URL) throws(FormatError) -> FeatureCollection {
        try read(Data(readingFile: url), named: url.lastPathComponent)
    }

    /// Reads the content of a file; `name` is for messages.
    public static func read(_ data: Data, named name: String) throws(FormatError) -> FeatureCollection {
        // Everything known of JSON is behind the decoder, so that another parser can come without callers noticing.
        var decoder = GeoJSONDecoder(file: name, bytes: [UInt8](data))
        return try decoder.collection()
    }
}
