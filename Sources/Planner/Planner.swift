// SPDX-License-Identifier: Apache-2.0
public import Foundation
public import LandStore

/// The use cases of Suodi on one workspace: the door for every face, and the only writer.
///
/// Who acts and when is said once, and stands in every ledger event written through it.
public struct Planner: Sendable {
    public let workspace: Workspace
    public let actor: String
    public let moment: Date
    /// Whether a large city may be read from the cache beside its workspace, and left there.
    public let usesCache: Bool
    /// A policy in place of the workspace's own.
    public let givenPolicy: CityPolicy?

    public init(
        _ workspace: Workspace, actor: String, moment: Date, usesCache: Bool = true, policy: CityPolicy? = nil
    ) {
        self.workspace = workspace
        self.actor = actor
        self.moment = moment
        self.usesCache = usesCache
        givenPolicy = policy
    }
}
