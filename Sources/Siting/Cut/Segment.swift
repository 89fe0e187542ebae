// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A straight piece of a boundary or a road.
struct Segment: Sendable {
    let start: Coordinate
    let end: Coordinate

    var length: Double { start.distance(to: end) }
    var envelope: Envelope {
        Envelope(
            minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }

    /// The position at a share of the length, 0 to 1.
    func place(at share: Double) -> Coordinate {
        if share >= 1 { return end }
        return Coordinate(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
    }

    /// The cosine of the angle between the directions of two segments; zero where one is a point.
    func cosine(to other: Segment) -> Double {
        let product =
            (end.x - start.x) * (other.end.x - other.start.x) + (end.y - start.y) * (other.end.y - other.start.y)
        let lengths = length * other.length
        return lengths > 0 ? product / lengths : 0
    }

    /// Where along this segment, as a share of its length, `place` lies; nil where it lies further off than `reach`.
    func share(of place: Coordinate, within reach: Double) -> Double? {
        let (own, away) = (
            Coordinate(end.x - start.x, end.y - start.y), Coordinate(place.x - start.x, place.y - start.y)
        )
        let square = own.x * own.x + own.y * own.y
        guard square > 0 else { return nil }
        let share = (own.x * away.x + own.y * away.y) / square
        guard (0...1).contains(share), self.place(at: share).distance(to: place) <= reach else { return nil }
        return share
    }

    /// The part of this segment, in shares of its length, that lies within `reach` of `other`; nil where none does.
    ///
    /// What is within reach of a segment is convex, so the part is one stretch: the hull of what lies in a disc
    /// around either end and what lies in the strip between them.
    func stretch(within reach: Double, of other: Segment) -> ClosedRange<Double>? {
        let own = Coordinate(end.x - start.x, end.y - start.y)
        guard own.x != 0 || own.y != 0 else { return nil }
        var found: [ClosedRange<Double>] = []
        for center in [other.start, other.end] {
            let away = Coordinate(start.x - center.x, start.y - center.y)
            let (a, b) = (own.x * own.x + own.y * own.y, own.x * away.x + own.y * away.y)
            let discriminant = b * b - a * (away.x * away.x + away.y * away.y - reach * reach)
            guard discriminant >= 0 else { continue }
            let root = discriminant.squareRoot()
            Self.meet(0...1, (-b - root) / a, (-b + root) / a).map { found.append($0) }
        }
        if let strip = stretch(beside: other, within: reach) { found.append(strip) }
        guard let lower = found.map(\.lowerBound).min(), let upper = found.map(\.upperBound).max() else { return nil }
        return lower...upper
    }

    /// The part of this segment, in shares of its length, that lies in the strip along `other` that ends where that
    /// ends and is `reach` wide on either side; nil where none does.
    func stretch(beside other: Segment, within reach: Double) -> ClosedRange<Double>? {
        let length = other.length
        guard length > 0 else { return nil }
        let unit = Coordinate((other.end.x - other.start.x) / length, (other.end.y - other.start.y) / length)
        let own = Coordinate(end.x - start.x, end.y - start.y)
        let away = Coordinate(start.x - other.start.x, start.y - other.start.y)
        let along = Self.shares(
            where: away.x * unit.x + away.y * unit.y, own.x * unit.x + own.y * unit.y, isIn: 0...length)
        let across = Self.shares(
            where: away.y * unit.x - away.x * unit.y, own.y * unit.x - own.x * unit.y, isIn: -reach...reach)
        guard let along, let across else { return nil }
        return Self.meet(along, across.lowerBound, across.upperBound)
    }

    /// The shares, 0 to 1, at which `at + growth * share` is in `range`.
    static func shares(
        where at: Double, _ growth: Double, isIn range: ClosedRange<Double>
    ) -> ClosedRange<Double>? {
        if growth == 0 { return range.contains(at) ? 0...1 : nil }
        let ends = [(range.lowerBound - at) / growth, (range.upperBound - at) / growth].sorted()
        return meet(0...1, ends[0], ends[1])
    }

    private static func meet(_ range: ClosedRange<Double>, _ low: Double, _ high: Double) -> ClosedRange<Double>? {
        let (lower, upper) = (max(range.lowerBound, low), min(range.upperBound, high))
        return lower <= upper ? lower...upper : nil
    }
}
