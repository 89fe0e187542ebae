// SPDX-License-Identifier: Apache-2.0

/// Which assumption moves an answer most: each is set low and high alone, and the rows are ordered by how far the
/// answer swings between them.
///
/// ```swift
/// var chart = TornadoChart(
///     ChartHeading("什么最要紧"), value: ChartAxis("满足概率", format: .percentage(decimals: 0)),
///     base: ChartEstimate(0.62), names: TornadoChart.Names(low: "取低值", high: "取高值", base: "基准"))
/// chart.rows = [
///     TornadoChart.Row(
///         "签约亩数", low: .init("2,400亩", ChartEstimate(0.83)), high: .init("3,600亩", ChartEstimate(0.35)))
/// ]
/// ```
public struct TornadoChart: Chart, Hashable {
    /// The answer for one input.
    public struct End: Hashable, Sendable {
        /// The input as it stands at the end of the bar, with its unit.
        public let input: String
        public let answer: ChartEstimate

        public init(_ input: String, _ answer: ChartEstimate) {
            self.input = input
            self.answer = answer
        }
    }

    public struct Row: Hashable, Sendable {
        public let label: String
        public let low: End
        public let high: End

        public init(_ label: String, low: End, high: End) {
            self.label = label
            self.low = low
            self.high = high
        }

        var swing: Double { (high.answer.value - low.answer.value).magnitude }
    }

    /// What the legend calls the parts; an empty name leaves its row out.
    public struct Names: Hashable, Sendable {
        public var low: String
        public var high: String
        public var base: String
        public var interval: String

        public init(low: String, high: String, base: String, interval: String = "") {
            self.low = low
            self.high = high
            self.base = base
            self.interval = interval
        }
    }

    public var heading: ChartHeading
    public var value: ChartAxis
    public var base: ChartEstimate
    public var names: Names
    /// In any order.
    public var rows: [Row] = []

    public init(_ heading: ChartHeading, value: ChartAxis, base: ChartEstimate, names: Names) {
        self.heading = heading
        self.value = value
        self.base = base
        self.names = names
    }

    /// The widest swing first; equal ones in the order given.
    public var rowsBySwing: [Row] {
        rows.enumerated().sorted { a, b in
            a.element.swing == b.element.swing ? a.offset < b.offset : a.element.swing > b.element.swing
        }.map(\.element)
    }
}
