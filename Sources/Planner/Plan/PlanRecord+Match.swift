// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import Foundation
internal import LandModel
internal import LandStore
internal import Siting
internal import SimpleFeatures

extension PlanRecord {
    /// A plan as it is kept: every allotment with its geometry, what remains beside it, and where it is cut.
    init(_ answer: MatchAnswer, as name: String, madeAt moment: Date, text: String?) throws {
        let (plan, snapshot) = (answer.plan, answer.snapshot)
        var sites: [PlanSite] = []
        var lines: [Geometry] = []
        for assignment in plan.assignments {
            let site = assignment.site
            sites.append(
                try PlanSite(
                    site, in: snapshot,
                    for: PlanSite.Project(
                        id: assignment.project.id, name: assignment.project.name,
                        weight: PriorityPolicy.shipped.weight(of: assignment.project), score: site.score)))
            sites += (site.layout?.remainders ?? []).map { PlanSite(remainder: $0, of: site, in: snapshot) }
            if let line = site.layout?.cutLine { lines.append(try .lineString([line.start, line.end])) }
        }
        let level = plan.levels.first
        self.init(
            summary: PlanSummary(
                id: name, madeAt: moment, status: plan.status.rawValue,
                figures: PlanSummary.Figures(
                    projectCount: plan.assignments.count + plan.unplaced.count, placedCount: plan.assignments.count,
                    totalWeight: plan.totalWeight, placedWeight: level?.objective ?? 0,
                    bestBound: level.flatMap { $0.bestBound.isFinite ? $0.bestBound : nil },
                    relativeGap: level.flatMap { $0.relativeGap.isFinite ? $0.relativeGap : nil }),
                isSynthetic: snapshot.isSynthetic),
            sites: sites, unplacedIDs: plan.unplaced.map(\.project.id), cutLines: lines, answer: text)
    }
}

extension PlanSite {
    /// A site as the plan gives it to a project.
    init(_ site: Site, in snapshot: LandSnapshot, for project: Project) throws {
        self.init(
            project: project, kind: site.kind.rawValue, parcelIDs: site.parcels.map { snapshot.parcels.id[$0] },
            unitIDs: site.units.map { snapshot.units[$0].id }, areaSquareMetres: site.areaSquareMetres,
            transition: site.transition.map {
                Transition(floorFrom: $0.floorFrom, landFrom: $0.landFrom, moveOn: $0.moveOn)
            },
            geometry: try site.layout?.allotment
                ?? site.parcels.first.map { try snapshot.parcels.shapes.geometry(at: $0) })
    }

    /// What remains of the ground of a site.
    init(remainder part: GroundPart, of site: Site, in snapshot: LandSnapshot) {
        self.init(
            project: nil, kind: site.kind.rawValue, parcelIDs: site.parcels.map { snapshot.parcels.id[$0] },
            areaSquareMetres: part.netAreaSquareMetres, geometry: part.geometry)
    }
}
