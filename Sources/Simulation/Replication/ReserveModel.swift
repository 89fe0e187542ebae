// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// A scenario made ready to run: laws compiled, the city in columns. Shared between threads.
struct ReserveModel: Sendable {
    let scenario: ReserveScenario
    let demand: DemandModel
    var supply: SupplyModel
    /// Nil where land is one pool.
    let city: ParcelCity?
    let factories: FactoryModel
    let groups: NeedGroups
    /// In thousandths of a mu, at the start, locked or not.
    let initialStock: Int
    let horizon: Double
    let lock: ChanceLaw?
    let lockLapse: Double
    let listing: ChanceLaw?
    let auctionSuccess: Double
    /// In thousandths of a mu; 0 where nothing waits for a release.
    let baseStock: Int
    /// By parcel on its way, its position among the parcels of the city.
    let marketParcel: [Int]
    /// Names of projects in traces, by entity.
    let projectNames: [UInt64: String]
    /// Of the workspace, where there is one.
    let baseDate: CalendarDate?
    let isSynthetic: Bool

    init(
        _ scenario: ReserveScenario, demand: DemandModel, supply: SupplyModel, city: ParcelCity?,
        isPooled: Bool = false, factories: FactoryModel, marketParcel: [Int], projectNames: [UInt64: String] = [:],
        snapshot: LandSnapshot? = nil
    ) {
        baseDate = snapshot?.baseDate
        isSynthetic = snapshot?.isSynthetic ?? false
        self.scenario = scenario
        self.demand = demand
        self.supply = supply
        self.city = isPooled ? nil : city
        self.factories = factories
        self.marketParcel = marketParcel
        self.projectNames = projectNames
        horizon = scenario.value(.horizon)
        lock = scenario.law(.lock)
        lockLapse = scenario.value(.lockLapse)
        listing = scenario.law(.listing)
        auctionSuccess = scenario.value(.auctionSuccess)
        baseStock = DemandModel.parts(scenario.value(.baseStock))
        initialStock =
            city.map { city in city.stock.reduce(0) { $0 + city.parcels[$1].area } }
            ?? DemandModel.parts(scenario.value(.reserve) * scenario.value(.stockMultiple))
        groups = NeedGroups(
            tiers: scenario.tiers.map(\.name), parks: demand.parks.names,
            landUses: demand.landUses.codes.map(\.code))
    }

    /// The id of a parcel on its way, or its number in the list of the scenario.
    func name(ofSupply index: Int) -> String {
        city.map { $0.parcels[marketParcel[index]].id } ?? "\(supply.parcels[index].position + 1)"
    }
}
