// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A thing with a place and properties, as an exchange format holds it.
public struct Feature: Sendable {
    /// A number in the file becomes its text.
    public var id: String?
    /// Nil where the file says null: a feature without a place.
    public var geometry: Geometry?
    public var properties: [String: PropertyValue]
    /// In which order properties are written. Keys left out follow in alphabetical order; others are passed over.
    public var propertyOrder: [String]
    public var origin: FeatureOrigin?

    public init(
        id: String? = nil, geometry: Geometry?, properties: [String: PropertyValue] = [:], propertyOrder: [String] = [],
        origin: FeatureOrigin? = nil
    ) {
        self.id = id
        self.geometry = geometry
        self.properties = properties
        self.propertyOrder = propertyOrder
        self.origin = origin
    }

    /// The keys of all properties in the order they are written.
    public var orderedPropertyNames: [String] {
        var left = Set(properties.keys)
        let named = propertyOrder.filter { left.remove($0) != nil }
        return named + left.sorted()
    }
}
