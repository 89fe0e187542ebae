// SPDX-License-Identifier: Apache-2.0

/// One row of the legend: a swatch, what it stands for, and how much of it there is.
public struct MapLegendRow: Hashable, Sendable {
    public var label: String
    public var style: MapStyle
    /// Such as `3,000亩`; empty for none.
    public var figure: String

    public init(_ label: String, style: MapStyle, figure: String = "") {
        self.label = label
        self.style = style
        self.figure = figure
    }
}
