// SPDX-License-Identifier: Apache-2.0

/// What is paid and what is got for it: each scenario or policy a point with the confidence interval of both figures.
public struct TradeOffChart: Chart, Hashable {
    public struct Point: Hashable, Sendable {
        public let label: String
        public let cost: ChartEstimate
        public let benefit: ChartEstimate
        /// Points of one series have one marker; empty when there is one series only.
        public let series: String

        public init(_ label: String, cost: ChartEstimate, benefit: ChartEstimate, series: String = "") {
            self.label = label
            self.cost = cost
            self.benefit = benefit
            self.series = series
        }
    }

    public var heading: ChartHeading
    /// Level, less is better.
    public var cost: ChartAxis
    /// Upright, more is better.
    public var benefit: ChartAxis
    public var points: [Point] = []
    /// What the legend calls the line through the points that no other point beats in both figures; empty for no line.
    public var frontierName: String
    /// What the legend calls the crosses; empty leaves the row out.
    public var intervalName: String

    public init(
        _ heading: ChartHeading, cost: ChartAxis, benefit: ChartAxis, frontierName: String = "",
        intervalName: String = ""
    ) {
        self.heading = heading
        self.cost = cost
        self.benefit = benefit
        self.frontierName = frontierName
        self.intervalName = intervalName
    }

    /// The points that no other one beats: none costs at most as much and brings at least as much, one of the two
    /// strictly. By cost, then by the order given.
    ///
    /// - Complexity: O(n²).
    public var frontier: [Point] {
        points.enumerated().filter { _, point in
            !points.contains { other in
                other.cost.value <= point.cost.value && other.benefit.value >= point.benefit.value
                    && (other.cost.value < point.cost.value || other.benefit.value > point.benefit.value)
            }
        }.sorted { a, b in
            (a.element.cost.value, a.offset) < (b.element.cost.value, b.offset)
        }.map(\.element)
    }
}
