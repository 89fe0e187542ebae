// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// 征拆范围: collective land to be cleared, or buildings on state land to be bought out.
public struct ClearingArea: Sendable {
    public let id: String
    public let isStateLandBuildings: Bool
    public let areaSquareMetres: Double
    public let floorAreaSquareMetres: Double
    public let startsOn: CalendarDate?
    /// The day it is to be finished, or was.
    public let clearsOn: CalendarDate?
    public let households: Int?
    /// Households that have not signed yet.
    public let householdsLeft: Int?
    /// 0 to 1.
    public let clearedShare: Double?
    /// In the CRS of the city; nil where there is none that can be read.
    public let geometry: Geometry?

    public init(
        id: String, isStateLandBuildings: Bool, areaSquareMetres: Double, floorAreaSquareMetres: Double,
        clearsOn: CalendarDate?, startsOn: CalendarDate? = nil, households: Int? = nil, householdsLeft: Int? = nil,
        clearedShare: Double? = nil, geometry: Geometry? = nil
    ) {
        self.id = id
        self.isStateLandBuildings = isStateLandBuildings
        self.areaSquareMetres = areaSquareMetres
        self.floorAreaSquareMetres = floorAreaSquareMetres
        self.clearsOn = clearsOn
        self.startsOn = startsOn
        self.households = households
        self.householdsLeft = householdsLeft
        self.clearedShare = clearedShare
        self.geometry = geometry
    }

    /// The path that land cleared in this way takes.
    public var path: StageTable.Path { isStateLandBuildings ? .stateLandBuildings : .collectiveLand }
}
