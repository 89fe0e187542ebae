// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import LandStore

/// Which projects a plan is made for.
public struct ProjectSelection: Sendable {
    /// Only these, when not empty; otherwise all that wait for a site.
    public var ids: [String] = []
    /// Whether projects still under negotiation are placed too.
    public var includesNegotiating = true
    /// Withdrawn: no site is sought for them, whatever the ledger says.
    public var without: Set<String> = []

    public init() {}

    /// - Throws: `WorkspaceError` for an id that is not in the workspace, with the nearest that is.
    func projects(in snapshot: LandSnapshot) throws -> [Project] {
        func known(_ id: String) throws -> Project {
            if let project = snapshot.project(id: id) { return project }
            throw WorkspaceError(
                .unknownFeature, "there is no project `\(id)`",
                hint: nearestName(to: id, among: snapshot.projects.map(\.id)).map { "did you mean `\($0)`?" })
        }
        for id in without.sorted() { _ = try known(id) }
        let asked =
            try ids.isEmpty
            ? snapshot.projects.filter { $0.stage.needsSite || ($0.stage == .negotiating && includesNegotiating) }
            : ids.map(known)
        return asked.filter { !without.contains($0.id) }
    }
}
