// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension OrientedRings {
    /// The region to the left of `rings`, which may touch themselves and each other in vertices, in rings that visit no
    /// place twice and leave no polygon's interior in two.
    ///
    /// A cut through a hole can make a shell of it that touches another hole twice: then what was one polygon is two.
    /// So at each vertex that is visited more than once the boundary is followed anew, always by the edge that bounds
    /// the same wedge of the region, and what comes back to a vertex is a ring of its own.
    init(tracing rings: [[Coordinate]]) {
        self.init()
        let rings = rings.map(Self.withoutRepeats).filter { $0.count > 2 }
        var visits: [Coordinate: [Step]] = [:]
        for ring in rings.indices {
            for index in rings[ring].indices { visits[rings[ring][index], default: []].append(Step(ring, index)) }
        }
        var isDone = rings.map { [Bool](repeating: false, count: $0.count) }
        for ring in rings.indices {
            for index in rings[ring].indices where !isDone[ring][index] {
                var walk: [Coordinate] = []
                var step = Step(ring, index)
                while !isDone[step.ring][step.index] {
                    isDone[step.ring][step.index] = true
                    let from = rings[step.ring][step.index]
                    walk.append(from)
                    let next = Step(step.ring, (step.index + 1) % rings[step.ring].count)
                    let place = rings[next.ring][next.index]
                    let ways = visits[place] ?? []
                    step = ways.count < 2 ? next : Self.way(on: ways, at: place, from: from, rings) ?? next
                }
                for simple in Self.parted(walk) { append(simple) }
            }
        }
    }

    /// One edge: the vertex of a ring where it starts.
    private struct Step {
        let ring: Int
        let index: Int

        init(_ ring: Int, _ index: Int) {
            self.ring = ring
            self.index = index
        }
    }

    /// Of the edges that leave `place` the first clockwise from the one that came: with the region on its left, what
    /// is between the two is region.
    private static func way(on ways: [Step], at place: Coordinate, from: Coordinate, _ rings: [[Coordinate]]) -> Step? {
        let back = quarterTurns(place, from)
        func clockwise(_ step: Step) -> Double {
            let ring = rings[step.ring]
            let turn = back - quarterTurns(place, ring[(step.index + 1) % ring.count])
            return turn > 0 ? turn : turn + 4
        }
        return ways.min { clockwise($0) < clockwise($1) }
    }

    /// The direction from `a` to `b` as a number that grows counter-clockwise from 0 to 4, without trigonometry.
    private static func quarterTurns(_ a: Coordinate, _ b: Coordinate) -> Double {
        let (x, y) = (b.x - a.x, b.y - a.y)
        let share = abs(y) / (abs(x) + abs(y))
        switch (x >= 0, y >= 0) {
        case (true, true): return share
        case (false, true): return 2 - share
        case (false, false): return 2 + share
        case (true, false): return 4 - share
        }
    }

    /// The ring in rings that visit no place twice: a hole that touches a shell was threaded onto it there.
    private static func parted(_ ring: [Coordinate]) -> [[Coordinate]] {
        var done: [[Coordinate]] = []
        var open: [Coordinate] = []
        var position: [Coordinate: Int] = [:]
        for vertex in ring {
            if let start = position[vertex] {
                let loop = open[start...]
                for passed in loop.dropFirst() { position[passed] = nil }
                done.append(Array(loop))
                open.removeSubrange((start + 1)...)
            } else {
                position[vertex] = open.count
                open.append(vertex)
            }
        }
        done.append(open)
        return done
    }
}
