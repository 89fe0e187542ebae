// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// What the first level of a plan that is optimal in it gains when one unplaced project may use other sites: exact, without a solver.
///
/// Sets of projects that can be placed together are the independent sets of a transversal matroid (Edmonds and Fulkerson
/// 1965), and the plan is a basis of greatest weight. Letting the unplaced project *p* use more sites adds one element
/// to the matroid; the best new basis either adds *p*, when an alternating path leads from it to a free site, or
/// exchanges it for the lightest project on those paths (its fundamental circuit), or stays as it is.
///
/// - Complexity: O(pairs), a search over the plan.
struct Augmentation {
    let problem: PlacementProblem
    /// Which candidate holds a site.
    let holder: [SiteKey: Int]

    func gain(of project: Int, using sites: [SiteKey]) -> Double {
        var lightest = Double.infinity
        var seen = Set<Int>([project])
        var queue = [sites]
        while let reachable = queue.popLast() {
            for site in reachable {
                guard let other = holder[site] else { return problem.candidates[project].weight }
                guard seen.insert(other).inserted else { continue }
                lightest = min(lightest, problem.candidates[other].weight)
                queue.append(problem.candidates[other].search.sites.map(SiteKey.init))
            }
        }
        return max(0, problem.candidates[project].weight - lightest)
    }
}
