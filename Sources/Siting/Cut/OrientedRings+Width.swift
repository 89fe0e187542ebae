// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension OrientedRings {
    /// The least distance between two parallel lines that hold the region between them: the width of its hull, which
    /// never shrinks when a region grows.
    var width: Double { Self.width(of: rings.flatMap { $0 }) }

    /// The width of what lies before the line at `place` of a sweep.
    func width(before place: Double, along frame: SweepFrame) -> Double {
        var points: [Coordinate] = []
        for ring in rings {
            guard var last = ring.last else { continue }
            var wasIn = frame.along(last) <= place
            for vertex in ring {
                let isIn = frame.along(vertex) <= place
                if isIn != wasIn { points.append(frame.crossing(last, vertex, along: place)) }
                if isIn { points.append(vertex) }
                (last, wasIn) = (vertex, isIn)
            }
        }
        return Self.width(of: points)
    }

    /// By rotating calipers on the hull (Houle and Toussaint, 1988).
    /// - Complexity: O(n log n).
    static func width(of points: [Coordinate]) -> Double {
        let hull = hull(of: points)
        guard hull.count > 2 else { return 0 }
        func distance(_ place: Int, from edge: Int) -> Double {
            let (a, b) = (hull[edge], hull[(edge + 1) % hull.count])
            return cross(a, b, hull[place % hull.count]) / a.distance(to: b)
        }
        // The farthest corner of the first edge is sought among all; from then on it only moves forward.
        var far = hull.indices.max { distance($0, from: 0) < distance($1, from: 0) } ?? 0
        var width = Double.infinity
        for edge in hull.indices {
            while distance(far + 1, from: edge) > distance(far, from: edge) { far += 1 }
            width = min(width, distance(far, from: edge))
        }
        return width
    }

    /// The share of the smallest rectangle around the region, at any angle, that the region fills: 1 for a rectangle, 0
    /// without area.
    var rectangularity: Double {
        let rectangle = Self.leastRectangleArea(of: rings.flatMap { $0 })
        return rectangle > 0 ? min(1, area / rectangle) : 0
    }

    /// The least area of a rectangle that holds the points: one side lies on an edge of their hull (Freeman and Shapira,
    /// 1975), and the corners that touch the other three only move forward.
    /// - Complexity: O(n log n).
    static func leastRectangleArea(of points: [Coordinate]) -> Double {
        let hull = hull(of: points)
        guard hull.count > 2 else { return 0 }
        var least = Double.infinity
        var (right, far, left) = (0, 0, 0)
        for edge in hull.indices {
            let (a, b) = (hull[edge], hull[(edge + 1) % hull.count])
            let length = a.distance(to: b)
            let (cosine, sine) = ((b.x - a.x) / length, (b.y - a.y) / length)
            func along(_ place: Int) -> Double {
                let corner = hull[place % hull.count]
                return (corner.x - a.x) * cosine + (corner.y - a.y) * sine
            }
            func across(_ place: Int) -> Double {
                let corner = hull[place % hull.count]
                return (corner.y - a.y) * cosine - (corner.x - a.x) * sine
            }
            right = max(right, edge + 1)
            while along(right + 1) > along(right) { right += 1 }
            far = max(far, right)
            while across(far + 1) > across(far) { far += 1 }
            left = max(left, far)
            while along(left + 1) < along(left) { left += 1 }
            least = min(least, (along(right) - along(left)) * across(far))
        }
        return least
    }

    /// The corners of the convex hull, counter-clockwise (Andrew's monotone chain, 1979).
    private static func hull(of points: [Coordinate]) -> [Coordinate] {
        let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        guard sorted.count > 2 else { return sorted }
        func chain(_ places: some Sequence<Coordinate>) -> [Coordinate] {
            var chain: [Coordinate] = []
            for place in places {
                while chain.count > 1, cross(chain[chain.count - 2], chain[chain.count - 1], place) <= 0 {
                    chain.removeLast()
                }
                chain.append(place)
            }
            return chain.dropLast()
        }
        return chain(sorted) + chain(sorted.reversed())
    }

    private static func cross(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
}
