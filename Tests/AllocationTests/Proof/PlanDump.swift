// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import SimpleFeatures
import Siting
import SitingSupport

/// A city, its projects and their plan, for a program of others to check; in the units of `CityDump`, money in 万元.
struct PlanDump: Encodable {
    struct Quota: Encodable {
        let name: String
        let from, until: Int32
        let area: Double
    }

    struct Assignment: Encodable {
        var project: String
        let parcels: [String]
        var units: [String]
        let isPromised: Bool
        let misses: [String]
        var area: Double
        var score: Double
        var ready: Int32?
        var moveOn: Int32?
        var allotment: String?
        var frontage, width: Double?
        var hall: [[Double]]?
    }

    struct Ground: Encodable {
        var parcels, projects: [String]
        var lineCount: Int
        var remainders: [Rest]
    }

    struct Rest: Encodable {
        let shape: String
        var net: Double
    }

    struct Level: Encodable {
        var name: String
        var objective: Double
        let bestBound: Double?
    }

    let city: CityDump
    let asked: [String: AskedDump]
    let weights: [String: Double]
    let quotas: [Quota]
    let budget: Double?
    let mostParts: Int
    var assignments: [Assignment]
    var grounds: [Ground]
    var unplaced: [String]
    var levels: [Level]

    init(_ busy: BusyCity, _ plan: PlacementPlan) {
        city = CityDump(busy.city, busy.siting)
        let projects = busy.city.projects
        asked = Dictionary(
            uniqueKeysWithValues: projects.map { ($0.id, AskedDump(Requirement(of: $0, policy: busy.siting))) })
        weights = Dictionary(
            uniqueKeysWithValues: projects.map { ($0.id, busy.allocation.priority.weight(of: $0)) })
        quotas = busy.allocation.landQuotas.map {
            Quota(
                name: $0.name, from: $0.from.daysSince1970, until: $0.until.daysSince1970, area: $0.area.squareMetres)
        }
        budget = busy.allocation.landBudgetWan?.value
        mostParts = Int(busy.allocation.mostPartsPerGround.value)
        let parcels = busy.city.parcels.map(\.id).sorted()
        let units = busy.city.units.map(\.id).sorted()
        assignments = plan.assignments.map { assignment in
            let (site, layout) = (assignment.site, assignment.site.layout)
            return Assignment(
                project: assignment.project.id, parcels: site.parcels.map { parcels[$0] },
                units: site.units.map { units[$0] }, isPromised: assignment.isPromised,
                misses: assignment.misses.map(\.description), area: site.areaSquareMetres, score: site.score,
                ready: site.readyOn?.daysSince1970, moveOn: site.transition?.moveOn.daysSince1970,
                allotment: layout?.allotment.hexadecimal, frontage: layout?.frontageMetres,
                width: layout?.widthMetres, hall: layout?.hall.map { $0.corners.map { [$0.x, $0.y] } })
        }
        grounds = plan.grounds.map { ground in
            Ground(
                parcels: ground.parcels.map { parcels[$0] }, projects: ground.projectIDs,
                lineCount: ground.lines.count,
                remainders: ground.remainders.map {
                    Rest(shape: $0.geometry.hexadecimal, net: $0.netAreaSquareMetres)
                })
        }
        unplaced = plan.unplaced.map(\.project.id)
        levels = plan.levels.map {
            Level(name: $0.name, objective: $0.objective, bestBound: $0.bestBound.isFinite ? $0.bestBound : nil)
        }
    }
}
