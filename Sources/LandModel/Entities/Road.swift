// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A road 道路 by its centre line, which gives frontage and asks for a setback.
public struct Road: Sendable {
    public let id: String
    /// Such as `I`, `III` or `expressway`; nil where it is not known.
    public let roadClass: String?
    public let geometry: Geometry

    public init(id: String, roadClass: String?, geometry: Geometry) {
        self.id = id
        self.roadClass = roadClass
        self.geometry = geometry
    }
}
