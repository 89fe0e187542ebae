// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The directions in which a ground may be cut: parallel and perpendicular to each frontage, each once.
struct CutDirections {
    struct Direction {
        let frame: SweepFrame
        let frontage: Frontage?
        let course: CutLine.Course

        /// The line at `place` of a sweep, from end to end of where it bounds `before`.
        func line(at place: Double, bounding before: CutGround, along frame: SweepFrame) -> CutLine {
            let onLine = before.gross.rings.joined().filter {
                abs(frame.along($0) - place) <= 2 * SweepFrame.toleranceMetres
            }.sorted { frame.across($0) < frame.across($1) }
            let fallback = frame.place(along: place, across: 0)
            return CutLine(
                start: onLine.first ?? fallback, end: onLine.last ?? fallback, frontage: frontage, course: course)
        }
    }

    let all: [Direction]
    let cautions: [CutCaution]

    /// Frontages less apart than this, in radians and after quarter turns, make the same cuts.
    private static let sameAngle = 1e-4

    init(of ground: CutGround, _ policy: CutPolicy) {
        let needsFrontage = max(policy.allotment.minimumFrontageMetres, policy.remainder.minimumFrontageMetres) > 0
        var chosen: [(direction: Coordinate, frontage: Frontage?)] = []
        // Sorting keeps the order of equals.
        for frontage in ground.frontages.sorted(by: { $0.lengthMetres > $1.lengthMetres }) {
            if let direction = frontage.direction { chosen.append((direction, frontage)) }
        }
        if chosen.isEmpty, !needsFrontage, let direction = Self.longestEdge(of: ground.sold) {
            chosen = [(direction, nil)]
        }
        var distinct: [(direction: Coordinate, frontage: Frontage?)] = []
        for candidate in chosen where !distinct.contains(where: { Self.isSame($0.direction, candidate.direction) }) {
            distinct.append(candidate)
        }
        let tried = distinct.prefix(policy.maximumAxisCount)
        let origin = ground.sold.envelope.center
        all = tried.flatMap { direction, frontage in
            [
                Direction(
                    frame: SweepFrame(origin: origin, direction: direction), frontage: frontage,
                    course: .perpendicular),
                Direction(
                    frame: SweepFrame(origin: origin, direction: Coordinate(-direction.y, direction.x)),
                    frontage: frontage, course: .parallel),
            ]
        }
        if chosen.isEmpty && needsFrontage {
            cautions = [.noFrontage]
        } else {
            cautions =
                tried.count < distinct.count ? [.directionsLeftOut(tried: tried.count, of: distinct.count)] : []
        }
    }

    private static func isSame(_ a: Coordinate, _ b: Coordinate) -> Bool {
        min(abs(a.x * b.y - a.y * b.x), abs(a.x * b.x + a.y * b.y)) < sameAngle
    }

    private static func longestEdge(of region: OrientedRings) -> Coordinate? {
        var longest: Segment?
        for ring in region.rings {
            for index in ring.indices {
                let edge = Segment(start: ring[index], end: ring[(index + 1) % ring.count])
                if edge.length > longest?.length ?? 0 { longest = edge }
            }
        }
        return longest.flatMap { Frontage([$0.start, $0.end]).direction }
    }
}
