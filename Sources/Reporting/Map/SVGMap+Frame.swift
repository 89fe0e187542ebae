// SPDX-License-Identifier: Apache-2.0

extension SVGMap {
    /// The map itself: layers from the ground up, watermark, labels, and the line around them.
    func mapFrame(_ projection: MapProjection) -> [String] {
        var lines = [
            Self.rectangle(frame, attributes: #" fill="\#(MapInk.paper)""#),
            #"<g clip-path="url(#\#(identifierPrefix)frame)">"#,
        ]
        var obstacles = sheet.isInset ? insetFurniture(projection) : []
        for layer in layers {
            let visible = layer.shapes.compactMap { visibleShape($0, layer.style, projection) }
            if layer.keepsLabelsAway { obstacles += visible.map(\.box) }
            lines += group(layer, visible.map(\.path))
        }
        if let watermark, !watermark.isEmpty {
            let mark =
                sheet.isInset
                ? Watermark(text: watermark, fontSize: 13, gap: 40, rowStep: 62)
                : Watermark(text: watermark, fontSize: 30, gap: 110, rowStep: 150)
            lines += mark.lines(across: frame)
        }
        lines += labelLines(
            LabelPlacement.place(
                labels, projection, in: frame, avoiding: obstacles, sizes: sheet.isInset ? .inset : .sheet))
        lines.append("</g>")
        lines.append(Self.rectangle(frame, attributes: #" fill="none" stroke="\#(MapInk.line)""#))
        return lines
    }

    private func visibleShape(
        _ shape: MapShape, _ style: MapStyle, _ projection: MapProjection
    ) -> (path: String, box: MapExtent)? {
        guard let ground = MapExtent(shape.positions) else { return nil }
        let corners = [MapPosition(ground.minX, ground.minY), MapPosition(ground.maxX, ground.maxY)]
        guard let box = MapExtent(corners.map(projection.pixel)) else { return nil }
        let reach = max(style.strokeWidth, style.pointRadius) + 2
        guard frame.intersects(box.expanded(by: reach)) else { return nil }
        let path = MapPath.data(of: shape, projection, pointRadius: style.pointRadius)
        return path.isEmpty ? nil : (path, box)
    }

    private func group(_ layer: MapLayer, _ paths: [String]) -> [String] {
        guard !paths.isEmpty else { return [] }
        let drawn = paths.map { #"<path d="\#($0)"/>"# }
        var lines: [String] = []
        for attributes in layer.style.passes(identifierPrefix) {
            lines.append(#"<g class="\#(Self.className(layer.name))" \#(attributes)>"#)
            lines += drawn
            lines.append("</g>")
        }
        return lines
    }

    private static func className(_ name: String) -> String {
        SVGText.escaped(String(name.map { $0.isWhitespace ? "-" : $0 }))
    }

    private func labelLines(_ placed: [LabelPlacement.Placed]) -> [String] {
        guard !placed.isEmpty else { return [] }
        var lines = [
            #"<g class="labels" text-anchor="middle" stroke="\#(MapInk.paper)" stroke-width="2.6" "#
                + #"stroke-opacity="0.9" stroke-linejoin="round" paint-order="stroke">"#
        ]
        for item in placed {
            let x = SVGText.number(item.centre.x)
            let y = SVGText.number(item.centre.y + item.fontSize * 0.36)
            let weight = item.label.isStrong ? #" font-weight="bold""# : ""
            let size = SVGText.number(item.fontSize)
            let text = SVGText.escaped(item.label.text)
            lines.append(#"<text x="\#(x)" y="\#(y)" font-size="\#(size)"\#(weight)>\#(text)</text>"#)
        }
        return lines + ["</g>"]
    }
}

extension MapStyle {
    /// The attributes of each time the shapes are drawn, from below: casing, fill and line, hatch.
    func passes(_ identifierPrefix: String) -> [String] {
        var passes: [String] = []
        let rounded = #"stroke-linejoin="round" stroke-linecap="\#(dash.isEmpty ? "round" : "butt")""#
        if let casing {
            let width = SVGText.number(strokeWidth + 2)
            passes.append(
                #"fill="none" stroke="\#(SVGText.escaped(casing))" stroke-width="\#(width)" "#
                    + #"stroke-linejoin="round" stroke-linecap="round""#)
        }
        var attributes = #"fill="\#(SVGText.escaped(fill ?? "none"))" fill-rule="evenodd""#
        if fillOpacity < 1 { attributes += #" fill-opacity="\#(SVGText.number(fillOpacity))""# }
        if let stroke {
            let width = SVGText.number(strokeWidth)
            attributes += #" stroke="\#(SVGText.escaped(stroke))" stroke-width="\#(width)" \#(rounded)"#
        }
        if !dash.isEmpty {
            attributes += #" stroke-dasharray="\#(dash.map(SVGText.number).joined(separator: " "))""#
        }
        passes.append(attributes)
        if let hatch {
            passes.append(
                #"fill="url(#\#(SVGMap.hatchIdentifier(hatch, identifierPrefix)))" fill-rule="evenodd" fill-opacity="0.55""#
            )
        }
        return passes
    }
}
