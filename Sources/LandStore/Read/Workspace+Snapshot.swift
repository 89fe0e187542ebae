// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
public import LandModel
internal import Synchronization

extension Workspace {
    /// The city as it stands now, for siting, allocation and simulation.
    ///
    /// - Parameter usingCache: whether a large city's parcels may come from the file beside the workspace that an
    ///   earlier reading left, if nothing has changed since, and are left there otherwise.
    public func snapshot(usingCache: Bool = true) throws -> LandSnapshot {
        try snapshot(cachingFrom: usingCache ? Workspace.leastParcelsToCache : nil)
    }

    /// - Parameter leastParcels: the smallest city worth a cache; nil for none.
    func snapshot(cachingFrom leastParcels: Int?) throws -> LandSnapshot {
        guard let leastParcels, let version = DataVersion(of: url) else { return try file.read { try read($0, nil) } }
        let cache = SnapshotCache(of: url, version: version, baseDate: city.baseDate)
        if let content = cache.read() {
            let snapshot = try file.read { try read($0, content) }
            // The rest was read later than the version was looked at: both are of one state only if nothing changed.
            if DataVersion(of: url) == version {
                lastCached.withLock { $0 = (snapshot.parcelIndex, cache) }
                return snapshot
            }
        }
        let snapshot = try file.read { try read($0, nil) }
        if snapshot.parcels.count >= leastParcels, version.isSettled, DataVersion(of: url) == version {
            cache.write(snapshot)
            lastCached.withLock { $0 = (snapshot.parcelIndex, cache) }
        }
        return snapshot
    }

    /// Keeps what has been measured on the ground for `snapshot`, when that was much and the snapshot is the one that
    /// was read last with a cache beside it.
    ///
    /// - Parameter least: as many values as it takes to be worth it.
    public func keepMeasures(of snapshot: LandSnapshot, least: Int = 1000) {
        guard snapshot.parcelIndex.measuredCount >= least else { return }
        cache(of: snapshot)?.writeMeasures(of: snapshot.parcelIndex)
    }

    private func read(_ reader: GeoPackageReader, _ cached: SnapshotCache.Content?) throws -> LandSnapshot {
        let parks = LandSnapshot.ordered(try map(.park, reader, park))
        let factories = try Dictionary(
            map(.factory, reader) { row in
                (row.id, (park: row.text("park_id"), county: row.text("county") ?? ""))
            }
        ) { first, _ in first }
        let locks = try map(.siteLock, reader, lock)
        let unitLocks = Dictionary(grouping: locks.filter { $0.unit != nil }) { $0.unit ?? "" }
        let parcelLocks = Dictionary(grouping: locks.filter { $0.parcel != nil }) { $0.parcel ?? "" }
        let parcels =
            try cached?.parcels ?? ParcelColumns(parcelRows(reader), parks: parks, baseDate: city.baseDate)
        return try LandSnapshot(
            cityName: city.name, crs: city.crs, baseDate: city.baseDate, parks: parks, parcels: parcels,
            parcelLocks: parcelLocks.mapValues { $0.map(\.lock) },
            units: map(.factoryUnit, reader) { row in
                try unit(
                    row, home: factories[row.text("factory_id") ?? ""], locks: (unitLocks[row.id] ?? []).map(\.lock)
                )
            },
            projects: map(.project, reader, project),
            facilities: map(.facility, reader) { row in
                Facility(
                    id: row.id, name: row.text("name"), kind: row.text("kind") ?? "", geometry: try row.geometry())
            },
            zones: map(.constraintZone, reader) { row in
                ConstraintZone(
                    id: row.id, kind: row.text("kind") ?? "", bufferMetres: row.real("buffer_m") ?? 0,
                    geometry: try row.geometry())
            },
            roads: map(.road, reader) { row in
                Road(id: row.id, roadClass: row.text("class"), geometry: try row.geometry())
            },
            orders: cached?.orders ?? [:], measured: cached?.measured ?? [:])
    }

    private func park(_ row: RowReader) -> Park? {
        Park(
            id: row.id, name: row.text("name") ?? row.id, county: row.text("county") ?? "",
            industries: row.list("industries"),
            investmentThresholdWanPerMu: row.real("investment_threshold_wan_per_mu"),
            taxThresholdWanPerMu: row.real("tax_threshold_wan_per_mu"), capacities: row.amounts(),
            isSynthetic: row.flag("synthetic"))
    }

