// SPDX-License-Identifier: Apache-2.0
@testable import Allocation

extension PlanCity {
    /// The greatest weight that can be placed, without anything said of the plan.
    func weight(policy: AllocationPolicy = .shipped) throws -> Double {
        let memories = LayoutMemories()
        return try PlacementSolve(
            PlacementPacking(problem(policy: policy), recalling: memories), recalling: memories,
            limits: PlanCity.planner.limits.packing, levels: 1
        ).weight
    }
}
