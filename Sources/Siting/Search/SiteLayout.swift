// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Where a site lies on the ground: what the project takes, what is left, and its hall.
public struct SiteLayout: Sendable {
    /// The land of the site: the allotment of a cut, the union of a merge, a parcel as it is.
    public let allotment: Geometry
    /// What is left of its parcels, in one or several parts.
    public let remainders: [GroundPart]
    public let cutLine: CutLine?
    /// The longest stretch of frontage of the allotment.
    public let frontageMetres: Double
    public let widthMetres: Double
    /// The hall as it fits, where one is asked for.
    public let hall: PlacedRectangle?
}

extension SiteLayout {
    /// Land taken as it is.
    init(of land: ParcelGround, hall: PlacedRectangle?) throws(SpatialError) {
        self.init(
            allotment: land.geometry, remainders: [], cutLine: nil, frontageMetres: land.frontages.longestMetres,
            widthMetres: try land.geometry.minimumWidth(), hall: hall)
    }
}
