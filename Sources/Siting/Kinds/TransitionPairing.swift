// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Joins floors to begin in with land to build on 先租后建.
package struct TransitionPairing {
    let policy: SitingPolicy

    package init(policy: SitingPolicy) {
        self.policy = policy
    }

    /// Every floor with every piece of land, best first; the land alone, with a caution, where there is no floor.
    func pairs(floors: [Site], land: [Site], limit: Int?) -> [Site] {
        if floors.isEmpty {
            return land.map { site in
                Site(
                    kind: site.kind, parcels: site.parcels, id: site.id, parkID: site.parkID,
                    areaSquareMetres: site.areaSquareMetres, readyOn: site.readyOn, breakdown: site.breakdown,
                    cautions: site.cautions + [.noFloorFirst], layout: site.layout)
            }
        }
        // The best pairs are made of the best of both: more than the limit of either are never needed.
        let (floors, land) = (floors.prefix(limit ?? .max), land.prefix(limit ?? .max))
        return land.flatMap { land in floors.map { pair($0, land) } }.sorted(by: Site.isBetter)
    }

    package func pair(_ floor: Site, _ land: Site) -> Site {
        let share = policy.transitionFloorShare.value
        func weighed(_ lines: [Site.ScoreLine], _ share: Double) -> [Site.ScoreLine] {
            lines.map {
                Site.ScoreLine(measure: $0.measure, value: $0.value, score: $0.score, weight: $0.weight * share)
            }
        }
        let transition = floor.readyOn.flatMap { from in
            land.readyOn.map { landFrom in
                Site.Transition(
                    floorFrom: from, landFrom: landFrom,
                    moveOn: max(landFrom, from).adding(months: Int(policy.constructionMonths.value)),
                    floorAreaSquareMetres: floor.areaSquareMetres)
            }
        }
        return Site(
            kind: .factoryThenLand, parcels: land.parcels, units: floor.units, id: "\(floor.id)→\(land.id)",
            parkID: land.parkID, areaSquareMetres: land.areaSquareMetres, readyOn: land.readyOn,
            breakdown: weighed(land.breakdown, 1 - share) + weighed(floor.breakdown, share),
            cautions: land.cautions + floor.cautions.filter { !land.cautions.contains($0) }, layout: land.layout,
            transition: transition)
    }
}
