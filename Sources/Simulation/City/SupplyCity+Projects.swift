// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SupplyCity {
    /// What the workspace’s own projects ask for: those that are signed and have no land yet.
    struct ProjectNeeds {
        var land: [LandNeed] = []
        var floor: [FloorNeed] = []
        var names: [UInt64: String] = [:]
    }

    var waitingProjects: [Project] {
        snapshot.projects.filter { $0.stage.needsSite && ($0.netArea != nil || $0.floorAreaSquareMetres != nil) }
    }

    /// - Parameter parks: gets the sets of parks that projects name.
    func projectNeeds(
        _ scenario: ReserveScenario, from start: CalendarDate, classes: [LandUseCode], parks: inout ParkPreferences
    ) -> ProjectNeeds {
        var needs = ProjectNeeds()
        for (number, project) in waitingProjects.enumerated() {
            let entity = DemandModel.Entity.listed | UInt64(number)
            needs.names[entity] = project.id
            let allowed = parks.add(allowedParks(project, scenario.pooling))
            let park = snapshot.parks.firstIndex { park in
                project.parkIDs.isEmpty ? park.county == project.county : park.id == project.parkIDs[0]
            }
            if let floor = project.floorAreaSquareMetres, project.netArea == nil {
                needs.floor.append(
                    FloorNeed(
                        kind: .smallFirm, entity: entity, due: due(project.floorNeededOn ?? project.neededOn, start),
                        givesUp: .infinity, squareMetres: Int(floor.rounded()),
                        leaseMonths: scenario.law(.lease)?.mean ?? .infinity, park: park ?? 0, allowed: allowed))
            }
            guard let window = project.netArea else { continue }
            let least = Self.parts(window.lower?.squareMetres ?? window.upper?.squareMetres ?? 0)
            let most = Self.parts(window.upper?.squareMetres ?? window.lower?.squareMetres ?? 0)
            needs.land.append(
                LandNeed(
                    kind: .firstPhase, entity: entity, tier: tier(of: project, in: scenario),
                    due: due(project.neededOn, start), givesUp: .infinity, target: (least + most) / 2, least: least,
                    most: most, landUse: project.landUse.flatMap { classes.firstIndex(of: $0) } ?? 0,
                    park: park ?? 0, allowed: allowed, hallLengthMetres: project.hallLengthMetres ?? 0,
                    hallWidthMetres: project.hallWidthMetres ?? 0,
                    investment: project.totalInvestment?.hundredMillionYuan ?? 0))
        }
        return needs
    }

    /// A project without a day needs its land now.
    private func due(_ day: CalendarDate?, _ start: CalendarDate) -> Double {
        max(0, day.map { $0.months(since: start) } ?? 0)
    }

    private func tier(of project: Project, in scenario: ReserveScenario) -> Int {
        let investment = project.totalInvestment?.hundredMillionYuan ?? 0
        return scenario.tiers.firstIndex {
            $0.land == nil && investment >= $0.investmentFrom && investment < $0.investmentTo
        } ?? scenario.tiers.count
    }

    private func allowedParks(_ project: Project, _ pooling: ReservePooling) -> [Bool] {
        snapshot.parks.map { park in
            if !project.parkIDs.isEmpty { return project.parkIDs.contains(park.id) }
            guard let county = project.county, pooling != .city else { return true }
            return park.county == county || project.transferCounties.contains(park.county)
        }
    }
}
