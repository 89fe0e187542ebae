// SPDX-License-Identifier: Apache-2.0

/// A picture of figures, drawn into any box of a sheet; alone it is one self-contained SVG document.
///
/// All words come in the reader's language already. The same chart is the same bytes.
public protocol Chart: Sendable {
    var heading: ChartHeading { get }

    /// The height in pixels at which a chart of this width reads well.
    func naturalHeight(width: Double) -> Double

    /// Draws heading, legend, figures and notes; nothing lies outside the box, which is in pixels.
    func draw(on canvas: inout ChartCanvas, in box: MapExtent)
}

extension Chart {
    private static var margin: Double { 20 }

    /// The chart alone as a document, with a newline at its end.
    ///
    /// - Parameters:
    ///   - width: in CSS pixels, at least 320.
    ///   - height: at least 240; the natural one when `nil`.
    public func render(width: Double = 760, height: Double? = nil) -> String {
        precondition(width >= 320 && height ?? 240 >= 240, "a chart needs 320 × 240 pixels for its words")
        let height = height ?? (naturalHeight(width: width - 2 * Self.margin) + 2 * Self.margin)
        var canvas = ChartCanvas()
        let sheet = MapExtent(minX: 0, minY: 0, maxX: width, maxY: height)
        draw(on: &canvas, in: sheet.expanded(by: -Self.margin))
        return canvas.document(
            sheet, title: heading.title, description: heading.subtitle, watermark: heading.watermark)
    }
}
