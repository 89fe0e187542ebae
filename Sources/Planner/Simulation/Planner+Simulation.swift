// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import LandStore
public import Simulation

extension Planner {
    /// The city as a simulation starts from it: its ground with what fits on it, how far supply has come, its factories.
    ///
    /// - Throws: `WorkspaceError` when the workspace cannot be read.
    public func supplyCity() throws -> SupplyCity {
        let snapshot = try self.snapshot()
        return SupplyCity(
            shapes: try shapeIndex(of: snapshot), progress: try workspace.supplyProgress(of: snapshot),
            factories: try workspace.yearPlan().factories)
    }
}
