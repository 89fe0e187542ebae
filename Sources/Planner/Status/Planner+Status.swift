// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import LandStore
public import Programme

/// Where the city stands on its base date.
public struct StatusAnswer: Sendable {
    public let city: City
    public let snapshot: LandSnapshot
    public let stock: StockTable
    public let progress: [TargetProgress]
    public let counts: [Layer: Int]
}

extension Planner {
    /// Stock by park and stage, and the year's targets beside what has happened and what is planned.
    public func status() throws -> StatusAnswer {
        let snapshot = try self.snapshot()
        let stock = StockTable(snapshot)
        return StatusAnswer(
            city: workspace.city, snapshot: snapshot, stock: stock,
            progress: TargetProgress.all(
                try workspace.yearPlan(), stock: stock, baseDate: snapshot.baseDate, stages: snapshot.stages),
            counts: try workspace.counts())
    }
}
