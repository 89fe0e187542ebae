// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// Prices the layouts of grounds and floors: the best sets by area alone, taken one by one until one can really be laid
/// out.
///
/// A set by area is a knapsack: the least areas of its parts, and what must remain, fill the ground. Its profit is never
/// less than that of its layout, so that the first layout that reaches the profit of the next set is the best there is.
struct GroundOracle: LayoutOracle {
    /// What the values of a column are made of.
    struct Values: Sendable {
        /// The numbers of the levels of sites kept, of fit and of what remains.
        let kept: Int?
        let fit: Int
        let remaining: Int
        /// By pair: the share of its score that counts for the fit, and what of its score the fit is at most.
        var fitShare: [Double]
        /// By pair: the row its land counts in, with how much a square metre counts, and the area that is counted in
        /// ``PackingProblem/pairUsage`` already.
        var areaRows: [[RowUse]]
        var countedArea: [Double]
    }

    /// Sets looked at for one question; more, and the answer is not complete.
    static let mostSets = 400

    private(set) var problem: PackingProblem
    private(set) var blocks: [BlockLayouts]
    private(set) var values: Values
    let mostParts: Int
    let minimumRemainder: Double

    func layouts(
        of block: Int, profits: Span<Double>, levelWeights: [Double], rowPrices: [Double], threshold: Double,
        limit: Int
    ) throws -> PricedLayouts {
        let first = problem.blocks[block].pairs.lowerBound
        var held = HeldColumns(limit: limit, threshold: threshold)
        func offer(_ set: [Int], _ profit: Double) throws {
            for column in try columns(of: block, set) {
                var real = profit
                for (level, weight) in levelWeights.enumerated() where weight != 0 {
                    let most = set.reduce(0) { $0 + problem.pairValue[level][first + $1] }
                    real += weight * (column.value[level] - most)
                }
                for use in column.extraUsage { real -= rowPrices[Int(use.row)] * use.amount }
                held.offer(column, profit: min(real, profit))
            }
        }
        let ground: GroundLayouts
        switch blocks[block] {
        case .ground(let layouts): ground = layouts
        case .building(let layouts):
            return priced(layouts, block, profits, levelWeights, threshold: threshold, limit: limit)
        }
        // What may only be had whole shares with nobody.
        for number in 0..<profits.count
        where profits[number] > threshold && ground.claims[number].isWhole && !ground.claims[number].isShared {
            try offer([number], profits[number])
        }
        let items = ground.claims.indices.map { number in
            let claim = ground.claims[number]
            return KnapsackItem(
                profit: claim.isShared ? profits[number] : -.infinity, least: claim.areas.lowerBound,
                most: claim.areas.upperBound)
        }
        let size = KnapsackGround(
            size: ground.netAreaSquareMetres, mostParts: mostParts, minimumRemainder: minimumRemainder,
            tolerance: ParcelCutter.leftoverSquareMetres)
        var sets = KnapsackSearch(items, on: size).subsets(above: threshold)
        var looked = 0
        while let bound = sets.bound, bound > held.bar {
            guard looked < Self.mostSets, let set = sets.next() else { break }
            looked += 1
            try offer(set.items, set.profit)
        }
        let rest = sets.bound.map { max($0, threshold) }
        return held.answer(bound: rest, isComplete: rest == nil && !held.hasDropped)
    }

    private func priced(
        _ building: BuildingLayouts, _ block: Int, _ profits: Span<Double>, _ levelWeights: [Double],
        threshold: Double, limit: Int
    ) -> PricedLayouts {
        let first = problem.blocks[block].pairs.lowerBound
        let held = Held(HeldColumns(limit: limit, threshold: threshold))
        var pricing = BuildingPricing(building, profits: profits, bar: { held.columns.bar }) { set, profit, laid in
            let column = column(laid, block, set, first)
            var real = profit
            for (level, weight) in levelWeights.enumerated() where weight != 0 {
                real += weight * (column.value[level] - set.reduce(0) { $0 + problem.pairValue[level][first + $1] })
            }
            held.columns.offer(column, profit: min(real, profit))
        }
        pricing.run()
        let leftAside = pricing.leftAside
        return held.columns.answer(bound: leftAside, isComplete: leftAside == nil && !held.columns.hasDropped)
    }

