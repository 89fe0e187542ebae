// SPDX-License-Identifier: Apache-2.0

/// What the inks of a chart mean, in rows between heading and figures, where no figure can lie below it.
struct ChartLegend: Hashable {
    enum Swatch: Hashable {
        /// A band with its middle line.
        case fan(ChartInk)
        case band(ChartInk)
        case line(ChartStroke)
        case bar(ChartInk)
        case marker(ChartInk)
        case whisker
    }

    struct Entry: Hashable {
        let swatch: Swatch
        let label: String
    }

    /// Entries without a label are left out.
    var entries: [Entry] = []

    mutating func add(_ swatch: Swatch, _ label: String) {
        if !label.isEmpty { entries.append(Entry(swatch: swatch, label: label)) }
    }

    static let rowHeight = 18.0
    private static let fontSize = 11.0
    private static let swatchWidth = 26.0
    private static let swatchGap = 6.0
    private static let entryGap = 20.0

    func height(width: Double) -> Double {
        Double((places(width: width).last?.row ?? -1) + 1) * Self.rowHeight
    }

    private func places(width: Double) -> [(row: Int, x: Double, text: String)] {
        var (row, x) = (0, 0.0)
        return entries.map { entry in
            let room = width - Self.swatchWidth - Self.swatchGap
            let text = SVGText.fitted(entry.label, width: room, fontSize: Self.fontSize)
            let needed = Self.swatchWidth + Self.swatchGap + SVGText.width(of: text, fontSize: Self.fontSize)
            if x > 0, x + needed > width { (row, x) = (row + 1, 0) }
            defer { x += needed + Self.entryGap }
            return (row, x, text)
        }
    }

    func draw(on canvas: inout ChartCanvas, at corner: MapPosition, width: Double) {
        for (entry, place) in zip(entries, places(width: width)) {
            let left = corner.x + place.x
            let middle = corner.y + (Double(place.row) + 0.5) * Self.rowHeight
            Self.draw(
                entry.swatch, on: &canvas,
                in: MapExtent(minX: left, minY: middle - 5, maxX: left + Self.swatchWidth, maxY: middle + 5))
            canvas.text(
                place.text, at: MapPosition(left + Self.swatchWidth + Self.swatchGap, middle + 4),
                fontSize: Self.fontSize)
        }
    }

    private static func draw(_ swatch: Swatch, on canvas: inout ChartCanvas, in box: MapExtent) {
        let middle = (box.minY + box.maxY) / 2
        let (left, right) = (MapPosition(box.minX, middle), MapPosition(box.maxX, middle))
        switch swatch {
        case .fan(let ink):
            ChartBand.draw(
                on: &canvas, upper: [MapPosition(box.minX, box.minY), MapPosition(box.maxX, box.minY)],
                lower: [MapPosition(box.minX, box.maxY), MapPosition(box.maxX, box.maxY)], ink)
            canvas.line(left, right, ink.middleStroke)
        case .band(let ink):
            ChartBand.draw(
                on: &canvas, upper: [MapPosition(box.minX, box.minY), MapPosition(box.maxX, box.minY)],
                lower: [MapPosition(box.minX, box.maxY), MapPosition(box.maxX, box.maxY)], ink)
        case .line(let stroke): canvas.line(left, right, stroke)
        case .bar(let ink): canvas.bar(box, ink)
        case .marker(let ink): canvas.marker(ink, at: MapPosition((box.minX + box.maxX) / 2, middle))
        case .whisker: ChartWhisker.draw(on: &canvas, from: left, to: right, ChartInk.whisker)
        }
    }
}
