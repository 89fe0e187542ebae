// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension SupplyCity {
    func factoryModel(_ scenario: ReserveScenario, from start: CalendarDate) -> FactoryModel {
        let parkPlaces = Dictionary(snapshot.parks.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let buildings = Dictionary(factories.map { ($0.id, $0) }) { first, _ in first }
        var buildingPlaces: [String: Int] = [:]
        var completed = 0.0
        let takesUnits = scenario.figures[.capacity] == nil
        let units = snapshot.units.enumerated().compactMap { position, unit -> FactoryModel.Unit? in
            guard takesUnits, let park = unit.parkID.flatMap({ parkPlaces[$0] }) else { return nil }
            let building = buildingPlaces[unit.factoryID] ?? buildingPlaces.count
            buildingPlaces[unit.factoryID] = building
            let completedOn = buildings[unit.factoryID]?.completedOn
            let isBuilt = completedOn.map { $0 <= start } ?? (unit.status != .preLet)
            if isBuilt { completed += unit.floorAreaSquareMetres }
            var freeFrom = Double.infinity
            if unit.status == .vacant {
                freeFrom = max(0, (unit.freeOn(baseDate: start) ?? start).months(since: start))
                if !isBuilt, let completedOn { freeFrom = max(freeFrom, completedOn.months(since: start)) }
            }
            let leaseEnd = unit.leaseEndsOn ?? unit.availableOn
            return FactoryModel.Unit(
                position: position, building: building, park: park,
                squareMetres: Int(unit.floorAreaSquareMetres.rounded()), freeFrom: freeFrom,
                isUnderConstruction: !isBuilt,
                leaseEnds: unit.status == .leased ? leaseEnd.map { $0.months(since: start) } : nil)
        }
        return FactoryModel(
            units: units, parkCount: max(1, snapshot.parks.count), completed: Int(completed.rounded()),
            construction: Self.construction(snapshot.stages),
            mostUnits: Int(ground.policy.floorUnitCount.value), scenario)
    }

    /// From the land of a factory to its completion.
    static func construction(_ stages: StageTable) -> ChanceLaw {
        .pert(
            PertLaw(
                minimum: stages.factoryMonths(at: .minimum), mode: stages.factoryMonths(at: .mode),
                maximum: stages.factoryMonths(at: .maximum)))
    }

    /// Firms that rent floor at the start.
    var tenantCount: Int { snapshot.units.count { $0.status == .leased } }
}
