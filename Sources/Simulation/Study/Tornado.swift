// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// How far the answer moves when one assumption at a time goes to either end of its range.
///
/// Ranges are those that the scenario file states as `low` and `high`: values of figures, factors of laws. All are run on
/// the same chance as the scenario itself.
public struct Tornado: Sendable {
    /// One end of a range.
    public struct End: Sendable, Hashable {
        /// As the file states it: a value of a figure, a factor of a law.
        public let input: Double
        /// Of the land asked for, the share met on its day, less what it is at the scenario’s own value.
        public let fillChange: Double
        /// Cover by the books, and by the target, less what they are at the scenario’s own value.
        public let booksChange: Estimate
        public let targetChange: Estimate
    }

    public struct Row: Sendable, Hashable {
        /// The entry, such as `demand.dropOut`.
        public let path: String
        public let title: Term
        /// The unit of the inputs; `×` for factors of a law.
        public let unit: String
        public let input: Double
        public let low: End
        public let high: End
        public let confidence: Assumption.Confidence

        /// Between the ends, in fill.
        public var swing: Double { abs(high.fillChange - low.fillChange) }
    }

    public let base: ReserveAnswer
    /// The greatest swing first; at most ten.
    public let rows: [Row]

    /// Assumptions run at a time: each holds tallies of its own.
    private static let batch = 4
    private static let mostRows = 10

    /// - Parameters:
    ///   - progress: told steps done and their number.
    /// - Throws: ``ScenarioError`` when no entry states a range; as ``ReserveSimulation/init(_:in:)``.
    /// - Returns: nil when stopped.
    public init?(
        _ document: ScenarioDocument, in city: SupplyCity?, replications: Range<Int>, threads: Int,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) throws {
        let ranges = document.ranges
        guard !ranges.isEmpty else {
            throw ScenarioError(
                file: document.files[0], "no entry states a range, so nothing can be varied",
                hint: "add `low` and `high` to the figures that matter")
        }
        let own = try document.reserveSimulation(in: city)
        var rows: [Row] = []
        var base: ReserveAnswer?
        for start in stride(from: 0, to: ranges.count, by: Self.batch) {
            let some = ranges[start..<min(start + Self.batch, ranges.count)]
            var simulations = [own]
            for range in some {
                for value in [range.low, range.high] {
                    simulations.append(
                        try document.setting(range.settingPath, to: value).reserveSimulation(in: city))
                }
            }
            guard
                let result = ReserveStudy(simulations).run(
                    replications: replications, threads: threads, shouldStop: shouldStop)
            else { return nil }
            if base == nil { base = try ReserveAnswer(result.tallies[0], of: own) }
            let fill = result.tallies[0].ratio(.fill)?.value ?? 1
            func end(_ place: Int, _ input: Double) -> End {
                End(
                    input: input, fillChange: (result.tallies[place + 1].ratio(.fill)?.value ?? 1) - fill,
                    booksChange: result.differences[place].mean(.books),
                    targetChange: result.differences[place].mean(.target))
            }
            for (number, range) in some.enumerated() {
                rows.append(
                    Row(
                        path: range.path, title: range.title, unit: range.unit, input: range.value,
                        low: end(2 * number, range.low), high: end(2 * number + 1, range.high),
                        confidence: range.confidence))
            }
            progress?(min(start + Self.batch, ranges.count), ranges.count)
        }
        guard let base else { return nil }
        self.base = base
        self.rows = Array(
            rows.enumerated().sorted { ($1.element.swing, $0.offset) < ($0.element.swing, $1.offset) }
                .map(\.element).prefix(Self.mostRows))
    }
}
