// SPDX-License-Identifier: Apache-2.0

/// A floor or part of a floor of a standard factory 标准厂房单元.
public struct FactoryUnit: Sendable {
    public enum Status: String, Sendable {
        case vacant, preLet = "pre_let", leased = "let", sold
    }

    public var id: String
    public var factoryID: String
    public var parkID: String?
    public var county: String
    public var floor: Int?
    public var floorAreaSquareMetres: Double
    public var status: Status
    /// The day it is free: hand-over of the building, or the day after the lease ends.
    public var availableOn: CalendarDate?
    public var clearHeightMetres: Double?
    public var floorLoadKilonewtonsPerSquareMetre: Double?
    public var power: Double?
    public var columnGrid: ColumnGrid?
    public var craneTonnes: Double?
    public var fireClass: FireHazardClass?
    /// The last day of the present lease.
    public var leaseEndsOn: CalendarDate?
    public var locks: [SiteLock]
    public var isSynthetic: Bool

    public init(
        id: String, factoryID: String, parkID: String? = nil, county: String, floor: Int? = nil,
        floorAreaSquareMetres: Double, status: Status, availableOn: CalendarDate? = nil,
        clearHeightMetres: Double? = nil, floorLoadKilonewtonsPerSquareMetre: Double? = nil, power: Double? = nil,
        locks: [SiteLock] = [], isSynthetic: Bool = false
    ) {
        self.id = id
        self.factoryID = factoryID
        self.parkID = parkID
        self.county = county
        self.floor = floor
        self.floorAreaSquareMetres = floorAreaSquareMetres
        self.status = status
        self.availableOn = availableOn
        self.clearHeightMetres = clearHeightMetres
        self.floorLoadKilonewtonsPerSquareMetre = floorLoadKilonewtonsPerSquareMetre
        self.power = power
        self.locks = locks
        self.isSynthetic = isSynthetic
    }

    /// The day a tenant can move in: the stated one, else the day after the present lease ends, else the base date for
    /// a vacant unit; unknown for a let unit without the end of its lease.
    public func freeOn(baseDate: CalendarDate) -> CalendarDate? {
        availableOn ?? leaseEndsOn?.adding(days: 1) ?? (status == .vacant ? baseDate : nil)
    }
}
