// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import LandStore
public import Siting

/// How much of the serviced land in stock the projects that wait can use.
public struct ReserveAnswer: Sendable {
    public let snapshot: LandSnapshot
    public let reserve: UsableReserve
    /// Projects that wait for land.
    public let projectCount: Int
}

extension Planner {
    /// Nominal and usable reserve 动态储备, 可用储备, for the projects that are signed and have no land yet.
    ///
    /// - Parameter progress: called with steps done and their number.
    public func reserve(progress: ((Int, Int) -> Void)? = nil) throws -> ReserveAnswer {
        let snapshot = try self.snapshot()
        let policy = try sitingPolicy()
        let waiting = snapshot.projects.filter { $0.stage.needsSite && $0.netArea != nil }
        let reserve = try UsableReserve(
            SiteFinder(on: try ground(of: snapshot)), for: waiting.map { Requirement(of: $0, policy: policy) }
        ) { progress?($0, 2 * waiting.count) }
        workspace.keepMeasures(of: snapshot)
        return ReserveAnswer(snapshot: snapshot, reserve: reserve, projectCount: waiting.count)
    }
}
