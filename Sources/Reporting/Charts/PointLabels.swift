// SPDX-License-Identifier: Apache-2.0

/// Names beside points, none over another, over a point or over a cross; far from its point a name has a thin line to
/// it, which crosses nothing of another point if it can.
struct PointLabels {
    private let plot: MapExtent
    private let fontSize: Double
    /// With the number of the point it belongs to, if any.
    private var taken: [(box: MapExtent, owner: Int?)] = []

    private static let distances = [9.0, 20, 34, 52, 74, 100, 135, 180]
    private static let nearest = 9.0
    private static let clearance = 3.0
    private static let sampleStep = 5.0
    private static let markerReach = 6.0
    private static let leader = ChartStroke(MapInk.quiet, width: 0.7)

    init(in plot: MapExtent, fontSize: Double) {
        self.plot = plot
        self.fontSize = fontSize
    }

    mutating func avoid(_ box: MapExtent, of owner: Int) {
        taken.append((box, owner))
    }

    /// No name stands over the line, though lines to names may cross it.
    mutating func avoidLine(_ from: MapPosition, _ to: MapPosition) {
        crossable += Self.samples(from, to)
    }

    private var crossable: [MapExtent] = []

    /// Right of the point at best, else around it, else farther out; where there is no such place its line may cross
    /// others, then the name is cut shorter. One that finds no room at all is left out.
    ///
    /// - Complexity: O(m) in the boxes taken, for each of some four hundred places.
    mutating func draw(_ label: String, of owner: Int, at centre: MapPosition, on canvas: inout ChartCanvas) {
        for (share, mayCross) in [(0.5, false), (0.5, true), (0.3, true), (0.15, true)] {
            let text = SVGText.fitted(label, width: plot.width * share, fontSize: fontSize)
            for distance in Self.distances {
                for (place, anchor) in Self.places(around: centre, distance, fontSize) {
                    let box = ChartCanvas.box(of: text, at: place, anchor, fontSize: fontSize)
                    guard isFree(box) else { continue }
                    if distance > Self.nearest {
                        let end = MapPosition(
                            min(max(centre.x, box.minX), box.maxX), min(max(centre.y, box.minY), box.maxY))
                        let start = Self.edge(of: centre, towards: end)
                        let line = Self.samples(start, end)
                        guard mayCross || isOpen(line, owner) else { continue }
                        canvas.line(start, end, Self.leader)
                        taken += line.map { ($0, owner) }
                    }
                    taken.append((box, owner))
                    canvas.text(text, at: place, anchor, fontSize: fontSize, hasHalo: true)
                    return
                }
            }
        }
    }

    private func isFree(_ box: MapExtent) -> Bool {
        let needed = box.expanded(by: Self.clearance)
        return plot.covers(box) && !taken.contains { needed.intersects($0.box) }
            && !crossable.contains(where: needed.intersects)
    }

    private func isOpen(_ line: [MapExtent], _ owner: Int) -> Bool {
        !taken.contains { other in other.owner != owner && line.contains(where: other.box.intersects) }
    }

    /// Where a line to a name leaves the marker of its point.
    private static func edge(of centre: MapPosition, towards end: MapPosition) -> MapPosition {
        let (x, y) = (end.x - centre.x, end.y - centre.y)
        let share = min(1, markerReach / max((x * x + y * y).squareRoot(), markerReach))
        return MapPosition(centre.x + x * share, centre.y + y * share)
    }

    private static func samples(_ from: MapPosition, _ to: MapPosition) -> [MapExtent] {
        let (x, y) = (to.x - from.x, to.y - from.y)
        let count = max(1, Int(((x * x + y * y).squareRoot() / sampleStep).rounded(.up)))
        return (0...count).map { step in
            let share = Double(step) / Double(count)
            let place = MapPosition(from.x + x * share, from.y + y * share)
            return MapExtent(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)
        }
    }

    private static func places(
        around centre: MapPosition, _ distance: Double, _ fontSize: Double
    ) -> [(MapPosition, ChartCanvas.Anchor)] {
        // Of the text's middle height above its base line.
        let rise = fontSize * 0.32
        let slant = distance * 0.75
        return [
            (MapPosition(centre.x + distance, centre.y + rise), .start),
            (MapPosition(centre.x + slant, centre.y - slant), .start),
            (MapPosition(centre.x + slant, centre.y + slant + 2 * rise), .start),
            (MapPosition(centre.x - distance, centre.y + rise), .end),
            (MapPosition(centre.x - slant, centre.y - slant), .end),
            (MapPosition(centre.x - slant, centre.y + slant + 2 * rise), .end),
            (MapPosition(centre.x, centre.y - distance), .middle),
            (MapPosition(centre.x, centre.y + distance + 2 * rise), .middle),
        ]
    }
}
