// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A ground in the frame of a sweep, to be asked again and again what the strip between two of its lines has.
///
/// Frontage and width never shrink when a strip grows.
struct SweptGround {
    /// A frontage as where its points are along the sweep and how long it is between them.
    private struct Front {
        let places: [Double]
        let lengths: [Double]
        let extent: ClosedRange<Double>
    }

    private let fronts: [Front]
    /// Along the sweep, and across it.
    private let rings: [[Coordinate]]

    init(_ ground: CutGround, along frame: SweepFrame) {
        fronts = ground.frontages.map { frontage in
            let places = frontage.points.map(frame.along)
            let lengths = zip(frontage.points, frontage.points.dropFirst()).map { $0.distance(to: $1) }
            let (low, high) = places.reduce((places[0], places[0])) { (min($0.0, $1), max($0.1, $1)) }
            return Front(places: places, lengths: lengths, extent: low...high)
        }
        rings = ground.sold.rings.map { ring in ring.map { Coordinate(frame.along($0), frame.across($0)) } }
    }

    /// The longest stretch of frontage in a strip. A frontage that runs along a line of the strip, less than `neck` away
    /// from it, is not counted: there the strip would be thinner than that.
    func frontageMetres(in strip: ClosedRange<Double>, neck: Double) -> Double {
        var longest = 0.0
        for front in fronts {
            let (first, last) = (front.extent.lowerBound, front.extent.upperBound)
            guard last >= strip.lowerBound, first <= strip.upperBound else { continue }
            let isThin = last - first < neck && (first - neck < strip.lowerBound || last + neck > strip.upperBound)
            if !isThin { longest = max(longest, Self.longestRun(of: front, in: strip)) }
        }
        return longest
    }

    private static func longestRun(of front: Front, in strip: ClosedRange<Double>) -> Double {
        var (longest, run) = (0.0, 0.0)
        for (index, length) in front.lengths.enumerated() {
            let (from, to) = (front.places[index], front.places[index + 1])
            guard let inside = Segment.shares(where: from, to - from, isIn: strip) else {
                run = 0
                continue
            }
            if inside.lowerBound > 0 { run = 0 }
            run += (inside.upperBound - inside.lowerBound) * length
            longest = max(longest, run)
            if inside.upperBound < 1 { run = 0 }
        }
        return longest
    }

    /// The least distance between two parallel lines that hold the ground in a strip between them.
    /// - Complexity: O(n log n) for n vertices.
    func widthMetres(in strip: ClosedRange<Double>) -> Double {
        var points: [Coordinate] = []
        for ring in rings {
            guard var last = ring.last else { continue }
            for vertex in ring {
                for line in [strip.lowerBound, strip.upperBound] where (last.x < line) != (vertex.x < line) {
                    let share = (line - last.x) / (vertex.x - last.x)
                    points.append(Coordinate(line, last.y + (vertex.y - last.y) * share))
                }
                if strip.contains(vertex.x) { points.append(vertex) }
                last = vertex
            }
        }
        return OrientedRings.width(of: points)
    }
}
