// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension ReserveSimulation {
    /// A scenario ready to run.
    ///
    /// - Parameter city: needed where the scenario matches parcels, lists projects of a workspace or lets factory units;
    ///   its measures serve all scenarios that are run on it.
    /// - Throws: ``ScenarioError`` when the scenario needs a city and there is none, or does not fit it; a
    ///   `SpatialError` of the ground.
    public init(_ scenario: ReserveScenario, in city: SupplyCity? = nil) throws {
        try self.init(scenario, in: city, isPooled: false)
    }

    /// - Parameter isPooled: whether the land of the city counts as one stock of mu, whatever its place, class and shape.
    init(_ scenario: ReserveScenario, in city: SupplyCity?, isPooled: Bool) throws {
        guard let city, ReserveSimulation.needsCity(scenario) else {
            guard !ReserveSimulation.needsCity(scenario) else {
                throw ScenarioError(
                    path: scenario.matching == .parcels ? "supply.matching" : "demand.projects",
                    "the scenario `\(scenario.name)` is about the parcels and projects of a city, and none was given",
                    hint: "name a workspace, such as `-w zhuzhou.gpkg`")
            }
            self.init(pool: scenario)
            return
        }
        let start = scenario.start ?? city.snapshot.baseDate
        let listed = scenario.projects == .none ? [] : city.waitingProjects
        let landUses = ClassWeights(scenario.landUses?.entries ?? [:], others: listed.compactMap(\.landUse))
        var parks = try ParkPreferences(
            city.snapshot, scenario, projectCounties: city.snapshot.projects.compactMap(\.county))
        let needs =
            scenario.projects == .none
            ? SupplyCity.ProjectNeeds()
            : city.projectNeeds(scenario, from: start, classes: landUses.codes, parks: &parks)
        let demand = DemandModel(
            scenario, landUses: landUses, parks: parks, listed: needs.land, listedFloor: needs.floor,
            others: OtherDemand(scenario, tenants: city.tenantCount))
        guard scenario.matching == .parcels else {
            let supply = SupplyModel(scenario.hasSupply ? scenario.listed : nil, scenario)
            let model = ReserveModel(
                scenario, demand: demand, supply: supply, city: nil,
                factories: city.factoryModel(scenario, from: start),
                marketParcel: Array(supply.parcels.indices), projectNames: needs.names,
                snapshot: city.snapshot)
            self.init(model: model, cityFingerprint: city.fingerprint)
            return
        }
        let ground = try city.parcelCity(scenario, from: start, classes: landUses.codes)
        let (supply, marketParcel) = try city.supply(scenario, from: start, into: ground)
        let model = ReserveModel(
            scenario, demand: demand, supply: supply, city: ground, isPooled: isPooled,
            factories: city.factoryModel(scenario, from: start),
            marketParcel: isPooled ? Array(supply.parcels.indices) : marketParcel, projectNames: needs.names,
            snapshot: city.snapshot)
        self.init(model: model, cityFingerprint: city.fingerprint)
    }

    /// Whether a scenario says anything that only a workspace can fill in.
    public static func needsCity(_ scenario: ReserveScenario) -> Bool {
        scenario.matching == .parcels || scenario.projects != .none
    }

    private init(pool scenario: ReserveScenario) {
        let supply = SupplyModel(scenario.hasSupply ? scenario.listed : nil, scenario)
        let model = ReserveModel(
            scenario,
            demand: DemandModel(
                scenario, landUses: .single, parks: .single, others: OtherDemand(scenario, tenants: 0)),
            supply: supply, city: nil,
            factories: FactoryModel(
                units: [], parkCount: 1, completed: 0, construction: SupplyCity.construction(.shipped), mostUnits: 1,
                scenario),
            marketParcel: Array(supply.parcels.indices))
        self.init(model: model, cityFingerprint: 0)
    }
}
