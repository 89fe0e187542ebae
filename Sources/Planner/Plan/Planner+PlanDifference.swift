// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
internal import LandModel
internal import LandStore
internal import SimpleFeatures

extension Planner {
    /// What becomes of every project from one kept plan to another.
    ///
    /// Two sites are the same when they are of the same units and, on land, when no more than a hundredth of the larger
    /// lies in one of them alone: a parcel that an accepted plan has cut out keeps its place under a new id.
    /// - Throws: `WorkspaceError` for an unknown plan.
    /// - Complexity: O(n) in the projects of both plans, an overlay for each that is placed on other parcels.
    public func difference(from first: String, to second: String) throws -> PlanDifference {
        let names = Dictionary(
            try workspace.features(of: .project).compactMap { feature -> (String, String)? in
                guard let id = feature.id, case .text(let name)? = feature.properties["name"] else { return nil }
                return (id, name)
            }
        ) { first, _ in first }
        return try PlanDifference(from: plan(named: first), to: plan(named: second), crs: workspace.city.crs) {
            names[$0]
        }
    }
}

extension PlanDifference {
    /// - Parameter name: of a project that neither plan places.
    init(from: PlanRecord, to: PlanRecord, crs: CRS, name: (String) -> String?) throws {
        let (before, after) = (Self.allotments(of: from), Self.allotments(of: to))
        let (askedBefore, askedAfter) = (Self.asked(from, before), Self.asked(to, after))
        let projects = try askedBefore.union(askedAfter).sorted().map { id in
            let (old, new) = (before[id], after[id])
            let kind: PlanDifference.Kind =
                switch (old, new) {
                case (let old?, let new?): try Self.isSameSite(old, new) ? .kept : .moved
                case (nil, _?): .newlyPlaced
                case (_, nil) where !askedAfter.contains(id): .withdrawn
                case (_?, nil): .noLongerPlaced
                case (nil, nil): .unplaced
                }
            return PlanDifference.Project(
                id: id, name: new?.project?.name ?? old?.project?.name ?? name(id), kind: kind, from: old, to: new)
        }
        self.init(from: from.summary, to: to.summary, projects: projects, crs: crs)
    }

    private static func allotments(of plan: PlanRecord) -> [String: PlanSite] {
        Dictionary(plan.sites.compactMap { site in site.project.map { ($0.id, site) } }) { first, _ in first }
    }

    private static func asked(_ plan: PlanRecord, _ placed: [String: PlanSite]) -> Set<String> {
        Set(plan.unplacedIDs).union(placed.keys)
    }

    private static func isSameSite(_ first: PlanSite, _ second: PlanSite) throws -> Bool {
        guard Set(first.unitIDs) == Set(second.unitIDs) else { return false }
        guard let left = first.geometry, let right = second.geometry else {
            return first.geometry == nil && second.geometry == nil
        }
        if try left.equalsExactly(right) { return true }
        // Another part of the same ground is no move: the project stays where it was promised to be.
        if Set(first.parcelIDs) == Set(second.parcelIDs),
            abs(left.area - right.area) <= sameSiteShare * max(left.area, right.area)
        {
            return true
        }
        guard left.envelope.intersects(right.envelope) else { return false }
        let apart = try left.symmetricDifference(right).area
        return apart <= sameSiteShare * max(left.area, right.area)
    }

    private static let sameSiteShare = 0.01
}
