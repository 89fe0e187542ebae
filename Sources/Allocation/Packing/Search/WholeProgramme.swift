// SPDX-License-Identifier: Apache-2.0
internal import Optimization

extension PackingStage {
    /// The columns that a better plan may have: those that lose less than what the bound leaves above it.
    ///
    /// At any prices a plan is worth the bound less what its columns lose, so that columns that alone lose more than
    /// `room` are in no plan of the worth looked for (reduced cost fixing; Baldacci, Christofides and Mingozzi 2008).
    ///
    /// - Parameter most: most columns wanted in all.
    /// - Returns: `nil` when there are more, or the oracle gave up.
    func columnsLosing(
        atMost room: Double, at prices: [Double], earnings: [Double], most: Int, restriction: PairRestriction,
        watch: inout WorkWatch
    ) throws -> [PackingColumn]? {
        // A block asked for one more than is its share tells when there are too many.
        let limit = max(64, min(most, 1_000))
        let round = try price(prices, limit: limit, slack: room, floors: earnings, restriction: restriction)
        watch.count(rounds: 1, calls: round.calls)
        guard round.isComplete, round.candidates.count <= most else { return nil }
        return round.candidates.map(\.column)
    }

    /// Solves the master over the columns given, which are all that matter.
    ///
    /// - Parameter shouldStop: asked now and then; the best answer so far is then given.
    func solveWhole(
        _ columns: [PackingColumn], plan: PackingPlan?, required: Set<Int32> = [], nodeLimit: Int, relativeGap: Double,
        shouldStop: (() -> Bool)? = nil
    ) throws -> PackingProgramme.Answer {
        var columns = columns
        var start: [Int]?
        if let plan {
            var places: [Int32: [Int]] = [:]
            for (place, column) in columns.enumerated() { places[column.block, default: []].append(place) }
            var chosen: [Int] = []
            for column in plan.chosen {
                let found = places[column.block]?.first {
                    columns[$0].pairs == column.pairs && columns[$0].layout == column.layout
                }
                if found == nil { columns.append(column) }
                chosen.append(found ?? columns.count - 1)
            }
            start = chosen
        }
        let programme = PackingProgramme(
            columns: columns, rowLower: Array(space.lower[space.firstRow...]),
            rowUpper: Array(space.upper[space.firstRow...]), required: required, start: start)
        return try programme.solve(
            self, limits: SolveLimits(maximumNodes: nodeLimit, relativeGap: relativeGap), shouldStop: shouldStop)
    }
}
