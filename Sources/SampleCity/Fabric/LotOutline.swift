// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The outline of one lot, counter-clockwise and open, with the sides that lie on a street.
struct LotOutline: Sendable {
    private(set) var corners: [Coordinate]
    private(set) var isStreet: [Bool]

    init(_ region: ConvexRegion) {
        (corners, isStreet) = (region.corners, region.isStreet)
    }

    init(corners: [Coordinate], isStreet: [Bool]) {
        (self.corners, self.isStreet) = (corners, isStreet)
    }

    var hasStreet: Bool { isStreet.contains(true) }

    private func end(of side: Int) -> Coordinate { corners[side + 1 == corners.count ? 0 : side + 1] }

    /// Cuts off, or rounds, the corners between two streets, as the sight lines of a junction demand.
    ///
    /// - Parameters:
    ///   - size: How far along both streets, at most; less where a side is short.
    ///   - arcPoints: 2 for a straight cut, more for a curve.
    func cornersCut(by size: Double, arcPoints: Int) -> LotOutline {
        var result = LotOutline(corners: [], isStreet: [])
        for (index, corner) in corners.enumerated() {
            let before = index == 0 ? corners.count - 1 : index - 1
            let (previous, next) = (corners[before], end(of: index))
            let (toPrevious, toNext) = (previous - corner, next - corner)
            let room = 0.35 * min(corner.distance(to: previous), corner.distance(to: next))
            let isSharp = toPrevious.unit.dot(toNext.unit) > -0.8 && toNext.cross(toPrevious) > 0
            guard isStreet[before], isStreet[index], isSharp, min(size, room) > 1.5 else {
                result.add(corner, isStreet[index])
                continue
            }
            let reach = min(size, room)
            let (from, to) = (corner + toPrevious.unit * reach, corner + toNext.unit * reach)
            for step in 0..<arcPoints {
                let t = Double(step) / Double(arcPoints - 1)
                // A quadratic curve with the corner as its control point touches both streets.
                let point = from * ((1 - t) * (1 - t)) + corner * (2 * t * (1 - t)) + to * (t * t)
                result.add(point, step == arcPoints - 1 ? isStreet[index] : true)
            }
        }
        return result
    }

    /// With surveyed points between the corners; those on a street stand a hand's breadth off the straight line.
    func surveyed(_ stream: inout RandomStream) -> LotOutline {
        var result = LotOutline(corners: [], isStreet: [])
        for (side, corner) in corners.enumerated() {
            result.add(corner, isStreet[side])
            let end = end(of: side)
            let length = corner.distance(to: end)
            guard length > 24 else { continue }
            let count = stream.integer(0...3)
            let inward = (end - corner).unit.turnedLeft
            for step in 0..<count {
                let share = (Double(step) + stream.number(0.25...0.75)) / Double(count)
                let offset = isStreet[side] ? stream.number(-0.12...0.2) : 0
                result.add(corner + (end - corner) * share + inward * offset, isStreet[side])
            }
        }
        return result
    }

    /// Puts every corner of the block's lots that lies on a side of another into that side, so that common borders
    /// stay common after projection and rounding.
    ///
    /// - Complexity: O(n²) for the n corners of one block.
    static func noded(_ outlines: [LotOutline]) -> [LotOutline] {
        let all = outlines.flatMap(\.corners)
        return outlines.map { outline in
            var result = LotOutline(corners: [], isStreet: [])
            for (side, corner) in outline.corners.enumerated() {
                result.add(corner, outline.isStreet[side])
                for between in points(among: all, between: corner, and: outline.end(of: side)) {
                    result.add(between, outline.isStreet[side])
                }
            }
            return result
        }
    }

    /// How far from a side, in metres, a corner still lies on it: far above rounding, far below any dimension.
    private static let tolerance = 1e-5

    private static func points(
        among all: [Coordinate], between start: Coordinate, and end: Coordinate
    ) -> [Coordinate] {
        let length = start.distance(to: end)
        let direction = (end - start).unit
        let (minX, maxX) = (min(start.x, end.x) - tolerance, max(start.x, end.x) + tolerance)
        let (minY, maxY) = (min(start.y, end.y) - tolerance, max(start.y, end.y) + tolerance)
        var found: [(place: Double, point: Coordinate)] = []
        for point in all where point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY {
            let place = direction.dot(point - start)
            guard place > tolerance, place < length - tolerance,
                abs(direction.cross(point - start)) <= tolerance,
                !found.contains(where: { $0.point == point })
            else { continue }
            found.append((place, point))
        }
        return found.sorted { $0.place < $1.place }.map(\.point)
    }

    private mutating func add(_ corner: Coordinate, _ street: Bool) {
        corners.append(corner)
        isStreet.append(street)
    }
}
