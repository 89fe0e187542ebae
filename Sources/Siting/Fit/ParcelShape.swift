// SPDX-License-Identifier: Apache-2.0
internal import Foundation
public import SimpleFeatures

/// What planners ask of the shape of a parcel, beside what fits in it.
public struct ParcelShape: Sendable {
    /// Length of the boundary that faces a road of one class.
    public struct Frontage: Sendable, Hashable {
        /// Nil for roads of unknown class.
        public let roadClass: String?
        public let metres: Double
    }

    public let squareMetres: Double
    /// The smallest distance between two parallel lines that hold the parcel between them.
    public let minimumWidthMetres: Double
    /// 4πA/P² over all rings: 1 for a disc, 0.785 for a square, towards 0 for what is long or ragged; 0 without area.
    public let compactness: Double
    /// Longer side by shorter side of the minimum rotated rectangle, at least 1; infinite without width.
    public let aspect: Double
    /// The share of that rectangle that the parcel fills: 1 for a rectangle; 0 without width.
    public let rectangularityRatio: Double
    /// By class, in the order of their names, unknown first. A stretch that faces two classes counts for both.
    public let frontages: [Frontage]
    /// From the nearest point of the parcel to the nearest entrance; nil where there is none.
    public let entranceDistanceMetres: Double?

    /// - Parameters:
    ///   - parcel: a valid polygon or multipolygon in metres.
    ///   - lines: among them the roads; their reach and angle are those of `policy`.
    ///   - entrances: points, or lines, at which the public road may be joined.
    public init(
        of parcel: Geometry, lines: FrontingLines = FrontingLines([]), entrances: [Geometry] = [],
        policy: SetbackPolicy = .shipped
    ) throws(SpatialError) {
        let (area, perimeter) = (parcel.area, parcel.length)
        squareMetres = area
        minimumWidthMetres = try parcel.minimumWidth()
        compactness = area > 0 ? 4 * Double.pi * area / (perimeter * perimeter) : 0
        let box = try parcel.minimumRotatedRectangle().exteriorRing
        if box.count >= 4 {
            let sides = [box[0].distance(to: box[1]), box[1].distance(to: box[2])]
            aspect = max(sides[0], sides[1]) / min(sides[0], sides[1])
            rectangularityRatio = min(1, area / (sides[0] * sides[1]))
        } else {
            aspect = .infinity
            rectangularityRatio = 0
        }
        frontages = try EdgeFacing(parcel, lines: lines, policy: policy).parts
            .filter { $0.key.kind == .road }
            .map { Frontage(roadClass: $0.key.class, metres: $0.value.reduce(0) { $0 + $1.metres }) }
            .sorted { ($0.roadClass ?? "") < ($1.roadClass ?? "") }
        entranceDistanceMetres = try entrances.map { entrance throws(SpatialError) in
            try entrance.distance(to: parcel)
        }.min()
    }

    /// The frontage on roads of any class; what faces two of them counts twice.
    public var frontageMetres: Double { frontages.reduce(0) { $0 + $1.metres } }
}
