// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Roads or red lines as indexed segments, to be asked what runs along an edge.
struct IndexedLines: Sendable {
    private let segments: [Segment]
    private let index: SpatialIndex

    /// At most 45° off: a line that runs away from an edge, or across it, is not along it, however near.
    private static let alongCosine = 0.5.squareRoot()

    /// Lines as they are, polygons by their boundary; points have no direction and are left out.
    init(_ geometries: [Geometry]) {
        var segments: [Segment] = []
        for line in geometries.flatMap(Self.lines) {
            for (a, b) in zip(line, line.dropFirst()) where a != b { segments.append(Segment(start: a, end: b)) }
        }
        self.segments = segments
        index = SpatialIndex(segments.map(\.envelope))
    }

    func hasAny(within reach: Double, of envelope: Envelope) -> Bool {
        !index.query(envelope.expanded(by: reach)).isEmpty
    }

    /// The parts of an edge, in shares of its length, that have a line along them within reach.
    func stretches(along edge: Segment, within reach: Double) -> [ClosedRange<Double>] {
        index.query(edge.envelope.expanded(by: reach)).compactMap { position in
            abs(edge.cosine(to: segments[position])) >= Self.alongCosine
                ? edge.stretch(within: reach, of: segments[position]) : nil
        }
    }

    private static func lines(of geometry: Geometry) -> [[Coordinate]] {
        if geometry.kind.isCollection { return geometry.parts.flatMap(lines) }
        return geometry.kind == .polygon ? [geometry.exteriorRing] + geometry.interiorRings : [geometry.coordinates]
    }
}