    private func lock(_ row: RowReader) throws -> (parcel: String?, unit: String?, lock: SiteLock)? {
        guard let from = try row.date("from_on"), let until = try row.date("until_on") else { return nil }
        return (
            row.text("parcel_id"), row.text("unit_id"),
            SiteLock(projectID: row.text("project_id"), from: from, until: until)
        )
    }

    private func unit(
        _ row: RowReader, home: (park: String?, county: String)?, locks: [SiteLock]
    ) throws -> FactoryUnit? {
        var unit = FactoryUnit(
            id: row.id, factoryID: row.text("factory_id") ?? "", parkID: home?.park, county: home?.county ?? "",
            floor: row.integer("floor"), floorAreaSquareMetres: row.real("floor_area_m2") ?? 0,
            status: FactoryUnit.Status(rawValue: row.text("status") ?? "") ?? .sold,
            availableOn: try row.date("available_on"), clearHeightMetres: row.real("clear_height_m"),
            floorLoadKilonewtonsPerSquareMetre: row.real("floor_load_kn_per_m2"), power: row.real("power_kva"),
            locks: locks, isSynthetic: row.flag("synthetic"))
        unit.columnGrid = row.text("column_grid_m").flatMap { ColumnGrid($0) }
        unit.craneTonnes = row.real("crane_t")
        unit.fireClass = row.text("fire_class").flatMap { FireHazardClass($0) }
        unit.leaseEndsOn = try row.date("lease_ends_on")
        return unit
    }

    private func project(_ row: RowReader) throws -> Project? {
        guard let stage = row.text("stage").flatMap(Project.Stage.init(rawValue:)) else {
            throw row.broken("stage", "`\(row.text("stage") ?? "")` is not a project stage")
        }
        var project = Project(id: row.id, name: row.text("name") ?? row.id, stage: stage)
        project.county = row.text("county")
        project.signedOn = try row.date("signed_on")
        project.industry = row.text("industry")
        project.chain = row.text("chain")
        project.totalInvestment = row.real("total_investment_wan").map { Money(tenThousandYuan: $0) }
        project.fixedInvestment = row.real("fixed_investment_wan").map { Money(tenThousandYuan: $0) }
        project.taxPerYear = row.real("tax_wan_per_year").map { Money(tenThousandYuan: $0) }
        project.priority = row.real("priority")
        project.landUse = row.text("land_use").map { LandUseCode($0) }
        let (least, most) = (row.real("net_area_min_m2"), row.real("net_area_max_m2"))
        if least != nil || most != nil {
            guard
                let window = QuantityRange(
                    least.map(Area.init(squareMetres:)), most.map(Area.init(squareMetres:)))
            else { throw row.broken("net_area_min_m2", "the least net area is above the greatest") }
            project.netArea = window
        }
        project.hallLengthMetres = row.real("hall_length_m")
        project.hallWidthMetres = row.real("hall_width_m")
        project.neededOn = try row.date("needed_on")
        project.isChemical = row.flag("chemical")
        project.transferCounties = row.list("transfer_counties")
        project.parkIDs = row.list("park_ids")
        project.slopeMaximumPercent = row.real("slope_max_percent")
        project.priceMaximumWanPerMu = row.real("price_max_wan_per_mu")
        project.floorAreaRatio = row.real("far")
        project.floorAreaSquareMetres = row.real("floor_area_m2")
        project.floorHeightMetres = row.real("floor_height_m")
        project.floorLoadKilonewtonsPerSquareMetre = row.real("floor_load_kn_per_m2")
        project.floorNeededOn = try row.date("floor_needed_on")
        project.frontageMinimumMetres = row.real("frontage_min_m")
        project.widthMinimumMetres = row.real("width_min_m")
        project.floorColumnGrid = row.text("floor_column_grid_m").flatMap { ColumnGrid($0) }
        project.floorCraneTonnes = row.real("floor_crane_t")
        project.floorFireClass = row.text("floor_fire_class").flatMap { FireHazardClass($0) }
        project.needs = row.amounts(prefix: "needed_")
        project.isSynthetic = row.flag("synthetic")
        return project
    }
}
