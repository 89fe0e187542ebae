// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Says of a project that found no place what binds it and what would place it.
///
/// Nothing is said on the word of a dual: each remedy is tried on the plan, by the exact ``Augmentation``, and the tests
/// solve the whole problem again with the change made.
struct UnplacedExplainer {
    let problem: PlacementProblem
    let finder: SiteFinder
    private let augmentation: Augmentation

    private static let widestLook = 64

    init(problem: PlacementProblem, solved: PlacementPlanner.Solved, finder: SiteFinder) {
        self.problem = problem
        self.finder = finder
        augmentation = Augmentation(
            problem: problem,
            holder: Dictionary(solved.siteOf.map { (SiteKey($1), $0) }, uniquingKeysWith: { first, _ in first }))
    }

    func explain(_ index: Int) throws -> PlacementPlan.Unplaced {
        let candidate = problem.candidates[index]
        var remedies = candidate.search.nearMisses.compactMap { remedy(for: $0, of: index) }
        // The nearest site may be held by a heavier project: then look further, until one is free or none is left.
        var width = 2
        while remedies.isEmpty, width <= Self.widestLook {
            let wider = try finder.find(candidate.requirement, nearMissCount: width)
            if wider.nearMisses.isEmpty { break }
            remedies = wider.nearMisses.compactMap { remedy(for: $0, of: index) }
            width *= 2
        }
        if let best = candidate.search.sites.first {
            // On a copy of a site that suits it the project displaces nobody: the gain is its own weight.
            remedies.append(
                Remedy(change: .oneMoreSite(like: best.id), siteIDs: [best.id], gain: candidate.weight))
        }
        return PlacementPlan.Unplaced(
            project: candidate.project, weight: candidate.weight, bindings: bindings(of: candidate), remedies: remedies)
    }

    private func bindings(of candidate: PlacementProblem.Candidate) -> [Binding] {
        let search = candidate.search
        if !search.sites.isEmpty {
            let holders = search.sites.compactMap {
                augmentation.holder[SiteKey($0)].map { problem.candidates[$0].project.id }
            }
            return [.competition(siteIDs: search.sites.map(\.id), heldBy: Array(Set(holders)).sorted())]
        }
        // What a single change would cure binds; where nothing alone cures, the criterion that removed the last ones.
        let curable = search.nearMisses.map(\.criterion)
        let steps = search.funnel.filter { curable.contains($0.criterion) && $0.removed > 0 }
        if !steps.isEmpty { return steps.map { .criterion($0.criterion, removed: $0.removed) } }
        guard let last = search.funnel.last(where: { $0.removed > 0 }) else { return [] }
        return [.criterion(last.criterion, removed: last.removed)]
    }

    private func remedy(for miss: SiteSearch.NearMiss, of index: Int) -> Remedy? {
        let candidate = problem.candidates[index]
        let kind: Site.Kind = candidate.requirement.asksForFloor ? .factoryFloor : .wholeParcel
        let sites = candidate.search.sites.map(SiteKey.init) + miss.admittedIDs.map { SiteKey(kind: kind, id: $0) }
        let gain = augmentation.gain(of: index, using: sites)
        return gain > 1e-6
            ? Remedy(change: .relax(miss.relaxations), siteIDs: miss.admittedIDs, gain: gain) : nil
    }
}
