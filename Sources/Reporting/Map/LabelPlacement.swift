// SPDX-License-Identifier: Apache-2.0

/// Which labels find room, and where on the sheet.
enum LabelPlacement {
    struct Placed: Hashable {
        let label: MapLabel
        let centre: MapPosition
        let fontSize: Double
    }

    /// Of strong labels and of others, in pixels.
    struct FontSizes {
        let strong: Double
        let plain: Double

        static let sheet = FontSizes(strong: 13, plain: 11)
        static let inset = FontSizes(strong: 8.5, plain: 7.5)
    }

    private static let gapPixels = 2.0

    /// Strong labels first, then in the order given; one that would lie over another, over an obstacle or across the
    /// edge of the frame is left out.
    ///
    /// - Complexity: O(*n* × (*k* + *m*)) for *n* labels, *k* placed and *m* obstacles.
    static func place(
        _ labels: [MapLabel], _ projection: MapProjection, in frame: MapExtent, avoiding obstacles: [MapExtent],
        sizes: FontSizes = .sheet
    ) -> [Placed] {
        var taken = obstacles
        var placed: [Placed] = []
        for label in labels.filter(\.isStrong) + labels.filter({ !$0.isStrong }) {
            let fontSize = label.isStrong ? sizes.strong : sizes.plain
            for position in [label.position] + label.alternatives {
                let centre = projection.pixel(position)
                let needed = box(of: label, fontSize, around: centre).expanded(by: gapPixels)
                guard frame.covers(needed), !taken.contains(where: needed.intersects) else { continue }
                taken.append(needed)
                placed.append(Placed(label: label, centre: centre, fontSize: fontSize))
                break
            }
        }
        return placed
    }

    private static func box(of label: MapLabel, _ fontSize: Double, around centre: MapPosition) -> MapExtent {
        let halfWidth = SVGText.width(of: label.text, fontSize: fontSize) / 2
        let halfHeight = fontSize * 0.6
        return MapExtent(
            minX: centre.x - halfWidth, minY: centre.y - halfHeight,
            maxX: centre.x + halfWidth, maxY: centre.y + halfHeight)
    }
}
