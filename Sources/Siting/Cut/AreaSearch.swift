// SPDX-License-Identifier: Apache-2.0

/// Seeks the area in a range at which a measure is greatest, by asking it some dozens of times.
///
/// The measure is asked at both ends, at the `bends` where its form may change, and at even steps; around the best of
/// these it is refined, by golden section where it answers on both sides and by bisection where it refuses (nil) on
/// one. That finds the maximum of a measure with one peak between neighbouring samples. Of equals the least area wins.
struct AreaSearch {
    typealias Measure = (Double) throws -> Double?

    /// How often it asks.
    struct Effort {
        let evenSteps: Int
        let maximumBends: Int
        let refinements: Int

        static let thorough = Effort(evenSteps: 8, maximumBends: 16, refinements: 40)
        /// To within a thousandth of the range.
        static let quick = Effort(evenSteps: 8, maximumBends: 4, refinements: 10)
    }

    private let effort: Effort
    private static let relativeGain = 1e-9

    private init(effort: Effort) {
        self.effort = effort
    }

    private var best: (area: Double, value: Double)?

    /// The best area and what the measure says of it; nil where it refuses everywhere.
    static func best(
        in range: ClosedRange<Double>, bends: [Double], effort: Effort = .thorough, measure: Measure
    ) throws -> (area: Double, value: Double)? {
        let (evenSteps, maximumBends) = (effort.evenSteps, effort.maximumBends)
        var search = AreaSearch(effort: effort)
        let inner = bends.filter { range.lowerBound < $0 && $0 < range.upperBound }
        let stride = max(1, (inner.count + maximumBends - 1) / maximumBends)
        let width = range.upperBound - range.lowerBound
        let even = width > 0 ? (0...evenSteps).map { range.lowerBound + width * Double($0) / Double(evenSteps) } : []
        let samples =
            ([range.lowerBound, range.upperBound] + even
            + inner.enumerated()
            .filter { $0.offset.isMultiple(of: stride) }.map(\.element)).sorted()
        var areas: [Double] = []
        for area in samples where area != areas.last { areas.append(min(area, range.upperBound)) }
        let values = try areas.map { try search.ask($0, measure) }
        guard let first = search.best, let index = areas.firstIndex(of: first.area) else { return nil }
        if index > 0 {
            if values[index - 1] == nil {
                try search.bisect(refused: areas[index - 1], accepted: first.area, measure)
            } else {
                let next = index + 1 < areas.count ? areas[index + 1] : first.area
                try search.section(areas[index - 1], next, measure)
            }
        } else if areas.count > 1, values[1] != nil {
            // An end that is better than its close neighbour is the peak.
            let near = areas[0] + (areas[1] - areas[0]) / 64
            if let value = try search.ask(near, measure), value >= first.value {
                try search.section(areas[0], areas[1], measure)
            }
        }
        return search.best
    }

    private mutating func ask(
        _ area: Double, _ measure: Measure
    ) throws -> Double? {
        let value = try measure(area)
        guard let value, !value.isNaN else { return nil }
        if let held = best {
            let gain = Self.relativeGain * max(1, abs(held.value))
            let isSmaller = area < held.area && value >= held.value - gain
            if value > held.value + gain || isSmaller { best = (area, value) }
        } else {
            best = (area, value)
        }
        return value
    }

    private mutating func bisect(
        refused: Double, accepted: Double, _ measure: Measure
    ) throws {
        var (refused, accepted) = (refused, accepted)
        for _ in 0..<effort.refinements {
            let middle = (refused + accepted) / 2
            if try ask(middle, measure) != nil { accepted = middle } else { refused = middle }
        }
    }

    private mutating func section(
        _ low: Double, _ high: Double, _ measure: Measure
    ) throws {
        let ratio = (5.0.squareRoot() - 1) / 2
        var (low, high) = (low, high)
        var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
        var (atLeft, atRight) = (try ask(left, measure), try ask(right, measure))
        for _ in 0..<effort.refinements {
            if atLeft ?? -.infinity >= atRight ?? -.infinity {
                (high, right, atRight) = (right, left, atLeft)
                left = high - ratio * (high - low)
                atLeft = try ask(left, measure)
            } else {
                (low, left, atLeft) = (left, right, atRight)
                right = low + ratio * (high - low)
                atRight = try ask(right, measure)
            }
        }
    }
}
