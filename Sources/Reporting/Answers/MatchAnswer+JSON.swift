// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import LandStore
public import Planner
internal import Siting
internal import SimpleFeatures

extension MatchAnswer {
    /// The plan as the schema `match` describes it.
    ///
    /// Without seconds, so that the same city gives the same bytes.
    public var json: JSONNode {
        let proof: [(String, JSONNode)] = [
            ("status", .string(plan.status.rawValue)),
            ("limitReached", plan.limitReached.map { .string($0.rawValue) } ?? .null),
            ("levels", .array(plan.levels.map(\.json))),
            ("placed", .integer(plan.assignments.count)),
            ("of", .integer(plan.assignments.count + plan.unplaced.count)),
            ("totalWeight", .number(plan.totalWeight.rounded(decimals: 6))),
            ("baselines", .array(plan.baselines.map(\.json))),
        ]
        let parts: [(String, JSONNode)] = [
            ("assignments", .array(plan.assignments.map(json(of:)))),
            ("grounds", .array(plan.grounds.map(json(of:)))),
            ("unplaced", .array(plan.unplaced.map(\.json))),
            ("marginalValues", .array(plan.marginalValues.map(\.json))),
            ("stockUse", plan.stockUse?.json ?? .null),
            ("difference", difference?.summaryJSON ?? .null),
            ("scope", scopeJSON), ("work", workJSON),
        ]
        let notice: [(String, JSONNode)] = snapshot.isSynthetic ? [("notice", .string(SyntheticNotice.text))] : []
        return .object(proof + parts + notice)
    }

    private var scopeJSON: JSONNode {
        .object([
            ("relativeGapAsked", .number(limits.relativeGap)),
            ("mostProjectsPerGround", .integer(Int(policy.mostPartsPerGround.value))),
            ("isSearchComplete", .boolean(plan.isSearchComplete)),
        ])
    }

    private var workJSON: JSONNode {
        .object([
            ("layouts", .integer(plan.work.columns)), ("pricingRounds", .integer(plan.work.pricingRounds)),
            ("nodes", .integer(plan.work.nodes)),
        ])
    }

    private func json(of assignment: PlacementPlan.Assignment) -> JSONNode {
        let (project, site) = (assignment.project, assignment.site)
        let who: [(String, JSONNode)] = [
            ("projectID", .string(project.id)), ("projectName", .string(project.name)),
            ("weight", .number(weight(of: assignment))), ("kind", .string(site.kind.rawValue)),
            ("siteID", .string(site.id)),
        ]
        let what: [(String, JSONNode)] = [
            ("parkID", site.parkID.map(JSONNode.string) ?? .null),
            ("readyOn", site.readyOn.map { .string($0.description) } ?? .null),
            ("score", .number(site.score.rounded(decimals: 4))),
            ("isPromised", .boolean(assignment.isPromised)),
            ("misses", .array(assignment.misses.map { .string($0.description) })),
        ]
        let layout: [(String, JSONNode)] = site.layout.map { [("layout", $0.json)] } ?? []
        let transition: [(String, JSONNode)] = site.transition.map { [("transition", $0.json)] } ?? []
        return .object(who + site.members(in: snapshot) + what + layout + transition)
    }

    private func json(of ground: PlacementPlan.Ground) -> JSONNode {
        .object([
            ("parcelIDs", .array(ground.parcels.map { .string(snapshot.parcels.id[$0]) })),
            ("projectIDs", .array(ground.projectIDs.map { .string($0) })),
            ("lines", .array(ground.lines.map(\.json))),
            ("remainders", .array(ground.remainders.map { .object($0.figures) })),
        ])
    }

    /// Of a placed project, as the plan counts it.
    func weight(of assignment: PlacementPlan.Assignment) -> Double { policy.priority.weight(of: assignment.project) }
}

extension PlacementPlan.Level {
    var json: JSONNode {
        .object([
            ("name", .string(name)), ("objective", .number(objective.rounded(decimals: 6))),
            ("bestBound", bestBound.isFinite ? .number(bestBound.rounded(decimals: 6)) : .null),
            ("relativeGap", relativeGap.isFinite ? .number(relativeGap) : .null),
            ("isOptimal", .boolean(isOptimal)),
        ])
    }
}

extension PlanDifference {
    /// How many projects each kind of change meets, and who moves.
    fileprivate var summaryJSON: JSONNode {
        .object([
            ("from", .string(from.id)), ("counts", counts),
            ("movedProjectIDs", .array(projects(.moved).map { .string($0.id) })),
            ("movedLandSquareMetres", .number(movedLandSquareMetres.rounded(decimals: 4))),
            ("movedFloorSquareMetres", .number(movedFloorSquareMetres.rounded(decimals: 4))),
        ])
    }
}
