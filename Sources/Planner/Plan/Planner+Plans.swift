// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import LandStore

extension Planner {
    /// The plans that are kept, the newest first.
    public func plans() throws -> [PlanSummary] { try workspace.plans() }

    /// A kept plan with its sites and its answer, without solving again.
    /// - Throws: `WorkspaceError` naming the nearest name where there is none of this one.
    public func plan(named name: String) throws -> PlanRecord {
        if let plan = try workspace.plan(named: name) { return plan }
        let known = try plans().map(\.id)
        let hint =
            known.isEmpty
            ? "make one with `suodi match --plan NAME`"
            : nearestName(to: name, among: known).map { "did you mean `\($0)`?" } ?? "`suodi plan list` lists them"
        throw WorkspaceError(.unknownFeature, "there is no plan `\(name)`", hint: hint)
    }
}
