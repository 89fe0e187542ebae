// SPDX-License-Identifier: Apache-2.0

/// What an axis measures, and how its figures are written.
public struct ChartAxis: Hashable, Sendable {
    public enum Format: Hashable, Sendable {
        /// With at most so many decimals where a figure stands beside its bar.
        case number(decimals: Int)
        /// Whole numbers, also between the marks of the axis.
        case count
        /// Shares between 0 and 1, shown as `44%`.
        case percentage(decimals: Int)
    }

    /// The same figures in another unit, marked on the other side.
    public struct Secondary: Hashable, Sendable {
        public var title: String
        public var unit: String
        public var factor: Double

        /// - Parameter factor: how many of its units one unit of the axis is, more than zero.
        public init(_ title: String = "", unit: String, factor: Double) {
            precondition(factor > 0 && factor.isFinite, "a unit has a size")
            self.title = title
            self.unit = unit
            self.factor = factor
        }

        /// For an axis in 亩, of which fifteen are ten thousand square metres.
        public static let tenThousandSquareMetres = Secondary(unit: "万㎡", factor: 1.0 / 15)
    }

    public var title: String
    /// Stands after the title in parentheses; empty for none.
    public var unit: String
    public var format: Format
    public var secondary: Secondary?

    public init(
        _ title: String, unit: String = "", format: Format = .number(decimals: 0), secondary: Secondary? = nil
    ) {
        self.title = title
        self.unit = unit
        self.format = format
        self.secondary = secondary
    }

    /// A figure as it stands beside its bar, without the unit of the axis.
    func figure(_ value: Double) -> String {
        let decimals: Int
        switch format {
        case .percentage(let kept): return Figures.percentage(value, decimals: kept)
        case .count: decimals = 0
        case .number(let kept): decimals = kept
        }
        return value.magnitude < 1e9
            ? Figures.shortNumber(value, atMostDecimals: decimals) : ChartMagnitude(of: value).figure(value)
    }

    var isWhole: Bool { format == .count }

    /// The marks of the axis as text, and its title with the unit they are in.
    func labels(of ticks: ChartTicks) -> (title: String, figures: [String]) {
        switch format {
        case .percentage:
            let figures = ticks.values.map { Figures.percentage($0, decimals: max(0, -ticks.exponent - 2)) }
            return (Self.title(title, unit), figures)
        case .number, .count:
            return Self.numberLabels(title, unit, ticks)
        }
    }

    func secondaryLabels(of ticks: ChartTicks) -> (title: String, figures: [String]) {
        secondary.map { Self.numberLabels($0.title, $0.unit, ticks) } ?? ("", [])
    }

    private static func numberLabels(
        _ title: String, _ unit: String, _ ticks: ChartTicks
    ) -> (title: String, figures: [String]) {
        let magnitude = ChartMagnitude(of: max(ticks.range.lowerBound.magnitude, ticks.range.upperBound.magnitude))
        let decimals = max(0, magnitude.exponent - ticks.exponent)
        let figures = ticks.values.map { Figures.number(magnitude.scaled($0), decimals: decimals) }
        let scaledUnit = [magnitude.text, unit].filter { !$0.isEmpty }.joined(separator: " ")
        return (Self.title(title, scaledUnit), figures)
    }

    private static func title(_ title: String, _ unit: String) -> String {
        unit.isEmpty ? title : title.isEmpty ? unit : "\(title) (\(unit))"
    }
}
