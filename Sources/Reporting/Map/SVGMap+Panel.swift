// SPDX-License-Identifier: Apache-2.0

extension SVGMap {
    private static let scaleHeight = 74.0
    private static let swatchWidth = 24.0

    private var panelLeft: Double { sheet.width - Self.margin - Self.panelWidth }
    private var panelRight: Double { sheet.width - Self.margin }

    /// The legend beside the map, from its upper edge down to the scale bar.
    func legendPanel() -> [String] {
        guard !legend.isEmpty else { return [] }
        var lines = [#"<g class="legend" font-size="12.5">"#]
        var top = frame.minY
        if !legendTitle.isEmpty {
            let text = SVGText.escaped(SVGText.fitted(legendTitle, width: Self.panelWidth, fontSize: 13))
            let bold = #" font-size="13" font-weight="bold""#
            lines.append(textElement(text, x: panelLeft, y: top + 12, attributes: bold))
            top += 26
        }
        let height = frame.maxY - Self.scaleHeight - top
        let rowHeight = min(24, max(18, height / Double(legend.count)))
        let room = max(1, Int(height / rowHeight))
        let shown = legend.count > room ? Array(legend.prefix(room - 1)) : legend
        for row in shown {
            lines += legendRow(row, middle: top + rowHeight / 2)
            top += rowHeight
        }
        if shown.count < legend.count {
            let rest = "… \(legend.count - shown.count)"
            lines.append(textElement(rest, x: textLeft, y: top + rowHeight / 2 + 4.5, attributes: ""))
        }
        return lines + ["</g>"]
    }

    private var textLeft: Double { panelLeft + Self.swatchWidth + 10 }

    private func legendRow(_ row: MapLegendRow, middle: Double) -> [String] {
        let baseline = middle + 4.5
        let figureWidth = row.figure.isEmpty ? 0 : SVGText.width(of: row.figure, fontSize: 12.5) + 10
        let label = SVGText.fitted(row.label, width: panelRight - textLeft - figureWidth, fontSize: 12.5)
        var lines = swatch(row.style, middle: middle)
        lines.append(textElement(SVGText.escaped(label), x: textLeft, y: baseline, attributes: ""))
        if !row.figure.isEmpty {
            let attributes = #" text-anchor="end" font-variant-numeric="tabular-nums" fill="\#(MapInk.quiet)""#
            lines.append(textElement(SVGText.escaped(row.figure), x: panelRight, y: baseline, attributes: attributes))
        }
        return lines
    }

    /// A box for what has an area, a piece of line for what has none.
    private func swatch(_ style: MapStyle, middle: Double) -> [String] {
        let left = SVGText.number(panelLeft)
        let width = SVGText.number(Self.swatchWidth)
        let isArea = style.fill != nil || style.hatch != nil
        let path =
            isArea
            ? "M\(left) \(SVGText.number(middle - 7))h\(width)v14h-\(width)Z"
            : "M\(left) \(SVGText.number(middle))h\(width)"
        return style.passes(identifierPrefix).map { #"<path d="\#(path)" \#($0)/>"# }
    }

    /// A bar of two halves and an arrow to the north of the grid.
    func scaleAndNorth(_ projection: MapProjection) -> [String] {
        if sheet.isInset { return insetScaleAndNorth(projection) }
        let bar = ScaleBar(pixelsPerMetre: projection.pixelsPerMetre, widestPixels: 130)
        let top = frame.maxY - 14
        let half = bar.pixels / 2
        let quiet = #" text-anchor="middle""#
        var lines = [#"<g class="scale" font-size="11" fill="\#(MapInk.quiet)">"#]
        let whole = MapExtent(minX: panelLeft + 6, minY: top, maxX: panelLeft + 6 + bar.pixels, maxY: top + 6)
        var first = whole
        first.maxX = whole.minX + half
        let outline = ##" fill="#ffffff" stroke="\##(MapInk.dark)" stroke-width="0.8""##
        lines.append(Self.rectangle(whole, attributes: outline))
        lines.append(Self.rectangle(first, attributes: #" fill="\#(MapInk.dark)""#))
        for (share, text) in bar.marks {
            lines.append(textElement(text, x: whole.minX + bar.pixels * share, y: top - 6, attributes: quiet))
        }
        lines.append("</g>")

        let x = SVGText.number(panelRight - 16)
        let tip = SVGText.number(frame.maxY - 40)
        lines += [
            #"<g class="north" font-size="12" font-weight="bold">"#,
            #"<path d="M\#(x) \#(tip)l7 34l-7 -7Z"/>"#,
            ##"<path d="M\##(x) \##(tip)l-7 34l7 -7Z" fill="#ffffff" stroke="\##(MapInk.dark)" stroke-width="0.8"/>"##,
            textElement("N", x: panelRight - 16, y: frame.maxY - 46, attributes: quiet),
            "</g>",
        ]
        return lines
    }

    func textElement(_ escaped: String, x: Double, y: Double, attributes: String) -> String {
        #"<text x="\#(SVGText.number(x))" y="\#(SVGText.number(y))"\#(attributes)>\#(escaped)</text>"#
    }
}
