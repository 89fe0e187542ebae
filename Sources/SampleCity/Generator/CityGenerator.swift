// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandModel

/// Makes the synthetic part of a city folder from its hand-kept facts.
///
/// The facts are `source/park.csv` and `source/project.csv` in `folder`. Around them parcels, batches, clearing areas,
/// factories and projects are invented so that the totals of the year's plan come out exactly. The same folder and seed
/// give the same bytes; each part draws from a stream of its own, so that changing one leaves the others alone.
///
/// ```swift
/// let city = try CityGenerator(folder: URL(fileURLWithPath: "geodata/zhuzhou"), seed: 20_200_303).generate()
/// try city.write(to: URL(fileURLWithPath: "geodata/zhuzhou"))
/// ```
public struct CityGenerator: Sendable {
    public let folder: URL
    public let seed: UInt64

    /// - Parameter folder: the city's folder, such as `geodata/zhuzhou`, with the facts in its `source`.
    public init(folder: URL, seed: UInt64) {
        self.folder = folder
        self.seed = seed
    }

    /// - Throws: `FormatError` when a table of facts cannot be read, `SampleCityError` when the plan cannot be met
    ///   with what it says.
    public func generate() throws -> GeneratedCity {
        let source = folder.appendingPathComponent("source")
        let parks = try ParkFact.read(source.appendingPathComponent("park.csv"))
        let projects = try ProjectFact.read(source.appendingPathComponent("project.csv"))

        let map = try CityMap()
        let river = try RiverCourse.planar(map: map)
        let layout = try ParkLayout(facts: parks, river: river, map: map, seed: seed)
        let zoning = try BlockZoning(layout: layout)
        let lots = try Lot.all(of: zoning, layout: layout, map: map, seed: seed)
        let approval = ApprovalPlan(zoning: zoning, seed: seed)
        let stages = ParcelStages(lots: lots, approval: approval, seed: seed).stages
        let parcels = try ParcelLedger(lots: lots, stages: stages, layout: layout, seed: seed)
        let oldPlants = parcels.entries.filter { $0.stage == .lowEfficiency }.map(\.lot)
        let clearing = try ClearingPlan(
            zoning: zoning, approval: approval, layout: layout, oldPlants: oldPlants, seed: seed)
        let factories = try FactoryPlan(entries: parcels.entries, seed: seed)
        let units = FactoryUnits(plan: factories, layout: layout, seed: seed)
        let ledger = try ProjectLedger(facts: projects, parks: parks, seed: seed)

        let rows: [Layer: [LayerRow]] = [
            .park: ParkRows.rows(layout: layout),
            .parcel: parcels.rows(),
            .approvalBatch: approval.rows(layout: layout),
            .clearingArea: clearing.rows,
            .quotaAccount: QuotaAccounts.rows(drawnHundredths: approval.drawnHundredths),
            .factory: factories.rows(layout: layout),
            .factoryUnit: units.rows(),
            .project: ledger.rows,
            .constraintZone: ConstraintZones(layout: layout, entries: parcels.entries, seed: seed).rows,
            .road: RoadNetwork.rows(layout: layout),
            .facility: try Facilities.rows(layout: layout, river: river, map: map, seed: seed),
            .siteLock: SiteLocks.rows(
                entries: parcels.entries, units: units, projects: ledger, layout: layout, seed: seed),
        ]
        return GeneratedCity(files: try CityFiles(rows: rows, map: map, seed: seed).files)
    }
}
