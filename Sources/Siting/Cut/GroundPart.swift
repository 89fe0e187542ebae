// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A part that a cut has made.
public struct GroundPart: Sendable {
    /// The gross shape. Along the cut both parts have the same points to the last bit.
    public let geometry: Geometry
    /// What of it is sold: one connected piece, where it can be told from the gross shape.
    public let netGeometry: Geometry
    public let netAreaSquareMetres: Double
    public let frontages: [Frontage]

    /// The longest stretch of frontage.
    public var frontageMetres: Double { frontages.longestMetres }
    /// The least distance between two parallel lines that hold the net land between them.
    public var widthMetres: Double { OrientedRings(netGeometry).width }

    /// The share of the smallest rectangle around the net land, at any angle, that the land fills: 1 for a rectangle.
    public func rectangularityRatio() throws(SpatialError) -> Double {
        OrientedRings(netGeometry).rectangularity
    }

    /// What a part is still good for, as far as area and shape tell: its net area times its rectangularity, so that
    /// a ragged rest counts for less than the same 亩 in a rectangle.
    public static func usefulness(_ part: GroundPart) throws(SpatialError) -> Double {
        try part.netAreaSquareMetres * part.rectangularityRatio()
    }
}
