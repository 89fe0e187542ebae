// SPDX-License-Identifier: Apache-2.0

/// How far the ranking of an answer depends on the weights of its preferences.
///
/// Each weight moves by itself by up to a share `m` of itself; what they sum to changes no order. With
/// `c_ik` = weight × score of site *i* by preference *k* (0 where the data is absent) and `d_k = c_ik − c_jk`:
///
/// 1. The least lead of *i* over *j* is `Σ d_k − m Σ |d_k|`: each weight at the end of its range that is worse for *i*.
/// 2. *i* stays ahead of *j* throughout exactly where that is above 0, or 0 and *i* is ahead where both are level.
/// 3. The first is overtaken by *j* from `m = Σ d_k / Σ |d_k|` on; that is 1 or more where no preference favours *j*.
///
/// Sites that are level stand in the order of their ids. Differences under 10⁻⁹ of 100 points are taken as level: they
/// come from the order of a sum.
///
/// Where sites are scored by different preferences, as floor beside land, each weight moves what is scored by it.
public struct RankStability: Sendable, Hashable {
    /// Who takes the first place when weights move far enough.
    public struct Takeover: Sendable, Hashable {
        /// Place in the ranking, 0 for the first.
        public let position: Int
        public let id: String
        /// The first keeps its place while weights move by less than this share; 0 where both are level as it is.
        public let movement: Double
        /// The preference by which it leads most.
        public let measure: Preference.Measure
    }

    /// The share of itself by which each weight may move up or down.
    public let movement: Double
    /// For each of the first sites, the places (1 for the first) that it can take.
    ///
    /// Bounds: each rival is met with the weights that suit the pair, and those of two pairs may differ.
    public let ranks: [ClosedRange<Int>]
    /// Nil where no site of the answer overtakes the first whatever the weights.
    public let takeover: Takeover?

    /// Whether the first keeps its place however the weights move.
    public var isFirstThroughout: Bool { ranks.first.map { $0.upperBound == 1 } ?? true }

    /// - Parameters:
    ///   - sites: as an answer ranks them. What an answer does not name is not looked at.
    ///   - movement: from 0 to less than 1.
    ///   - count: how many of the first to bound the ranks of; nil bounds all.
    /// - Complexity: O(count × sites × preferences).
    public init(of sites: [Site], movement: Double = 0.2, ranking count: Int? = nil) {
        precondition((0..<1).contains(movement), "a weight moves by a share of itself and stays above 0")
        let earnings = Earnings(sites)
        self.movement = movement
        ranks = sites.indices.prefix(count ?? sites.count).map { site in
            var (best, worst) = (1, 1)
            for rival in sites.indices where rival != site {
                if earnings.stays(rival, aheadOf: site, movement: movement) { best += 1 }
                if !earnings.stays(site, aheadOf: rival, movement: movement) { worst += 1 }
            }
            return best...worst
        }
        takeover = earnings.takeover
    }
}

/// What each site earns by each preference.
private struct Earnings {
    private let ids: [String]
    private let measures: [Preference.Measure]
    /// Site after site.
    private let points: [Double]

    private static let levelPoints = 1e-9

    init(_ sites: [Site]) {
        // A policy may hold two preferences of one measure, each with a weight of its own.
        struct Line: Hashable {
            let measure: Preference.Measure
            let occurrence: Int
        }
        var columns: [Line: Int] = [:]
        var measures: [Preference.Measure] = []
        let rows = sites.map { site in
            var occurrences: [Preference.Measure: Int] = [:]
            return site.breakdown.map { line in
                let key = Line(measure: line.measure, occurrence: occurrences[line.measure, default: 0])
                occurrences[line.measure, default: 0] += 1
                if columns[key] == nil {
                    columns[key] = measures.count
                    measures.append(line.measure)
                }
                return (column: columns[key, default: 0], points: (line.score ?? 0) * line.weight / 100)
            }
        }
        var points = [Double](repeating: 0, count: rows.count * measures.count)
        for (site, row) in rows.enumerated() {
            for line in row { points[site * measures.count + line.column] = line.points }
        }
        ids = sites.map(\.id)
        self.measures = measures
        self.points = points
    }

    /// `Σ d_k` and `Σ |d_k|`.
    private func lead(of site: Int, over rival: Int) -> (sum: Double, spread: Double) {
        var (sum, spread) = (0.0, 0.0)
        for column in measures.indices {
            let difference = points[site * measures.count + column] - points[rival * measures.count + column]
            sum += difference
            spread += abs(difference)
        }
        return (sum, spread)
    }

    func stays(_ site: Int, aheadOf rival: Int, movement: Double) -> Bool {
        let lead = lead(of: site, over: rival)
        let least = lead.sum - movement * lead.spread
        if abs(least) > Self.levelPoints { return least > 0 }
        // As it is the answer says who is first, which the order of a sum may have decided.
        return abs(lead.sum) <= Self.levelPoints ? site < rival : ids[site] < ids[rival]
    }

    /// The rival that overtakes the first soonest; of several the one that ranks higher.
    var takeover: RankStability.Takeover? {
        var soonest: (rival: Int, movement: Double)?
        for rival in ids.indices.dropFirst() {
            let lead = lead(of: 0, over: rival)
            // Who leads by nothing is never ahead.
            guard lead.spread - lead.sum > Self.levelPoints else { continue }
            let movement = max(0, lead.sum) / lead.spread
            if movement < soonest?.movement ?? .infinity { soonest = (rival, movement) }
        }
        return soonest.map { soonest in
            let count = measures.count
            let leads = measures.indices.map { points[soonest.rival * count + $0] - points[$0] }
            let greatest = leads.indices.reduce(0) { leads[$1] > leads[$0] ? $1 : $0 }
            return RankStability.Takeover(
                position: soonest.rival, id: ids[soonest.rival], movement: soonest.movement,
                measure: measures[greatest])
        }
    }
}
