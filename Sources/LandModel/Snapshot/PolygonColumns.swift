// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Polygons and multipolygons as flat columns of coordinates, so that a million of them are a few arrays.
///
/// A `Geometry` is made only for what survives screening.
public struct PolygonColumns: Sendable {
    private var x: [Double] = []
    private var y: [Double] = []
    /// Where each ring's coordinates start; the last entry closes the last ring.
    private var ringStart: [Int32] = [0]
    /// Where each polygon's rings start.
    private var partStart: [Int32] = [0]
    /// Where each feature's polygons start.
    private var featureStart: [Int32] = [0]
    public private(set) var envelopes: [Envelope] = []

    public init() {}

    public var count: Int { envelopes.count }

    /// Appends a polygon or multipolygon; parts of other kinds are left out, so that anything else is an empty feature.
    public mutating func append(_ geometry: Geometry) {
        for part in geometry.parts where part.kind == .polygon && !part.isEmpty {
            for ring in [part.exteriorRing] + part.interiorRings {
                for coordinate in ring {
                    x.append(coordinate.x)
                    y.append(coordinate.y)
                }
                ringStart.append(Int32(x.count))
            }
            partStart.append(Int32(ringStart.count - 1))
        }
        featureStart.append(Int32(partStart.count - 1))
        envelopes.append(geometry.envelope)
    }

    /// The multipolygon of feature `index`; a polygon where it has one part.
    public func geometry(at index: Int) throws(SpatialError) -> Geometry {
        var parts: [Geometry] = []
        for part in Int(featureStart[index])..<Int(featureStart[index + 1]) {
            let rings = (Int(partStart[part])..<Int(partStart[part + 1])).map { ring in
                (Int(ringStart[ring])..<Int(ringStart[ring + 1])).map { Coordinate(x[$0], y[$0]) }
            }
            parts.append(try Geometry.polygon(exterior: rings.first ?? [], interiors: Array(rings.dropFirst())))
        }
        return parts.count == 1 ? parts[0] : try Geometry.multiPolygon(parts)
    }
}
