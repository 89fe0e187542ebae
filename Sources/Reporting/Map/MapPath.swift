// SPDX-License-Identifier: Apache-2.0

/// Shapes as SVG path data.
enum MapPath {
    /// Points nearer to the last one kept than this many pixels are dropped: no screen or printer shows them.
    private static let leastStepPixels = 0.3

    static func data(of shape: MapShape, _ projection: MapProjection, pointRadius: Double) -> String {
        switch shape {
        case .polygon(let rings):
            rings.enumerated().map { ring($0.element, projection, isFirst: $0.offset == 0) }.joined()
        case .line(let positions):
            open(positions.map(projection.pixel))
        case .point(let position):
            circle(projection.pixel(position), radius: pointRadius)
        }
    }

    private static func ring(_ positions: [MapPosition], _ projection: MapProjection, isFirst: Bool) -> String {
        guard let first = positions.first else { return "" }
        var pixels = thinned(positions.map(projection.pixel))
        if pixels.count > 1, let last = pixels.last, isNear(last, pixels[0]) { pixels.removeLast() }
        if pixels.count < 3 {
            // A parcel smaller than a dot is still a parcel; a hole that small is none.
            let pixel = projection.pixel(first)
            return isFirst ? "M\(text(MapPosition(pixel.x - 0.5, pixel.y - 0.5)))h1v1h-1Z" : ""
        }
        return "M" + pixels.map(text).joined(separator: "L") + "Z"
    }

    private static func open(_ pixels: [MapPosition]) -> String {
        var kept = thinned(pixels)
        // The end stays where it is, so that lines which meet still meet.
        if let last = pixels.last, kept.last != last { kept.append(last) }
        return kept.count < 2 ? "" : "M" + kept.map(text).joined(separator: "L")
    }

    private static func circle(_ centre: MapPosition, radius: Double) -> String {
        let r = SVGText.number(radius)
        let diameter = SVGText.number(2 * radius)
        let start = text(MapPosition(centre.x - radius, centre.y))
        return "M\(start)a\(r) \(r) 0 1 0 \(diameter) 0a\(r) \(r) 0 1 0 -\(diameter) 0Z"
    }

    private static func thinned(_ pixels: [MapPosition]) -> [MapPosition] {
        var kept: [MapPosition] = []
        for pixel in pixels {
            if let last = kept.last, isNear(last, pixel) { continue }
            kept.append(pixel)
        }
        return kept
    }

    private static func isNear(_ a: MapPosition, _ b: MapPosition) -> Bool {
        let x = a.x - b.x
        let y = a.y - b.y
        return x * x + y * y < leastStepPixels * leastStepPixels
    }

    private static func text(_ pixel: MapPosition) -> String {
        SVGText.number(pixel.x) + " " + SVGText.number(pixel.y)
    }
}
