// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The ground near one kind and class of line, or near all other edges, that must stay free.
struct SetbackRegion {
    let cause: BuildableEnvelope.Cause
    let metres: Double
    /// What the depth is measured from.
    private let lines: [Geometry]

    /// Everything within the depth.
    func geometries() throws(SpatialError) -> [Geometry] {
        try lines.map { line throws(SpatialError) in try line.buffer(distance: metres) }
    }

    /// In the order in which ``BuildableEnvelope`` counts them.
    static func all(
        of parcel: Geometry, lines: FrontingLines, policy: SetbackPolicy
    ) throws(SpatialError) -> [SetbackRegion] {
        let facing = try EdgeFacing(parcel, lines: lines, policy: policy)
        var regions: [SetbackRegion] = []
        // Of a parcel of very many edges, drawing what asks for nothing would take longest.
        for (key, parts) in facing.parts {
            let depth = EdgeFacing.depth(of: key, by: policy)
            guard depth > 0 else { continue }
            regions.append(SetbackRegion(cause: .setback(from: key), metres: depth, lines: try Self.lines(of: parts)))
        }
        let near = lines.near(parcel.envelope, within: policy.farthestMetres)
        for (key, segments) in Dictionary(grouping: near, by: \.key) {
            let depth = policy.setbacks(for: key, measuredFrom: .line).map(\.metres).max() ?? 0
            guard depth > 0 else { continue }
            let drawn = try segments.map { segment throws(SpatialError) in
                try Geometry.lineString([segment.start, segment.end])
            }
            regions.append(SetbackRegion(cause: .setback(from: key), metres: depth, lines: drawn))
        }
        regions.sort { $0.precedes($1) }
        let depth = policy.otherMetres.value
        if depth > 0 {
            regions.append(
                SetbackRegion(cause: .otherEdges, metres: depth, lines: try Self.lines(of: facing.other)))
        }
        return regions.filter { !$0.lines.isEmpty }
    }

    private static func lines(of parts: [EdgeFacing.Part]) throws(SpatialError) -> [Geometry] {
        try parts.map { part throws(SpatialError) in try part.lines() }.flatMap(\.self)
    }

    private func precedes(_ next: SetbackRegion) -> Bool {
        if metres != next.metres { return metres > next.metres }
        return rank < next.rank
    }

    private var rank: (Int, String) {
        guard case .setback(let key) = cause else { return (FrontingLine.Kind.allCases.count, "") }
        return (FrontingLine.Kind.allCases.firstIndex(of: key.kind) ?? 0, key.class ?? "")
    }
}
