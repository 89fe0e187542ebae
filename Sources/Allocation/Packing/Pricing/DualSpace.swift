// SPDX-License-Identifier: Apache-2.0

/// The rows of the master that have a price, in one run: projects, shared resources, side rows, levels held.
///
/// A resource of one block only needs no price of its own: the block takes at most one column, and what its best
/// column earns is the price.
struct DualSpace: Sendable {
    let projectCount: Int
    /// By resource: its place among the shared ones, or -1.
    let sharedPlace: [Int32]
    let sharedResources: [Int32]
    let rowCount: Int
    let heldCount: Int
    /// By row of the master.
    let lower: [Double]
    let upper: [Double]

    /// - Parameters:
    ///   - held: by level above the present one, what it must reach.
    ///   - required: projects that every plan which holds those levels places.
    init(_ problem: PackingProblem, held: [Double], required: Set<Int32> = []) {
        projectCount = problem.projectCount
        var users = [Int32](repeating: 0, count: problem.resourceCount)
        for block in problem.blocks {
            for resource in block.resources { users[Int(resource)] += 1 }
        }
        var places = [Int32](repeating: -1, count: problem.resourceCount)
        var shared: [Int32] = []
        for resource in users.indices where users[resource] > 1 {
            places[resource] = Int32(shared.count)
            shared.append(Int32(resource))
        }
        sharedPlace = places
        sharedResources = shared
        rowCount = problem.rows.count
        heldCount = held.count
        lower =
            (0..<projectCount).map { required.contains(Int32($0)) ? 1 : -.infinity }
            + shared.map { _ in -.infinity } + problem.rows.map(\.lower)
            + held.map { _ in -.infinity }
        upper =
            [Double](repeating: 1, count: projectCount + shared.count) + problem.rows.map(\.upper) + held.map { -$0 }
    }

    var firstShared: Int { projectCount }
    var firstRow: Int { projectCount + sharedResources.count }
    var firstHeld: Int { firstRow + rowCount }
    var count: Int { firstHeld + heldCount }

    var zero: [Double] { [Double](repeating: 0, count: count) }

    /// The nearest price of the right sign.
    func admissible(_ price: Double, at row: Int) -> Double {
        if lower[row] == -.infinity { return upper[row] == .infinity ? 0 : max(0, price) }
        return upper[row] == .infinity ? min(0, price) : price
    }

    /// What the limits of the rows are worth at prices of the right sign.
    func limitsValue(_ prices: [Double]) -> Double {
        var sum = 0.0
        for row in prices.indices where prices[row] != 0 {
            // A project whose price is below zero is one that a branch requires.
            sum += prices[row] * (prices[row] > 0 || row < projectCount ? upper[row] : lower[row])
        }
        return sum
    }
}
