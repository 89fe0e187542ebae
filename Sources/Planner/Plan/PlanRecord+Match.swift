// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import Foundation
internal import LandModel
internal import LandStore
internal import SimpleFeatures
internal import Siting

extension PlanRecord {
    /// A plan as it is kept: every allotment with its geometry, what remains of its grounds, and where they are cut.
    init(_ answer: MatchAnswer, as name: String, madeAt moment: Date) throws {
        let (plan, snapshot) = (answer.plan, answer.snapshot)
        let allotments = try plan.assignments.map { assignment in
            try PlanSite(
                assignment.site, in: snapshot,
                for: PlanSite.Project(
                    id: assignment.project.id, name: assignment.project.name,
                    weight: answer.policy.priority.weight(of: assignment.project), score: assignment.site.score,
                    isPromised: assignment.isPromised))
        }
        let remainders = plan.grounds.flatMap { ground in
            ground.remainders.map { PlanSite(remainder: $0, of: ground.parcels, in: snapshot) }
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
            sites: allotments + remainders, unplacedIDs: plan.unplaced.map(\.project.id),
            cutLines: try plan.grounds.flatMap(\.lines).map { try .lineString([$0.start, $0.end]) })
    }

    /// With the answer as a face will show it.
    func with(answer: String?) -> PlanRecord {
        PlanRecord(summary: summary, sites: sites, unplacedIDs: unplacedIDs, cutLines: cutLines, answer: answer)
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

    /// What remains of a piece of ground.
    init(remainder part: GroundPart, of parcels: [Int], in snapshot: LandSnapshot) {
        self.init(
            project: nil, kind: (parcels.count == 1 ? Site.Kind.partOfParcel : .mergedParcels).rawValue,
            parcelIDs: parcels.map { snapshot.parcels.id[$0] }, areaSquareMetres: part.netAreaSquareMetres,
            geometry: part.geometry)
    }
}
