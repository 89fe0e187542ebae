// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
public import LandModel
public import Siting
internal import Synchronization

/// Projects with the ground and floors that can house each of them: what the plan chooses from.
public struct PlacementProblem: Sendable {
    package let finder: SiteFinder
    package let policy: AllocationPolicy
    /// In the order of project ids.
    package private(set) var candidates: [PlacementCandidate]
    /// Projects of which nothing is known that could be sought.
    public let withoutNeed: [Project]
    /// Where an earlier plan had put them, by project id; empty where there is none to keep to.
    package let previous: [String: PreviousSite]

    /// Finds what could house each project that states a need.
    ///
    /// - Parameters:
    ///   - previous: by project id; where it is not empty, a plan keeps to it as far as the weight placed allows.
    ///   - progress: called with the number of projects searched so far, from several threads, one at a time.
    /// - Complexity: one screen of the city and one search for neighbours a project, on all cores.
    /// - Throws: `SpatialError` when a shape cannot be measured.
    public init(
        _ projects: [Project], in finder: SiteFinder, policy: AllocationPolicy = .shipped,
        keepingTo previous: [String: PreviousSite] = [:], progress: (@Sendable (Int) -> Void)? = nil
    ) throws {
        self.finder = finder
        self.policy = policy
        self.previous = previous
        let ordered = projects.sorted { $0.id < $1.id }
        withoutNeed = ordered.filter { !$0.hasStatedNeed }
        let asked = ordered.filter(\.hasStatedNeed)
        let found = Mutex<[Int: Result<PlacementCandidate, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: asked.count) { position in
            let project = asked[position]
            let candidate = Result {
                try PlacementCandidate(
                    project, requirement: Requirement(of: project, policy: finder.policy),
                    weight: policy.priority.weight(of: project), in: finder)
            }
            found.withLock {
                $0[position] = candidate
                progress?($0.count)
            }
        }
        let byPosition = found.withLock { $0 }
        candidates = try asked.indices.compactMap { try byPosition[$0]?.get() }
    }

    /// The same with one project asking for something else.
    package func changing(_ index: Int, to requirement: Requirement) throws -> PlacementProblem {
        var changed = self
        let candidate = candidates[index]
        changed.candidates[index] = try PlacementCandidate(
            candidate.project, requirement: requirement, weight: candidate.weight, in: finder)
        return changed
    }

    /// The same without some projects.
    package func removing(_ indices: Set<Int>) -> PlacementProblem {
        var changed = self
        changed.candidates = candidates.indices.filter { !indices.contains($0) }.map { candidates[$0] }
        return changed
    }

    /// The same with one project on one site and nowhere else, there before all others: the weight added to it is more
    /// than all others weigh, so that no plan is better without it.
    ///
    /// - Parameters:
    ///   - parcels: positions in the snapshot's parcels, ascending; empty leaves all land open to it.
    ///   - units: positions in the snapshot's units, ascending; empty leaves all floors open to it.
    /// - Returns: with the weight added; nil where it cannot be there, whatever becomes of others.
    func confining(
        _ index: Int, toParcels parcels: [Int], units: [Int]
    ) -> (problem: PlacementProblem, addedWeight: Double)? {
        let added = totalWeight.rounded(.up) + 1
        guard let confined = candidates[index].confined(toParcels: parcels, units: units, weighing: added) else {
            return nil
        }
        var changed = self
        changed.candidates[index] = confined
        return (changed, added)
    }

    /// Of all projects that state a need.
    public var totalWeight: Double { candidates.reduce(0) { $0 + $1.weight } }

    /// Whether every set of neighbours and of units was looked at; a plan is proven among those that were.
    package var isSearchComplete: Bool { candidates.allSatisfy { $0.isMergingComplete && $0.areFloorsComplete } }
}
