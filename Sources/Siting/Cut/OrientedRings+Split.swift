// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension OrientedRings {
    /// The region before and the region after the line at `place` of a sweep.
    ///
    /// Both have the very same points along the line, each where the line crosses an edge or passes a vertex (one
    /// within the sweep's tolerance counts as on it), and no other vertex is moved: nothing lies between the two or
    /// in both. Nil where rounding has put crossings out of order, which takes edges nearer than a few nanometres.
    /// - Complexity: O(n + k log k) for n vertices and k crossings.
    func split(at place: Double, along frame: SweepFrame) -> (before: OrientedRings, after: OrientedRings)? {
        var splitter = RingSplitter(frame: frame, place: place)
        for ring in rings { splitter.add(ring) }
        guard let before = splitter.region(.before), let after = splitter.region(.after) else { return nil }
        return (before, after)
    }
}

/// Collects what of each ring lies on either side of a line, then closes both sides along the line.
private struct RingSplitter {
    enum Side: Int {
        case before = -1
        case on = 0
        case after = 1
    }

    private struct Vertex {
        let place: Coordinate
        let along: Double
        let across: Double
        let side: Side
    }

    /// A run of a ring on one side, with the points on the line where it comes and goes.
    private struct Chain {
        let side: Side
        let vertices: [Coordinate]
    }

    /// Where a chain meets the line, sorted by where it is a hair's breadth away from it.
    private struct End {
        let chain: Int
        let isStart: Bool
        let across: Double
        let slope: Double
    }

    let frame: SweepFrame
    let place: Double
    private var chains: [Chain] = []
    private var ends: [Side: [End]] = [:]
    private var untouched: [Side: [[Coordinate]]] = [:]
    private var onLine: [(across: Double, place: Coordinate)] = []

    init(frame: SweepFrame, place: Double) {
        self.frame = frame
        self.place = place
    }

    mutating func add(_ ring: [Coordinate]) {
        let vertices = divided(ring)
        guard let first = vertices.firstIndex(where: { $0.side == .on }) else {
            if let side = vertices.first?.side { untouched[side, default: []].append(ring) }
            return
        }
        for vertex in vertices where vertex.side == .on { onLine.append((vertex.across, vertex.place)) }
        var run: [Vertex] = [vertices[first]]
        for step in 1...vertices.count {
            let vertex = vertices[(first + step) % vertices.count]
            run.append(vertex)
            if vertex.side == .on {
                close(run)
                run = [vertex]
            }
        }
    }

    /// The ring with the points where it crosses the line.
    private func divided(_ ring: [Coordinate]) -> [Vertex] {
        let own = ring.map { vertex in
            let along = frame.along(vertex) - place
            let side: Side =
                along > SweepFrame.toleranceMetres ? .after : along < -SweepFrame.toleranceMetres ? .before : .on
            return Vertex(place: vertex, along: along, across: frame.across(vertex), side: side)
        }
        var all: [Vertex] = []
        for index in own.indices {
            let (a, b) = (own[index], own[(index + 1) % own.count])
            all.append(a)
            if a.side.rawValue * b.side.rawValue < 0 {
                let point = frame.crossing(a.place, b.place, along: place)
                all.append(Vertex(place: point, along: 0, across: frame.across(point), side: .on))
            }
        }
        return all
    }

    private mutating func close(_ run: [Vertex]) {
        // Two points on the line in sequence: an edge along it, which closing brings back where it bounds something.
        guard run.count > 2 else { return }
        let side = run[1].side
        let (start, end) = (run[0], run[run.count - 1])
        let (second, last) = (run[1], run[run.count - 2])
        ends[side, default: []].append(
            End(
                chain: chains.count, isStart: true, across: start.across,
                slope: (second.across - start.across) / abs(second.along)))
        ends[side, default: []].append(
            End(
                chain: chains.count, isStart: false, across: end.across,
                slope: (last.across - end.across) / abs(last.along)))
        chains.append(Chain(side: side, vertices: run.map(\.place)))
    }

    /// One side, closed along the line: there the inside is between every other pair of ends.
    mutating func region(_ side: Side) -> OrientedRings? {
        onLine.sort { ($0.across, $0.place.x, $0.place.y) < ($1.across, $1.place.x, $1.place.y) }
        let sorted = (ends[side] ?? []).sorted { ($0.across, $0.slope) < ($1.across, $1.slope) }
        var following: [Int: (chain: Int, between: [Coordinate])] = [:]
        var passed = 0
        for pair in stride(from: 0, to: sorted.count, by: 2) {
            let (lower, upper) = (sorted[pair], sorted[pair + 1])
            // With the region on the left, its edge along the line runs up before it and down after it.
            let (from, to) = side == .before ? (lower, upper) : (upper, lower)
            guard !from.isStart, to.isStart else { return nil }
            while passed < onLine.count, onLine[passed].across <= lower.across { passed += 1 }
            let between = onLine[passed...].prefix { $0.across < upper.across }.map(\.place)
            following[from.chain] = (to.chain, side == .before ? between : between.reversed())
        }
        var rings = untouched[side] ?? []
        for first in chains.indices where chains[first].side == side && following[first] != nil {
            var ring: [Coordinate] = []
            var chain = first
            while let next = following.removeValue(forKey: chain) {
                ring += chains[chain].vertices + next.between
                chain = next.chain
            }
            rings.append(ring)
        }
        return OrientedRings(tracing: rings)
    }
}
