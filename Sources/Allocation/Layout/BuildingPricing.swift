// SPDX-License-Identifier: Apache-2.0

/// The most profitable sets of projects for one building, depth first: a set that does not fit is not grown.
struct BuildingPricing {
    private let building: BuildingLayouts
    /// Claims with a profit, the most profit for its size first; then those without, the least loss first.
    private let order: [Int]
    private let profits: [Double]
    private let sizes: [Double]
    private let offer: ([Int], Double, BuildingLayouts.Laid) -> Void
    private let bar: () -> Double
    private var steps: Int
    private var chosen: [Int] = []
    /// The greatest bound of what was left aside for want of steps; nil where nothing was.
    private(set) var leftAside: Double?

    private static let mostSteps = 3_000

    /// - Parameters:
    ///   - offer: called with each set that fits, its profit, and how it is housed.
    ///   - bar: what a profit must exceed to be wanted.
    init(
        _ building: BuildingLayouts, profits all: Span<Double>, bar: @escaping () -> Double,
        offer: @escaping ([Int], Double, BuildingLayouts.Laid) -> Void
    ) {
        self.building = building
        self.bar = bar
        self.offer = offer
        var gains: [(claim: Int, profit: Double)] = []
        for claim in 0..<all.count where all[claim] > -.infinity { gains.append((claim, all[claim])) }
        gains.sort {
            guard $0.profit > 0, $1.profit > 0 else {
                return $0.profit != $1.profit ? $0.profit > $1.profit : $0.claim < $1.claim
            }
            let (left, right) = (
                $0.profit * building.claims[$1.claim].leastSize, $1.profit * building.claims[$0.claim].leastSize
            )
            return left != right ? left > right : $0.claim < $1.claim
        }
        order = gains.map(\.claim)
        profits = gains.map(\.profit)
        sizes = gains.map { building.claims[$0.claim].leastSize }
        steps = Self.mostSteps
    }

    mutating func run() {
        extend(from: 0, profit: 0, size: 0)
    }

    private mutating func extend(from start: Int, profit: Double, size: Double) {
        for position in start..<order.count {
            let bound = profit + bound(from: position, size: size)
            guard bound > bar() else { return }
            guard steps > 0 else {
                leftAside = max(leftAside ?? bound, bound)
                return
            }
            guard size + sizes[position] <= building.size * (1 + 1e-9) else { continue }
            steps -= 1
            chosen.append(order[position])
            let set = chosen.sorted()
            if let laid = building.layout(of: set) {
                offer(set, profit + profits[position], laid)
                extend(from: position + 1, profit: profit + profits[position], size: size + sizes[position])
            }
            chosen.removeLast()
        }
    }

    /// What one or more claims from a position on add at most: filling the room with whole ones and one broken (Dantzig
    /// 1957).
    private func bound(from position: Int, size: Double) -> Double {
        guard profits[position] > 0 else { return profits[position] }
        var room = building.size * (1 + 1e-9) - size
        var sum = 0.0
        for index in position..<order.count where profits[index] > 0 {
            guard sizes[index] <= room else {
                return sum + profits[index] * (sizes[index] > 0 ? room / sizes[index] : 0)
            }
            room -= sizes[index]
            sum += profits[index]
        }
        return sum
    }
}
