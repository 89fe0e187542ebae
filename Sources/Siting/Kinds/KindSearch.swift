// SPDX-License-Identifier: Apache-2.0

/// What was found of one kind of site.
public struct KindSearch: Sendable {
    public let kind: Site.Kind
    /// How many were looked at: parcels, units, or sets of neighbours.
    public let candidateCount: Int
    /// How many meet every criterion; where ``isExact`` is false, how many may.
    public let siteCount: Int
    /// Whether each was looked at to the end. Of many candidates only those are that can be among the best.
    public let isExact: Bool
    /// The most that a site not looked at could score; nil where there is none.
    public let scoreBound: Double?
    /// Empty where not asked for.
    public let funnel: [SiteSearch.FunnelStep]
}

extension KindSearch {
    /// With sites that were found beside those counted.
    func adding(_ count: Int, isAll: Bool) -> KindSearch {
        KindSearch(
            kind: kind, candidateCount: candidateCount, siteCount: siteCount + count, isExact: isExact && isAll,
            scoreBound: isAll ? scoreBound : 100, funnel: funnel)
    }
}