    /// The best columns, shared between the search and those it asks.
    private final class Held {
        var columns: HeldColumns

        init(_ columns: HeldColumns) { self.columns = columns }
    }

    /// The columns of a set of pairs of a block, by number from its first, ascending.
    func columns(of block: Int, _ set: [Int]) throws -> [PackingColumn] {
        let first = problem.blocks[block].pairs.lowerBound
        switch blocks[block] {
        case .ground(let ground): return try ground.layouts(of: set).map { column($0, block, set, first) }
        case .building(let building):
            return building.layout(of: set).map { [column($0, block, set, first)] } ?? []
        }
    }

    private func column(_ laid: BuildingLayouts.Laid, _ block: Int, _ set: [Int], _ first: Int) -> PackingColumn {
        let pairs = set.map { first + $0 }
        var value = problem.pairValue.map { values in pairs.reduce(0) { $0 + values[$1] } }
        let fit = zip(pairs, laid.options).reduce(0) {
            $0 + PlacementPacking.stepped($1.1.score * values.fitShare[$1.0])
        }
        if values.fit < value.count { value[values.fit] = min(value[values.fit], fit) }
        if let kept = values.kept, kept < value.count {
            value[kept] = min(value[kept], laid.options.reduce(0) { $0 + ($1.isKept ? 1 : 0) })
        }
        return PackingColumn(block: Int32(block), pairs: pairs.map(Int32.init), value: value)
    }

    private func column(_ laid: GroundMemory.Laid, _ block: Int, _ set: [Int], _ first: Int) -> PackingColumn {
        let pairs = set.map { first + $0 }
        var value = problem.pairValue.map { values in pairs.reduce(0) { $0 + values[$1] } }
        let fit = zip(pairs, laid.scores).reduce(0) { $0 + PlacementPacking.stepped($1.1 * values.fitShare[$1.0]) }
        if values.fit < value.count { value[values.fit] = min(value[values.fit], fit) }
        if values.remaining < value.count {
            value[values.remaining] = min(
                value[values.remaining],
                PlacementPacking.stepped(laid.usefulnessGained / PlacementPacking.squareMetresPerMu))
        }
        var extra: [RowUse] = []
        for (pair, area) in zip(pairs, laid.areas) {
            let more = max(0, area - values.countedArea[pair])
            guard more > 0 else { continue }
            for use in values.areaRows[pair] { extra.append(RowUse(row: use.row, amount: use.amount * more)) }
        }
        return PackingColumn(
            block: Int32(block), pairs: pairs.map(Int32.init), value: value, extraUsage: merged(extra),
            layout: laid.way.rawValue)
    }

    private func merged(_ uses: [RowUse]) -> [RowUse] {
        var byRow: [Int32: Double] = [:]
        for use in uses { byRow[use.row, default: 0] += use.amount }
        return byRow.sorted { $0.key < $1.key }.map { RowUse(row: $0.key, amount: $0.value) }
    }

    /// The same for a problem with fewer levels or other limits.
    func asked(for changed: PackingProblem) -> GroundOracle {
        var oracle = self
        oracle.problem = changed
        return oracle
    }

    /// The same for a problem with one more block at the end, whose pairs are like others.
    func asked(for changed: PackingProblem, also block: BlockLayouts, like pairs: [Int]) -> GroundOracle {
        var oracle = asked(for: changed)
        oracle.blocks.append(block)
        oracle.values.fitShare += pairs.map { values.fitShare[$0] }
        oracle.values.areaRows += pairs.map { values.areaRows[$0] }
        oracle.values.countedArea += pairs.map { values.countedArea[$0] }
        return oracle
    }

    /// What can be laid out on a block of land; nil for a building.
    func ground(_ block: Int) -> GroundLayouts? {
        if case .ground(let ground) = blocks[block] { ground } else { nil }
    }
}
