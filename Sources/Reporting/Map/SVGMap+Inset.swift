// SPDX-License-Identifier: Apache-2.0

extension SVGMap {
    /// The widest a scale bar may be, as a share of an inset.
    private static let scaleShare = 0.36

    func insetScaleBar(_ projection: MapProjection) -> ScaleBar {
        ScaleBar(pixelsPerMetre: projection.pixelsPerMetre, widestPixels: sheet.width * Self.scaleShare)
    }

    /// Where scale bar and north arrow lie: no label may.
    func insetFurniture(_ projection: MapProjection) -> [MapExtent] {
        let pixels = insetScaleBar(projection).pixels
        return [
            MapExtent(minX: 3, minY: sheet.height - 23, maxX: 19 + pixels, maxY: sheet.height - 2),
            MapExtent(minX: sheet.width - 22, minY: 4, maxX: sheet.width - 1, maxY: 29),
        ]
    }

    /// A bar in the lower left corner and an arrow in the upper right one, both on a ground of their own.
    func insetScaleAndNorth(_ projection: MapProjection) -> [String] {
        let bar = insetScaleBar(projection)
        let (left, bottom) = (7.0, sheet.height - 6)
        let ground = insetFurniture(projection)[0]
        let whole = MapExtent(minX: left, minY: bottom - 4, maxX: left + bar.pixels, maxY: bottom)
        var lines = [
            Self.rectangle(ground, attributes: ##" fill="#ffffff" fill-opacity="0.85""##),
            #"<g class="scale" font-size="7.5">"#, Self.rectangle(whole, attributes: #" fill="\#(MapInk.dark)""#),
        ]
        if let text = bar.marks.last?.text {
            lines.append(textElement(text, x: left, y: bottom - 7, attributes: ""))
        }
        lines.append("</g>")
        let (x, tip) = (sheet.width - 11, 13.0)
        lines += [
            ##"<g class="north" font-size="8" font-weight="bold"><circle cx="\##(SVGText.number(x))" cy="18" r="10" "##
                + ##"fill="#ffffff" fill-opacity="0.85"/>"##,
            #"<path d="M\#(SVGText.number(x)) \#(SVGText.number(tip + 2))l4 12l-4 -3l-4 3Z"/>"#,
            textElement("N", x: x, y: tip, attributes: #" text-anchor="middle""#), "</g>",
        ]
        return lines
    }
}
