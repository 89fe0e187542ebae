// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Polygons being gathered, in flat arrays; ``PolygonColumns`` is made of them.
public struct PolygonRows: Sendable {
    private(set) var x: [Double] = []
    private(set) var y: [Double] = []
    /// Where each ring's coordinates end.
    private(set) var ringEnds: [Int32] = []
    /// Where each polygon's rings end.
    private(set) var partEnds: [Int32] = []
    /// Where each feature's polygons end.
    private(set) var featureEnds: [Int32] = []

    public init() {}

    public var count: Int { featureEnds.count }

    /// Appends a feature that is in flat columns itself, with ends counted from its own start.
    public mutating func append(x: [Double], y: [Double], ringEnds: [Int], partEnds: [Int]) {
        let (coordinates, rings) = (self.x.count, self.ringEnds.count)
        self.x.append(contentsOf: x)
        self.y.append(contentsOf: y)
        for end in ringEnds { self.ringEnds.append(Int32(coordinates + end)) }
        for end in partEnds { self.partEnds.append(Int32(rings + end)) }
        featureEnds.append(Int32(self.partEnds.count))
    }

    /// Appends a polygon or multipolygon; parts of other kinds are left out, so that anything else is an empty feature.
    public mutating func append(_ geometry: Geometry) {
        for part in geometry.parts where part.kind == .polygon && !part.isEmpty {
            for ring in [part.exteriorRing] + part.interiorRings {
                for coordinate in ring {
                    x.append(coordinate.x)
                    y.append(coordinate.y)
                }
                ringEnds.append(Int32(x.count))
            }
            partEnds.append(Int32(ringEnds.count))
        }
        featureEnds.append(Int32(partEnds.count))
    }
}
