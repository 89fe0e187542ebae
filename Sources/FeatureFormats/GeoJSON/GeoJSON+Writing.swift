// SPDX-License-Identifier: Apache-2.0
public import Foundation

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
        var writer = GeoJSONWriter(decimals: decimals)
        writer.write(features, boundingBox: boundingBox, foreignMembers: foreignMembers)
        return Data(writer.output.bytes)
    }

    /// A sequence of features, one a line, for streams and for tools that work line by line.
    /// - Parameter recordSeparators: Whether each line begins with the byte 0x1E, as RFC 8142 wants.
    public static func writeSequence(
        _ features: [Feature], decimals: Int = 7, recordSeparators: Bool = false
    ) -> Data {
        var writer = GeoJSONWriter(decimals: decimals)
        for feature in features {
            if recordSeparators { writer.output.write(raw: "\u{1E}") }
            writer.write(feature)
            writer.output.write(raw: "\n")
        }
        return Data(writer.output.bytes)
    }
}
