// SPDX-License-Identifier: Apache-2.0

/// How the shapes of a layer are drawn; lengths in pixels of the sheet, colours as SVG writes them.
public struct MapStyle: Hashable, Sendable {
    public var fill: String?
    public var fillOpacity: Double
    public var stroke: String?
    public var strokeWidth: Double
    /// Lengths of strokes and gaps in turn; empty for a solid line.
    public var dash: [Double]
    /// The edge of a line on both sides, drawn below all lines of the layer so that crossings stay open.
    public var casing: String?
    /// Diagonal lines of this colour over the fill.
    public var hatch: String?
    public var pointRadius: Double

    public init(
        fill: String? = nil, fillOpacity: Double = 1, stroke: String? = nil, strokeWidth: Double = 1,
        dash: [Double] = [], casing: String? = nil, hatch: String? = nil, pointRadius: Double = 4
    ) {
        self.fill = fill
        self.fillOpacity = fillOpacity
        self.stroke = stroke
        self.strokeWidth = strokeWidth
        self.dash = dash
        self.casing = casing
        self.hatch = hatch
        self.pointRadius = pointRadius
    }

    public static let water = MapStyle(fill: "#cfe3ee", stroke: "#b4d0df", strokeWidth: 0.6)

    /// Outlines of parks, in ink.
    public static let park = MapStyle(stroke: MapInk.dark, strokeWidth: 1.4, dash: [7, 3, 1.5, 3])

    public static let railway = MapStyle(stroke: "#ffffff", strokeWidth: 1.6, dash: [7, 7], casing: "#6d6d6a")

    /// The one thing the map is about: a thick outline over the fill of its stage.
    public static let selected = MapStyle(stroke: MapInk.accent, strokeWidth: 3)

    /// White with a grey casing, as wide as its class.
    public static func road(width: Double) -> MapStyle {
        MapStyle(stroke: "#ffffff", strokeWidth: width, casing: "#b9b7b1")
    }

    public static func stage(_ stage: String) -> MapStyle {
        MapStyle(fill: StagePalette.fill(stage: stage), stroke: "#85827a", strokeWidth: 0.6)
    }

    /// A stage held by somebody: hatched.
    public static func lockedStage(_ stage: String) -> MapStyle {
        var style = MapStyle.stage(stage)
        style.hatch = "#ffffff"
        return style
    }
}
