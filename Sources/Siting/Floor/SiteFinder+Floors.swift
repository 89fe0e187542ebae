// SPDX-License-Identifier: Apache-2.0

extension SiteFinder {
    /// Every floor that meets a requirement: units, and adjacent units that make one up together, in the order of their
    /// scores.
    ///
    /// - Parameters:
    ///   - requirement: of floor alone.
    ///   - limit: how many groups to name; those of the fewest units and the smallest surplus come first.
    /// - Returns: with whether these are all there are.
    package func floors(for requirement: Requirement, groupLimit limit: Int) throws -> (sites: [Site], isAll: Bool) {
        let single = try find(requirement, kinds: SiteFinder.simpleKinds, explaining: .sites).sites
        let joined = try FloorSearch(snapshot, policy: policy).groups(for: requirement, limit: limit)
        let scorer = SiteScorer(requirement, snapshot: snapshot, policy: policy)
        let sites = (single + joined.groups.map(scorer.site)).sorted(by: Site.isBetter)
        return (sites, joined.cautions.isEmpty && joined.groups.count < limit)
    }
}
