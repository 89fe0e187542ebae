// SPDX-License-Identifier: Apache-2.0

/// The name of a property as it stands in a file, made once for many features.
public struct GeoJSONPropertyName: Sendable {
    /// In quotes, with the colon behind.
    let member: [UInt8]

    public init(_ name: String) {
        var output = JSONOutput()
        output.write(name)
        output.write(raw: ":")
        member = output.bytes
    }
}
