// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import SimpleFeatures

extension GeoJSON {
    /// A feature collection by RFC 7946, one feature a line, the same bytes for the same features.
    ///
    /// Coordinates are taken as longitude and latitude; there is no `crs` member. Exterior rings run counter-clockwise
    /// and holes clockwise. A text id stays a text; a property that is NaN or infinite becomes null.
    /// - Parameters:
    ///   - decimals: Places after the point, 0 to 15; 7 are a centimetre. Zeros at the end are left out. Rounding may
    ///     make a valid polygon invalid, in about 2 of 100 000 parcels.
    ///   - boundingBox: Whether to write the `bbox` of all features.
    ///   - foreignMembers: Members of the collection beside the standard's, such as a notice, in their order.
    public static func write(
        _ features: [Feature], decimals: Int = 7, boundingBox: Bool = false,
        foreignMembers: [(name: String, value: PropertyValue)] = []
    ) -> Data {
        let box = boundingBox ? features.reduce(Envelope.empty) { $0.union($1.geometry?.envelope ?? .empty) } : .empty
        var writer = GeoJSONFeatureWriter(.collection, decimals: decimals)
        writer.beginCollection(boundingBox: box, foreignMembers: foreignMembers)
        for feature in features { writer.feature(feature) }
        writer.endCollection()
        return Data(writer.bytes)
    }

    /// A sequence of features, one a line, for streams and for tools that work line by line.
    /// - Parameter recordSeparators: Whether each line begins with the byte 0x1E, as RFC 8142 wants.
    public static func writeSequence(
        _ features: [Feature], decimals: Int = 7, recordSeparators: Bool = false
    ) -> Data {
        var writer = GeoJSONFeatureWriter(recordSeparators ? .recordSequence : .sequence, decimals: decimals)
        for feature in features { writer.feature(feature) }
        return Data(writer.bytes)
    }
}
