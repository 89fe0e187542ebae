// SPDX-License-Identifier: Apache-2.0

/// The features of a file, in its order. Foreign members are not kept.
public struct FeatureCollection: Sendable {
    public var features: [Feature]
    /// What a legacy `crs` member says, in its own words: `urn:ogc:def:crs:EPSG::4547`. RFC 7946 has no such member and
    /// wants longitude and latitude on WGS 84; many Chinese files have it, and mean it.
    public var declaredCRS: String?

    public init(features: [Feature], declaredCRS: String? = nil) {
        self.features = features
        self.declaredCRS = declaredCRS
    }
}
