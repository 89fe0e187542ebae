// SPDX-License-Identifier: Apache-2.0

/// The minimal groups of a given number of units, pool by pool, of which those of smallest surplus are kept.
///
/// Units are taken from the smallest on. A partial group is left when the largest units cannot fill it, or when the
/// next ones already overfill it: beyond the window, beyond the worst that is kept, or so far that one of its units is
/// superfluous.
struct FloorGrowth {
    struct Group {
        let units: [Int]
        /// Above the least area asked for, in whole thousandths of a square metre: what differs by less is equal.
        let surplus: Double
        let order: Int
    }

    /// Whether groups may be missing.
    private(set) var isCutShort = false
    private let window: FloorWindow
    private let unitCount: Int
    private let capacity: Int
    private var kept: [Group] = []
    /// The least surplus that is too great.
    private var worst = Double.infinity
    private var foundCount = 0
    private var workLeft: Int
    /// What may be left when the pool at hand is done.
    private var reserve = 0
    private var chosen: [Int] = []

    /// - Parameters:
    ///   - unitCount: of each group, 2 or more.
    ///   - capacity: how many groups to keep, 1 or more.
    ///   - work: how many partial groups to look at.
    init(_ window: FloorWindow, unitCount: Int, capacity: Int, work: Int) {
        self.window = window
        self.unitCount = unitCount
        self.capacity = capacity
        workLeft = work
    }

    /// Each pool has an equal share of the work that is left before it.
    mutating func grow(in pools: [FloorPool]) {
        for (position, pool) in pools.enumerated() where pool.members.count >= unitCount {
            let poolsLeft = pools.count - position
            reserve = workLeft - (workLeft + poolsLeft - 1) / poolsLeft
            extend(pool, from: 0, area: 0, power: 0)
        }
    }

    /// Smallest surplus first; of equal ones what was met first, which has the smaller units.
    var groups: [Group] { Array(kept.sorted(by: FloorGrowth.isBetter).prefix(capacity)) }

    /// The work that is left for other questions.
    var remainingWork: Int { workLeft }

    private mutating func extend(_ pool: FloorPool, from start: Int, area: Double, power: Double) {
        let missing = unitCount - chosen.count
        guard start + missing <= pool.members.count, power + pool.mostPower(of: missing) >= window.power else { return }
        let rounding = 1e-6
        let first = pool.place(
            ofAtLeast: window.least - area - pool.most(of: missing - 1) - rounding, from: start)
        guard first + missing <= pool.members.count else { return }
        for place in first...(pool.members.count - missing) {
            guard workLeft > reserve else {
                isCutShort = true
                return
            }
            workLeft -= 1
            // Without power to add up, a group is minimal as long as its surplus is less than its smallest unit.
            let smallest = pool.members[chosen.first ?? place].area
            let ceiling = min(window.most - window.least, window.power > 0 ? .infinity : smallest)
            let next = area + pool.least(of: missing, from: place) - rounding
            // What is found later and no better is not kept.
            if next - window.least > ceiling || surplus(of: next) >= worst { return }
            chosen.append(place)
            let (area, power) = (area + pool.members[place].area, power + pool.powers[place])
            if missing == 1 {
                if isFloor(pool, area: area, power: power) { keep(pool, area: area) }
            } else if canGrow(pool, area: area, power: power) {
                extend(pool, from: place + 1, area: area, power: power)
            }
            chosen.removeLast()
        }
    }

    private func surplus(of area: Double) -> Double { ((area - window.least) * 1000).rounded() }

    private func span(_ pool: FloorPool) -> Int {
        let levels = chosen.map { pool.members[$0].level }
        return (levels.max() ?? 0) - (levels.min() ?? 0)
    }

    private func isEnough(_ area: Double, _ power: Double) -> Bool { area >= window.least && power >= window.power }

    /// Whether one unit of those chosen can be left out, now and of whatever is added.
    private func hasSuperfluous(_ pool: FloorPool, area: Double) -> Bool {
        chosen.contains { left in
            let others = chosen.reduce(0) { $1 == left ? $0 : $0 + pool.powers[$1] }
            return isEnough(area - pool.members[left].area, others)
        }
    }

    private func canGrow(_ pool: FloorPool, area: Double, power: Double) -> Bool {
        (pool.isOnOneLevel || span(pool) < unitCount) && !isEnough(area, power) && !hasSuperfluous(pool, area: area)
    }

    private func isFloor(_ pool: FloorPool, area: Double, power: Double) -> Bool {
        if !pool.isOnOneLevel {
            let levels = Set(chosen.map { pool.members[$0].level })
            guard levels.count > 1, span(pool) == levels.count - 1 else { return false }
        }
        return isEnough(area, power) && area <= window.most && !hasSuperfluous(pool, area: area)
    }

    private mutating func keep(_ pool: FloorPool, area: Double) {
        let units = chosen.map { pool.members[$0].unit }.sorted()
        kept.append(Group(units: units, surplus: surplus(of: area), order: foundCount))
        foundCount += 1
        if kept.count >= 2 * capacity {
            kept = groups
            worst = kept[capacity - 1].surplus
        }
    }

    private static func isBetter(_ left: Group, _ right: Group) -> Bool {
        (left.surplus, left.order) < (right.surplus, right.order)
    }
}
