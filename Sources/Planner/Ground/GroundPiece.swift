// SPDX-License-Identifier: Apache-2.0
internal import Siting
public import SimpleFeatures

/// One parcel that a cut or a merge would make.
public struct GroundPiece: Sendable {
    public enum Role: Sendable, Hashable {
        /// Which of the areas or strips asked for it is, from 0.
        case allotment(asked: Int)
        case remainder
        case merged

        public var word: String {
            switch self {
            case .allotment: "allotment"
            case .remainder: "remainder"
            case .merged: "merged"
            }
        }
    }

    /// The id it takes when the change is written.
    public let id: String
    public let role: Role
    /// In the workspace's CRS.
    public let geometry: Geometry
    public let netAreaSquareMetres: Double
    /// The longest stretch of frontage.
    public let frontageMetres: Double
    /// The least distance between two parallel lines that hold its net land between them.
    public let widthMetres: Double
    /// The share of the smallest rectangle around it that it fills.
    public let rectangularityRatio: Double

    /// - Parameter others: polygons of a parcel in several that the cut does not touch and that stay with this piece; it
    ///   is measured without them, but for its net area.
    init(id: String, role: Role, _ part: GroundPart, with others: [GroundPart] = []) throws(SpatialError) {
        self.id = id
        self.role = role
        var polygons: [Geometry] = []
        for ground in [part] + others { polygons += ground.geometry.parts }
        geometry = others.isEmpty ? part.geometry : try Geometry.multiPolygon(polygons)
        netAreaSquareMetres = others.reduce(part.netAreaSquareMetres) { $0 + $1.netAreaSquareMetres }
        frontageMetres = part.frontageMetres
        widthMetres = part.widthMetres
        rectangularityRatio = try part.rectangularityRatio()
    }
}
