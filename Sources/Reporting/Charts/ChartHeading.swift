// SPDX-License-Identifier: Apache-2.0

/// What is said around a chart.
public struct ChartHeading: Hashable, Sendable {
    public var title: String
    /// Scope and number of replications, say; empty for none.
    public var subtitle: String
    /// Sources and assumptions, in small print below the chart, each a paragraph.
    public var notes: [String]
    /// Across the whole sheet, such as `虚构数据 SYNTHETIC DATA`.
    public var watermark: String?
    /// Stands in the place of the figures when there are none.
    public var nothing: String

    public init(
        _ title: String, subtitle: String = "", notes: [String] = [], watermark: String? = nil, nothing: String = "–"
    ) {
        self.title = title
        self.subtitle = subtitle
        self.notes = notes
        self.watermark = watermark
        self.nothing = nothing
    }
}
