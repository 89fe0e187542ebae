// SPDX-License-Identifier: Apache-2.0

/// What one replication came to, in whole numbers, so that sums do not depend on their order: land in thousandths of a
/// mu, floor in m², time in millionths of a month, money in 万元.
struct ReplicationOutcome {
    /// One figure a replication.
    enum Measure: Int, CaseIterable {
        // Land that was asked for within the horizon.
        case demand, demandCount, largest
        // Met on the day it was asked for; met within the horizon.
        case metAtOnce, metAtOnceCount, met, metCount
        /// What was taken, which tolerances make differ from what was asked for.
        case taken
        case waitingTime
        /// The same by counting who waits, day by day: Little’s law says that both are one.
        case waitingIntegral
        // Stock: at the end, mean over time, and what came in.
        case endStock, meanStock, meanUsable, inflow
        /// The least reserve at the start with which the books would never have fallen below nothing.
        case reserveNeeded
        case waitingAtEnd
        // Factories.
        case floorDemand, floorMet, floorCount, floorMetCount, meanVacant, meanCompleted, floorCompleted
        // Money.
        case capital, interest, waitingCost
    }

    static let timeParts = 1e6
    /// Points of time at which stocks are noted, from the start to the end.
    static let sampleCount = 14

    var values = [Int](repeating: 0, count: Measure.allCases.count)
    /// When the books first fell below nothing, and when a need was first not met at once; infinite for never.
    var firstBookShortage = Double.infinity
    var firstUnmet = Double.infinity
    /// At each sample: in stock, usable, waited for, and vacant.
    var stock = [Int](repeating: 0, count: sampleCount)
    var usable = [Int](repeating: 0, count: sampleCount)
    var waiting = [Int](repeating: 0, count: sampleCount)
    var vacant = [Int](repeating: 0, count: sampleCount)
    /// What was not met at once, by cause.
    var causes = [Int](repeating: 0, count: ShortageCause.allCases.count)
    /// By group: asked for, met at once, count, count met at once.
    var groups: [SIMD4<Int>]
    /// By parcel on its way: needs that it would have met had it been there.
    var wanted: [Int]

    init(groupCount: Int, parcelCount: Int) {
        groups = [SIMD4<Int>](repeating: .zero, count: groupCount)
        wanted = [Int](repeating: 0, count: parcelCount)
    }

    subscript(measure: Measure) -> Int {
        get { values[measure.rawValue] }
        set { values[measure.rawValue] = newValue }
    }

    mutating func clear() {
        for index in values.indices { values[index] = 0 }
        firstBookShortage = .infinity
        firstUnmet = .infinity
        for index in causes.indices { causes[index] = 0 }
        for index in groups.indices { groups[index] = .zero }
        for index in wanted.indices { wanted[index] = 0 }
    }
}
