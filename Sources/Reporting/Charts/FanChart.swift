// SPDX-License-Identifier: Apache-2.0

/// How a figure may go over time: for each series the band between two percentiles and the line of the middle one.
///
/// ```swift
/// var chart = FanChart(
///     ChartHeading("净地储备"), calendar: .starting(year: 2020, month: 7), value: ChartAxis("储备", unit: "亩"))
/// chart.panels = [FanChart.Panel(series: [FanChart.Series("基准情景", points: points)])]
/// chart.references = [ChartReference("半年需求 3,000亩", at: 3000)]
/// try chart.render().write(to: url, atomically: true, encoding: .utf8)
/// ```
public struct FanChart: Chart, Hashable {
    /// The figures of one moment; percentiles in order.
    public struct Point: Hashable, Sendable {
        /// In months since the beginning.
        public let month: Double
        public let low: Double
        public let middle: Double
        public let high: Double
        public let mean: Double?

        public init(month: Double, low: Double, middle: Double, high: Double, mean: Double? = nil) {
            precondition(month.magnitude <= 1e5, "\(month) months are beyond any plan")
            precondition(low <= middle && middle <= high, "percentiles \(low), \(middle), \(high) are in order")
            self.month = month
            self.low = ChartEstimate.checked(low)
            self.middle = ChartEstimate.checked(middle)
            self.high = ChartEstimate.checked(high)
            self.mean = mean.map(ChartEstimate.checked)
        }
    }

    /// Series of one name have one ink in all panels.
    public struct Series: Hashable, Sendable {
        public let name: String
        public let points: [Point]

        /// - Parameter points: in order of time, no moment twice.
        public init(_ name: String, points: [Point]) {
            precondition(zip(points, points.dropFirst()).allSatisfy { $0.month < $1.month }, "time goes forward")
            self.name = name
            self.points = points
        }
    }

    public struct Panel: Hashable, Sendable {
        /// Empty for a panel alone.
        public var caption: String
        public var series: [Series]

        public init(_ caption: String = "", series: [Series]) {
            self.caption = caption
            self.series = series
        }
    }

    /// A moment worth a line through all panels.
    public struct Mark: Hashable, Sendable {
        public let label: String
        public let month: Double

        public init(_ label: String, month: Double) {
            precondition(month.magnitude <= 1e5, "\(month) months are beyond any plan")
            self.label = label
            self.month = month
        }
    }

    /// What the legend calls the parts of a fan. An empty name leaves its row out, and the mean is not drawn without one.
    public struct Names: Hashable, Sendable {
        public var band: String
        public var middle: String
        public var mean: String

        public init(band: String = "P10–P90", middle: String = "P50", mean: String = "") {
            self.band = band
            self.middle = middle
            self.mean = mean
        }
    }

    public var heading: ChartHeading
    public var calendar: ChartCalendar
    /// Below the axis of time; empty for none.
    public var timeTitle: String
    public var value: ChartAxis
    public var panels: [Panel] = []
    public var references: [ChartReference] = []
    public var marks: [Mark] = []
    public var names: Names
    /// Whether the axis begins at zero when no figure lies below it.
    public var includesZero = true

    public init(
        _ heading: ChartHeading, calendar: ChartCalendar, timeTitle: String = "", value: ChartAxis,
        names: Names = Names()
    ) {
        self.heading = heading
        self.calendar = calendar
        self.timeTitle = timeTitle
        self.value = value
        self.names = names
    }
}
