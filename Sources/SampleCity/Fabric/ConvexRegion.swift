// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A convex piece of ground, counter-clockwise, that knows which of its sides lie on a street.
struct ConvexRegion: Sendable {
    /// Open: the first corner is not repeated.
    var corners: [Coordinate]
    /// Side `i` runs from corner `i` to the next.
    var isStreet: [Bool]

    /// A region all of whose sides are streets.
    init(_ corners: [Coordinate]) {
        self.corners = corners
        isStreet = Array(repeating: true, count: corners.count)
    }

    init(corners: [Coordinate], isStreet: [Bool]) {
        self.corners = corners
        self.isStreet = isStreet
    }

    var isEmpty: Bool { corners.count < 3 }
    var area: Double { corners.ringArea }

    /// Length of its sides on streets.
    var frontageMetres: Double {
        corners.indices.reduce(0) { sum, side in
            isStreet[side] ? sum + corners[side].distance(to: corner(after: side)) : sum
        }
    }

    func corner(after index: Int) -> Coordinate {
        corners[index + 1 == corners.count ? 0 : index + 1]
    }

    /// The part inside the half-plane; empty when there is none.
    ///
    /// The line is met in the same two points, bit for bit, whichever of its sides is kept.
    func clipped(to half: HalfPlane, newSideIsStreet: Bool) -> ConvexRegion {
        var result = ConvexRegion(corners: [], isStreet: [])
        for (index, corner) in corners.enumerated() {
            let next = self.corner(after: index)
            let (excess, nextExcess) = (half.excess(of: corner), half.excess(of: next))
            if excess <= 0 {
                result.add(corner, side: nextExcess > 0 && excess == 0 ? newSideIsStreet : isStreet[index])
                if nextExcess > 0, excess < 0 {
                    result.add(corner + (next - corner) * (excess / (excess - nextExcess)), side: newSideIsStreet)
                }
            } else if nextExcess < 0 {
                result.add(corner + (next - corner) * (excess / (excess - nextExcess)), side: isStreet[index])
            }
        }
        return result.isEmpty ? ConvexRegion(corners: [], isStreet: []) : result
    }

    /// The region as a street grid leaves it: clipped by sides that are streets themselves.
    func clipped(to halves: [HalfPlane]) -> ConvexRegion {
        halves.reduce(self) { $0.isEmpty ? $0 : $0.clipped(to: $1, newSideIsStreet: true) }
    }

    private mutating func add(_ corner: Coordinate, side: Bool) {
        corners.append(corner)
        isStreet.append(side)
    }

    /// The piece of the line through `point` along `direction` that lies inside; nil when it misses.
    func chord(through point: Coordinate, along direction: Coordinate) -> (from: Coordinate, to: Coordinate)? {
        let normal = direction.turnedLeft
        var reach: [Double] = []
        for (index, corner) in corners.enumerated() {
            let next = self.corner(after: index)
            let (side, nextSide) = (normal.dot(corner - point), normal.dot(next - point))
            guard (side <= 0) != (nextSide <= 0) else { continue }
            reach.append(direction.dot(corner + (next - corner) * (side / (side - nextSide)) - point))
        }
        guard let low = reach.min(), let high = reach.max(), high > low else { return nil }
        return (point + direction * low, point + direction * high)
    }

    /// Its extent along a direction.
    func extent(along direction: Coordinate) -> ClosedRange<Double> {
        let places = corners.map { direction.dot($0) }
        return (places.min() ?? 0)...(places.max() ?? 0)
    }
}

extension [Coordinate] {
    /// Area within an open or closed ring, positive when it turns counter-clockwise.
    ///
    /// Summed from the first corner, so that large coordinates do not swallow it.
    var ringArea: Double {
        guard count > 2 else { return 0 }
        var doubled = 0.0
        for index in 1..<count - 1 { doubled += (self[index] - self[0]).cross(self[index + 1] - self[0]) }
        return doubled / 2
    }

    /// The ring with its first corner at the end again.
    var closedRing: [Coordinate] { isEmpty ? [] : self + [self[0]] }
}
