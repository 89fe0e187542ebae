// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A stretch of a parcel's boundary that faces a road 临路面: a line along the boundary without a sharp corner.
///
/// A parcel on a street corner has two. ``FrontageRoads`` finds them; a caller who knows the edges gives them.
public struct Frontage: Sendable, Hashable {
    /// At least two.
    public let points: [Coordinate]

    public init(_ points: [Coordinate]) {
        precondition(points.count > 1, "a frontage is a line")
        self.points = points
    }

    public var lengthMetres: Double {
        zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }

    /// From the first point to the last, of unit length; nil for a frontage that ends where it began.
    var direction: Coordinate? {
        let (first, last) = (points[0], points[points.count - 1])
        let length = first.distance(to: last)
        return length > 0 ? Coordinate((last.x - first.x) / length, (last.y - first.y) / length) : nil
    }

    /// The pieces of this frontage before the line at `place` of a sweep, each of one run.
    func pieces(before place: Double, along frame: SweepFrame) -> [Frontage] {
        var pieces: [Frontage] = []
        var run: [Coordinate] = []
        func close() {
            // One that only touches the line has no length.
            if run.count > 2 || run.first != run.last { pieces.append(Frontage(run)) }
            run = []
        }
        for (a, b) in zip(points, points.dropFirst()) {
            let (isIn, isOut) = (frame.along(a) <= place, frame.along(b) > place)
            if isIn, run.isEmpty { run = [a] }
            switch (isIn, isOut) {
            case (true, false): run.append(b)
            case (true, true):
                run.append(frame.crossing(a, b, along: place))
                close()
            case (false, false): run = [frame.crossing(a, b, along: place), b]
            case (false, true): break
            }
        }
        close()
        return pieces
    }
}

extension [Frontage] {
    /// The length of the longest: an entrance needs its metres in one stretch. Zero for none.
    var longestMetres: Double { map(\.lengthMetres).max() ?? 0 }

    func pieces(before place: Double, along frame: SweepFrame) -> [Frontage] {
        flatMap { $0.pieces(before: place, along: frame) }
    }
}
