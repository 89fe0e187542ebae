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
        /// One change, or two where both ends of a window must move.
        public let relaxations: [Relaxation]
        /// Who comes in, in the order of ids; their number is what asking again admits, exactly.
        public let admittedIDs: [String]
    }

    public let requirement: Requirement
    public let candidateCount: Int
    /// How many candidates meet every criterion.
    public let siteCount: Int
    /// Best first: by score, then by id; as many of them as were asked for.
    public let sites: [Site]
    /// Empty where not asked for.
    public let funnel: [FunnelStep]
    /// Empty where not asked for.
    public let nearMisses: [NearMiss]
}

/// Why one candidate is not among the sites: a criterion it fails and what would let it in.
public struct Reason: Sendable, Hashable {
    public let criterion: Criterion
    public let relaxation: Relaxation?
}
