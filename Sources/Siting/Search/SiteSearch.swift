// SPDX-License-Identifier: Apache-2.0

/// The answer to one requirement: sites in order of rank, and why the rest are not among them.
public struct SiteSearch: Sendable {
    /// How much an answer says of candidates that are not among the sites; each step costs time.
    public enum Explanation: Sendable {
        case sites, funnel, nearMisses
    }

    /// How many candidates a criterion removed of those the criteria before it had left.
    public struct FunnelStep: Sendable, Hashable {
        public let criterion: Criterion
        public let removed: Int
        public let remaining: Int
    }

    /// The smallest relaxation of one criterion that lets candidates in which fail on nothing else.
    public struct NearMiss: Sendable, Hashable {
        public let criterion: Criterion
        /// The second of a pair.
        public var otherCriterion: Criterion?
        /// One change, or two where both ends of a window must move.
        public let relaxations: [Relaxation]
        /// Who comes in, in the order of ids; their number is what asking again admits, exactly.
        public let admittedIDs: [String]
    }

    public let requirement: Requirement
    /// Each kind of site that was looked for; the first of whole parcels or single units.
    public let kinds: [KindSearch]
    /// Best first, of all kinds; as many of them as were asked for.
    public let sites: [Site]
    /// Of whole parcels or single units; empty where not asked for.
    public let nearMisses: [NearMiss]
    /// The two changes that together ask least of all pairs that let a whole parcel or single unit in; nil where none
    /// does, or none was asked for.
    public let cheapestPair: NearMiss?

    /// Whole parcels, or single units, that were looked at.
    public var candidateCount: Int { kinds[0].candidateCount }
    /// What removed them; empty where not asked for.
    public var funnel: [FunnelStep] { kinds[0].funnel }
    /// How many sites there are, of all kinds; where work was left, how many there may be. Pairs of floor and land count
    /// once, and not their land again.
    public var siteCount: Int {
        let pairs = kinds.first { $0.kind == .factoryThenLand && $0.siteCount > 0 }
        return pairs?.siteCount ?? kinds.filter { $0.kind != .factoryThenLand }.reduce(0) { $0 + $1.siteCount }
    }
}

/// Why one candidate is not among the sites: a criterion it fails and what would let it in.
public struct Reason: Sendable, Hashable {
    public let criterion: Criterion
    public let relaxation: Relaxation?
}
