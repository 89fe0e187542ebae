// SPDX-License-Identifier: Apache-2.0

/// How large a reserve of the same make would have to be: the parcels there are, so many times.
public struct ReserveSearch: Sendable {
    public struct Point: Sendable, Hashable {
        public let multiple: Double
        public let reserveMu: Double
        public let covers: [ReserveTally.Cover: Estimate]
        public let fill: Estimate?
        /// What holding and lacking land cost, in 万元.
        public let cost: Double
    }

    /// Where a cover is reached, between two points of the curve; nil where none reaches it.
    public struct Needed: Sendable, Hashable {
        public let cover: ReserveTally.Cover
        public let probability: Double
        public let reserveMu: Double?
    }

    /// By ascending reserve.
    public let points: [Point]
    public let needed: [Needed]

    static let multiples = [0.5, 1, 1.5, 2, 3, 4, 6, 8]

    /// - Throws: as ``ReserveSimulation/init(_:in:)``.
    /// - Returns: nil when stopped.
    public init?(
        _ scenario: ReserveScenario, in city: SupplyCity?, replications: Range<Int>, threads: Int,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) throws {
        var points: [Point] = []
        for (done, multiple) in Self.multiples.enumerated() {
            var larger = scenario
            larger.figures[.stockMultiple] = Assumption(
                multiple * scenario.value(.stockMultiple), "1", source: "search", confidence: .computed)
            let simulation = try ReserveSimulation(larger, in: city)
            guard let tally = simulation.run(replications: replications, threads: threads, shouldStop: shouldStop)
            else { return nil }
            let answer = try ReserveAnswer(tally, of: simulation)
            points.append(
                Point(
                    multiple: multiple, reserveMu: answer.reserveMu, covers: answer.covers, fill: answer.fill,
                    cost: answer.money.total))
            progress?(done + 1, Self.multiples.count)
        }
        self.points = points
        needed = [ReserveTally.Cover.target, .everyNeed].flatMap { cover in
            [0.8, 0.9, 0.95].map { probability in
                Needed(
                    cover: cover, probability: probability,
                    reserveMu: Self.crossing(points, cover, at: probability))
            }
        }
    }

    private static func crossing(
        _ points: [Point], _ cover: ReserveTally.Cover, at probability: Double
    ) -> Double? {
        func value(_ point: Point) -> Double { point.covers[cover]?.value ?? 0 }
        guard let first = points.first, value(first) < probability else { return points.first?.reserveMu }
        for (low, high) in zip(points, points.dropFirst()) where value(high) >= probability {
            let share = (probability - value(low)) / (value(high) - value(low))
            return low.reserveMu + share * (high.reserveMu - low.reserveMu)
        }
        return nil
    }
}
