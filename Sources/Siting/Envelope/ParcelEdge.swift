// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// One edge of a parcel, with its outer side on the right.
struct ParcelEdge {
    let start: Coordinate
    let end: Coordinate
    /// The edge of a hole: it faces what is in the hole, and so nothing that has a name.
    let isOfHole: Bool
    let metres: Double

    /// All edges of a polygon or multipolygon, whatever the direction of its rings; none of no length.
    static func all(of geometry: Geometry) throws(SpatialError) -> [ParcelEdge] {
        var edges: [ParcelEdge] = []
        for polygon in try geometry.oriented(exteriorCounterClockwise: true).polygons {
            for (index, ring) in ([polygon.exteriorRing] + polygon.interiorRings).enumerated() {
                for (start, end) in zip(ring, ring.dropFirst()) where start != end {
                    edges.append(
                        ParcelEdge(
                            start: start, end: end, isOfHole: index > 0, metres: start.distance(to: end)))
                }
            }
        }
        return edges
    }

    /// The position `metres` along the edge.
    func position(at metres: Double) -> Coordinate {
        let share = metres / self.metres
        return Coordinate(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
    }

    /// The part of the edge, from and to in metres along it, that faces a segment; nil for none.
    ///
    /// A segment counts as far as it lies beside the edge, on its outer side within the reach or on its inner side within
    /// the little that `policy` allows. If it runs along the edge, at up to the angle of the policy, the edge faces it
    /// where it lies beside it. If it is steeper, the edge faces it only where the segment comes up to it or crosses it,
    /// not at its very corners: for `crossingMetres` to either side of that point.
    func part(facing segment: FrontingLines.Segment, by policy: SetbackPolicy, crossingMetres: Double) -> Span? {
        guard !isOfHole else { return nil }
        let inside = policy.insideMetres.value
        let outward = min(-inside, policy.reachMetres.value)...max(-inside, policy.reachMetres.value)
        guard var beside = Beside(inFrame(segment.start), inFrame(segment.end)) else { return nil }
        let isAlong = beside.isAlong(degrees: policy.parallelDegrees.value)
        guard beside.clip(\.y, to: outward), beside.clip(\.x, to: 0...metres) else { return nil }
        if isAlong { return Span(beside.start.x, beside.end.x) }
        guard min(beside.start.y, beside.end.y) <= inside else { return nil }
        let crossing = beside.crossing
        // What passes the very corner runs along the next edge or goes by.
        guard crossing > inside, crossing < metres - inside else { return nil }
        return Span(max(0, crossing - crossingMetres), min(metres, crossing + crossingMetres))
    }

    /// Along the edge, and outward from it.
    private func inFrame(_ position: Coordinate) -> Coordinate {
        let (dx, dy) = ((end.x - start.x) / metres, (end.y - start.y) / metres)
        let (x, y) = (position.x - start.x, position.y - start.y)
        return Coordinate(x * dx + y * dy, x * dy - y * dx)
    }
}

/// A segment in the frame of an edge, being clipped.
private struct Beside {
    var start: Coordinate
    var end: Coordinate

    /// Nil for a segment of no length.
    init?(_ start: Coordinate, _ end: Coordinate) {
        guard start != end else { return nil }
        (self.start, self.end) = (start, end)
    }

    func isAlong(degrees: Double) -> Bool {
        abs(end.y - start.y) <= start.distance(to: end) * sin(degrees * .pi / 180) * (1 + 1e-12)
    }

    /// Where along the edge the segment crosses it, or comes nearest to it.
    var crossing: Double {
        if (start.y < 0) != (end.y < 0) {
            return start.x + (end.x - start.x) * start.y / (start.y - end.y)
        }
        return abs(start.y) <= abs(end.y) ? start.x : end.x
    }

    /// Cuts off what has its ordinate outside the range; false when nothing is left.
    mutating func clip(_ ordinate: KeyPath<Coordinate, Double>, to range: ClosedRange<Double>) -> Bool {
        let (from, to) = (start[keyPath: ordinate], end[keyPath: ordinate])
        guard max(from, to) >= range.lowerBound, min(from, to) <= range.upperBound else { return false }
        let (first, last) = (start, end)
        func position(at value: Double) -> Coordinate {
            let share = (value - from) / (to - from)
            return Coordinate(first.x + (last.x - first.x) * share, first.y + (last.y - first.y) * share)
        }
        if from < range.lowerBound { start = position(at: range.lowerBound) }
        if from > range.upperBound { start = position(at: range.upperBound) }
        if to < range.lowerBound { end = position(at: range.lowerBound) }
        if to > range.upperBound { end = position(at: range.upperBound) }
        return true
    }
}
