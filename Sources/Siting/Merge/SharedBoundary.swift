// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// How much boundary two regions have in common.
struct SharedBoundary {
    let gap: Double
    /// Roads and red lines 红线, which keep neighbours apart where they run along the common boundary.
    let barriers: IndexedLines
    let barrierReach: Double

    /// Edges that run against each other at more than 26° are not one boundary: cos 26° is 0.9.
    private static let againstCosine = -0.9
    /// From so many pairs of edges on, an index of one side pays.
    private static let pairsWithoutIndex = 4_096

    /// The length of the boundary of `first` along which `second` lies on the other side, at most the gap away, and
    /// no barrier runs.
    func metres(_ first: OrientedRings, _ second: OrientedRings) -> Double {
        let window = first.envelope.expanded(by: gap).overlap(second.envelope.expanded(by: gap))
        if window.isEmpty { return 0 }
        let (own, others) = (Self.edges(of: first, in: window), Self.edges(of: second, in: window))
        if own.count * others.count <= Self.pairsWithoutIndex {
            return own.reduce(0) { $0 + metres(of: $1, against: others) }
        }
        let index = SpatialIndex(others.map(\.envelope))
        return own.reduce(0) { sum, edge in
            sum + metres(of: edge, against: index.query(edge.envelope.expanded(by: gap)).map { others[$0] })
        }
    }

    private func metres(of edge: Segment, against others: [Segment]) -> Double {
        let shared = others.compactMap { other in
            edge.cosine(to: other) <= Self.againstCosine ? edge.stretch(beside: other, within: gap) : nil
        }
        if shared.isEmpty { return 0 }
        // What is shared and free: all that is shared or barred, without what is barred.
        let barred = barriers.stretches(along: edge, within: barrierReach)
        let share = (shared + barred).joined().totalLength - barred.joined().totalLength
        return share * edge.length
    }

    private static func edges(of region: OrientedRings, in window: Envelope) -> [Segment] {
        var edges: [Segment] = []
        for ring in region.rings {
            guard var last = ring.last else { continue }
            for vertex in ring {
                let edge = Segment(start: last, end: vertex)
                if edge.envelope.intersects(window) { edges.append(edge) }
                last = vertex
            }
        }
        return edges
    }
}

extension [ClosedRange<Double>] {
    /// The length of ranges that lie apart.
    fileprivate var totalLength: Double { reduce(0) { $0 + $1.upperBound - $1.lowerBound } }
}

extension Envelope {
    /// The box that both have in common; empty where they are apart.
    fileprivate func overlap(_ other: Envelope) -> Envelope {
        Envelope(
            minX: max(minX, other.minX), minY: max(minY, other.minY), maxX: min(maxX, other.maxX),
            maxY: min(maxY, other.maxY))
    }
}
