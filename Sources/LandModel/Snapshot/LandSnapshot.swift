// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference

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
    public let roads: [Road]
    public let parcelLocks: SiteLocks
    public let parcelIndex: ParcelIndex
    public let stages: StageTable

    /// - Parameters:
    ///   - parcels: made with the same parks and base date.
    ///   - parcelLocks: by parcel id.
    ///   - orders: of columns of `parcels`, where they have been worked out before.
    ///   - measured: what has been measured on the ground before; see ``ParcelIndex/measuredSoFar``.
    /// - Throws: `CoordinateReferenceError` when `crs` is in degrees: distances and halls are planar here.
    public init(
        cityName: String, crs: CRS, baseDate: CalendarDate, parks: [Park], parcels: ParcelColumns,
        parcelLocks: [String: [SiteLock]], units: [FactoryUnit], projects: [Project], facilities: [Facility],
        zones: [ConstraintZone], roads: [Road] = [], stages: StageTable = .shipped,
        orders: [ParcelMeasure: Column<UInt32>] = [:], measured: [ParcelMeasure: Column<Double>] = [:]
    ) throws(CoordinateReferenceError) {
        try crs.requirePlanarMetres(operation: "siting")
        self.cityName = cityName
        self.crs = crs
        self.baseDate = baseDate
        self.parks = LandSnapshot.ordered(parks)
        self.parcels = parcels
        self.units = units.sorted { $0.id < $1.id }
        self.projects = projects.sorted { $0.id < $1.id }
        self.facilities = Dictionary(grouping: facilities, by: \.kind).mapValues(FacilityGroup.init)
        self.zones = zones
        self.roads = roads
        self.stages = stages
        self.parcelLocks = SiteLocks(parcelLocks, on: parcels, baseDate: baseDate)
        parcelIndex = ParcelIndex(
            parcels, locks: self.parcelLocks,
            ground: GroundMeasures(
                shapes: parcels.shapes, facilities: self.facilities, coverage: ZoneCoverage(zones)),
            orders: orders, measured: measured)
    }

    /// - Throws: `CoordinateReferenceError` when `crs` is in degrees.
    public init(
        cityName: String, crs: CRS, baseDate: CalendarDate, parks: [Park], parcels: [Parcel],
        parcelLocks: [String: [SiteLock]], units: [FactoryUnit], projects: [Project], facilities: [Facility],
        zones: [ConstraintZone], roads: [Road] = [], stages: StageTable = .shipped
    ) throws(CoordinateReferenceError) {
        var rows = ParcelRows()
        for parcel in parcels { rows.append(parcel) }
        try self.init(
            cityName: cityName, crs: crs, baseDate: baseDate, parks: parks,
            parcels: ParcelColumns(rows, parks: LandSnapshot.ordered(parks), baseDate: baseDate, stages: stages),
            parcelLocks: parcelLocks, units: units, projects: projects, facilities: facilities, zones: zones,
            roads: roads, stages: stages)
    }

    /// Differs between builds whose embedded tables of stages or classes differ: columns worked out by one are not
    /// columns of the other.
    public static let tablesFingerprint: UInt64 =
        (PackageResources.stage_steps_json + PackageResources.land_use_codes_json)
        .reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }

    /// Parks as a snapshot holds them and ``ParcelColumns`` points to them.
    public static func ordered(_ parks: [Park]) -> [Park] { parks.sorted { $0.id < $1.id } }

    /// Whether the place of any land dedicated 代征 is known.
    public var hasDedicatedStrips: Bool { zones.contains { $0.kind == ConstraintZone.dedicated } }

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
