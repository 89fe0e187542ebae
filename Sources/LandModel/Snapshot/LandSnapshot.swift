// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import SimpleFeatures

/// A city at one moment: immutable, columnar, shared between threads by siting, allocation and simulation.
public struct LandSnapshot: Sendable {
    public let cityName: String
    public let crs: CRS
    /// The day on which "now" stands for every question asked of this snapshot.
    public let baseDate: CalendarDate
    public let parks: [Park]
    public let parcels: ParcelColumns
    /// In the order of their ids.
    public let units: [FactoryUnit]
    /// In the order of their ids.
    public let projects: [Project]
    public let facilities: [String: FacilityGroup]
    public let zones: [ConstraintZone]
    public let zoneIndex: SpatialIndex
    public let stages: StageTable

    /// - Throws: `CoordinateReferenceError` when `crs` is in degrees: distances and halls are planar here.
    public init(
        cityName: String, crs: CRS, baseDate: CalendarDate, parks: [Park], parcels: [Parcel],
        parcelLocks: [String: [SiteLock]],
        units: [FactoryUnit], projects: [Project], facilities: [Facility], zones: [ConstraintZone],
        stages: StageTable = .shipped
    ) throws(CoordinateReferenceError) {
        try crs.requirePlanarMetres(operation: "siting")
        self.cityName = cityName
        self.crs = crs
        self.baseDate = baseDate
        self.parks = parks.sorted { $0.id < $1.id }
        self.parcels = ParcelColumns(
            parcels, parks: self.parks, locks: parcelLocks, baseDate: baseDate, stages: stages)
        self.units = units.sorted { $0.id < $1.id }
        self.projects = projects.sorted { $0.id < $1.id }
        self.facilities = Dictionary(grouping: facilities, by: \.kind).mapValues(FacilityGroup.init)
        self.zones = zones
        zoneIndex = SpatialIndex(zones.map { $0.geometry.envelope.expanded(by: $0.bufferMetres) })
        self.stages = stages
    }

    public func project(id: String) -> Project? {
        projects.first { $0.id == id }
    }

    public func park(of parcel: Int) -> Park? {
        parcels.park[parcel] >= 0 ? parks[Int(parcels.park[parcel])] : nil
    }

    /// Whether anything in it was invented to stand in for real data.
    public var isSynthetic: Bool {
        parcels.isSynthetic.contains(true) || units.contains(where: \.isSynthetic)
            || parks.contains(where: \.isSynthetic) || projects.contains(where: \.isSynthetic)
    }
}

/// All facilities of one kind, indexed.
public struct FacilityGroup: Sendable {
    public let facilities: [Facility]
    private let index: SpatialIndex

    init(_ facilities: [Facility]) {
        self.facilities = facilities.sorted { $0.id < $1.id }
        index = SpatialIndex(self.facilities.map(\.geometry.envelope))
    }

    /// Planar distance in metres to the nearest facility of the group, and which one it is; nil for an empty group.
    ///
    /// Envelope distance bounds true distance from below, so the search stops as soon as no envelope can be nearer.
    public func nearest(to geometry: Geometry) throws(SpatialError) -> (metres: Double, facility: Facility)? {
        var best: (metres: Double, facility: Facility)?
        for position in index.nearest(to: geometry.envelope, count: facilities.count) {
            let facility = facilities[position]
            if let best, facility.geometry.envelope.distance(to: geometry.envelope) > best.metres { break }
            let metres = try facility.geometry.distance(to: geometry)
            if best.map({ metres < $0.metres }) ?? true { best = (metres, facility) }
        }
        return best
    }
}
