// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// One polygon seen in a frame that can be turned, asked for the widest free gap in a strip of it.
///
/// In the frame of a direction, *along* runs with it and *across* a quarter turn further. A strip is what lies between
/// two values of along. A rectangle that spans the strip is free when no edge of the polygon enters its interior; the
/// edges that enter the strip each block an interval of across, and a gap between blocked intervals that lies inside the
/// polygon (by the even-odd rule) is the widest such rectangle there.
///
/// The gap of a strip never grows when the strip does: every search on top of this rests on that.
struct StripSweep {
    /// Edges that reach less than this into a strip do not block it, so that an edge along the strip's own side, level
    /// but for rounding, is no obstacle. What is placed reaches out of the polygon by no more than about this.
    static let slackMetres = 1e-7

    struct Gap {
        var low = 0.0
        var high = 0.0

        var metres: Double { high - low }
        var middle: Double { (low + high) / 2 }
    }

    private struct Edge {
        var lowAlong = 0.0
        var highAlong = 0.0
        var acrossAtLow = 0.0
        var acrossAtHigh = 0.0
        var slope = 0.0
    }

    private struct Block {
        var low = 0.0
        var high = 0.0
        var crossesMiddle = false
    }

    private let part: OutlinePart
    private var edges: [Edge]
    private var blocks: [Block]

    private(set) var direction = Direction(cosine: 1, sine: 0)
    private(set) var lowAlong = 0.0
    private(set) var highAlong = 0.0
    private(set) var lowAcross = 0.0
    private(set) var highAcross = 0.0
    /// Edges looked at since the beginning: the measure of work.
    private(set) var visits = 0

    init(_ part: OutlinePart) {
        self.part = part
        edges = Array(repeating: Edge(), count: part.segments.count)
        blocks = Array(repeating: Block(), count: part.segments.count)
        turn(to: direction)
    }

    /// What the frame turns around.
    var origin: Coordinate { part.origin }
    var lengthAlong: Double { highAlong - lowAlong }
    var lengthAcross: Double { highAcross - lowAcross }

    /// Turns the frame.
    mutating func turn(to direction: Direction) {
        self.direction = direction
        (lowAlong, highAlong) = (.infinity, -.infinity)
        (lowAcross, highAcross) = (.infinity, -.infinity)
        for (index, segment) in part.segments.enumerated() {
            var (start, end) = (inFrame(segment.start), inFrame(segment.end))
            // A level edge is blocked from its lesser end to its greater one.
            if start.x > end.x || (start.x == end.x && start.y > end.y) { swap(&start, &end) }
            let rise = end.x - start.x
            edges[index] = Edge(
                lowAlong: start.x, highAlong: end.x, acrossAtLow: start.y, acrossAtHigh: end.y,
                slope: rise > 0 ? (end.y - start.y) / rise : 0)
            lowAlong = min(lowAlong, start.x)
            highAlong = max(highAlong, end.x)
            lowAcross = min(lowAcross, start.y, end.y)
            highAcross = max(highAcross, start.y, end.y)
        }
        visits += edges.count
        // Blocks are sorted by insertion, which is quick only on what is nearly sorted.
        if edges.count > 16 {
            edges.sort { min($0.acrossAtLow, $0.acrossAtHigh) < min($1.acrossAtLow, $1.acrossAtHigh) }
        }
    }

    /// The widest gap through the whole strip; of no width where there is none.
    ///
    /// - Complexity: O(n) for n edges, where few of them lie side by side.
    mutating func widestGap(from bottom: Double, to top: Double) -> Gap {
        let middle = (bottom + top) / 2
        let low = min(bottom + Self.slackMetres, middle)
        let high = max(top - Self.slackMetres, middle)
        visits += edges.count
        var count = 0
        for edge in edges where edge.highAlong > low && edge.lowAlong < high {
            var first = edge.acrossAtLow
            var second = edge.acrossAtHigh
            if edge.lowAlong < low { first = edge.acrossAtLow + (low - edge.lowAlong) * edge.slope }
            if edge.highAlong > high { second = edge.acrossAtLow + (high - edge.lowAlong) * edge.slope }
            let block = Block(
                low: min(first, second), high: max(first, second),
                crossesMiddle: edge.lowAlong <= middle && middle < edge.highAlong)
            var place = count
            while place > 0 && blocks[place - 1].low > block.low {
                blocks[place] = blocks[place - 1]
                place -= 1
            }
            blocks[place] = block
            count += 1
        }
        var widest = Gap()
        var reached = -Double.infinity
        var isInside = false
        for index in 0..<count {
            let block = blocks[index]
            if isInside, block.low - reached > widest.metres { widest = Gap(low: reached, high: block.low) }
            reached = max(reached, block.high)
            if block.crossesMiddle { isInside.toggle() }
        }
        return widest
    }

    /// The values of along at which the polygon has vertices, ascending, equal ones once.
    func levels() -> [Double] {
        var levels: [Double] = []
        for value in edges.flatMap({ [$0.lowAlong, $0.highAlong] }).sorted()
        where levels.last.map({ value - $0 > Self.slackMetres }) ?? true {
            levels.append(value)
        }
        return levels
    }

    /// The rectangle of those measures around a point of the frame.
    func place(along: Double, across: Double, lengthMetres: Double, widthMetres: Double) -> PlacedRectangle {
        let isLong = lengthMetres >= widthMetres
        return PlacedRectangle(
            center: Coordinate(
                part.origin.x + along * direction.cosine - across * direction.sine,
                part.origin.y + along * direction.sine + across * direction.cosine),
            lengthMetres: max(lengthMetres, widthMetres), widthMetres: min(lengthMetres, widthMetres),
            direction: isLong ? direction : direction.perpendicular)
    }

    /// The whole of a free strip.
    func fill(from bottom: Double, to top: Double, _ gap: Gap) -> PlacedRectangle {
        place(along: (bottom + top) / 2, across: gap.middle, lengthMetres: top - bottom, widthMetres: gap.metres)
    }

    private func inFrame(_ position: Coordinate) -> Coordinate {
        Coordinate(
            position.x * direction.cosine + position.y * direction.sine,
            position.y * direction.cosine - position.x * direction.sine)
    }
}
