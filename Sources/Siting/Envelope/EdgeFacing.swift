// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Which parts of the edges of a parcel face what.
struct EdgeFacing {
    struct Part {
        let edge: ParcelEdge
        let spans: [Span]

        var metres: Double { spans.reduce(0) { $0 + $1.metres } }

        func lines() throws(SpatialError) -> [Geometry] {
            try spans.map { span throws(SpatialError) in
                try Geometry.lineString([edge.position(at: span.low), edge.position(at: span.high)])
            }
        }
    }

    /// Of each kind and class of line, the edges that face it, in the order of the rings.
    private(set) var parts: [FrontingLine.Key: [Part]] = [:]
    /// What faces nothing that has a setback from the edge.
    private(set) var other: [Part] = []

    /// - Complexity: O(e · s) for e edges and s segments near the parcel.
    init(_ parcel: Geometry, lines: FrontingLines, policy: SetbackPolicy) throws(SpatialError) {
        let reach = max(policy.reachMetres.value, policy.insideMetres.value)
        // Few keys, many pairs of edges and segments, of which few are near each other.
        var depths: [FrontingLine.Key: Double] = [:]
        let near = lines.near(parcel.envelope, within: policy.reachMetres.value).map { segment in
            let depth = depths[segment.key] ?? EdgeFacing.depth(of: segment.key, by: policy)
            depths[segment.key] = depth
            return (segment: segment, depth: depth, box: Envelope([segment.start, segment.end]).expanded(by: reach))
        }
        for edge in try ParcelEdge.all(of: parcel) {
            var spans: [FrontingLine.Key: [Span]] = [:]
            let box = Envelope([edge.start, edge.end])
            for (segment, depth, reached) in near where reached.intersects(box) {
                if let span = edge.part(facing: segment, by: policy, crossingMetres: depth) {
                    spans[segment.key, default: []].append(span)
                }
            }
            for (key, found) in spans {
                parts[key, default: []].append(Part(edge: edge, spans: Span.joined(found)))
            }
            let taken = spans.filter { !policy.setbacks(for: $0.key, measuredFrom: .edge).isEmpty }
            let left = Span.gaps(between: Span.joined(taken.values.flatMap(\.self)), of: edge.metres)
            if !left.isEmpty { other.append(Part(edge: edge, spans: left)) }
        }
    }

    /// The setback from an edge that faces such a line: the greatest there is a figure for, else none.
    static func depth(of key: FrontingLine.Key, by policy: SetbackPolicy) -> Double {
        max(0, policy.setbacks(for: key, measuredFrom: .edge).map(\.metres).max() ?? 0)
    }
}
