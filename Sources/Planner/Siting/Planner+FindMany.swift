// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import LandModel
internal import LandStore
public import Siting
internal import Synchronization

extension Planner {
    /// Answers many requirements on one reading of the city, on all cores.
    ///
    /// Answers come in the order of the entries, a block at a time, whatever finishes first; only a block is held.
    /// - Parameters:
    ///   - kinds: which kinds of site to look for.
    ///   - limit: how many sites each answer names.
    ///   - answer: is handed each entry's name and answer.
    /// - Throws: before the first answer, `WorkspaceError` for an entry that cannot be asked, naming it.
    public func find(
        _ entries: [RequirementFile.Entry], kinds: Set<Site.Kind> = Set(Site.Kind.allCases), limit: Int,
        nearMissCount: Int = 1,
        _ answer: (_ name: String, _ answer: FindAnswer) throws -> Void
    ) throws {
        let snapshot = try self.snapshot()
        let policy = try sitingPolicy()
        let requirements = try entries.map { entry in
            let start = try entry.projectID.map { try self.requirement(ofProject: $0, in: snapshot) }
            let requirement = try entry.requirement(startingFrom: start ?? Requirement(), policy: policy)
            if requirement.projectID == nil { try requireKnownNames(requirement, in: snapshot) }
            return requirement
        }
        let finder = SiteFinder(on: try ground(of: snapshot))
        let blockSize = 64
        for start in stride(from: 0, to: requirements.count, by: blockSize) {
            let block = requirements[start..<min(start + blockSize, requirements.count)]
            let found = Mutex<[Int: Result<SiteSearch, any Error>]>([:])
            DispatchQueue.concurrentPerform(iterations: block.count) { position in
                let result = Result {
                    try finder.find(
                        requirements[start + position], kinds: kinds, limit: limit, nearMissCount: nearMissCount)
                }
                found.withLock { $0[start + position] = result }
            }
            let results = found.withLock { $0 }
            for position in block.indices {
                guard let search = try results[position]?.get() else {
                    preconditionFailure("every requirement of a block is answered")
                }
                try answer(
                    entries[position].name, FindAnswer(snapshot: snapshot, search: search, whyNot: []))
            }
        }
        workspace.keepMeasures(of: snapshot)
    }
}
