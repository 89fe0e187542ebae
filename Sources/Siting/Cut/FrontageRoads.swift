// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// The roads that give frontage, indexed, to be asked about any number of parcels.
///
/// An edge of a parcel faces a road where it lies within reach of a road line and runs along it, at most 45° off: an
/// edge that runs away from the road does not face it, however near it begins.
public struct FrontageRoads: Sendable {
    public let reachMetres: Double
    private let roads: IndexedLines

    /// Edges that turn by more than this between each other face the road as two frontages: cos 30°.
    private static let cornerCosine = 0.75.squareRoot()
    private static let gapMetres = 1e-6

    /// - Parameter reachMetres: how far a road line, usually its centre line, may lie from the boundary it serves.
    public init(_ roads: [Geometry], reachMetres: Double) {
        precondition(reachMetres >= 0 && reachMetres.isFinite, "a reach is a distance")
        self.reachMetres = reachMetres
        self.roads = IndexedLines(roads)
    }

    /// The frontages of a parcel, in the order of its rings; along holes too.
    /// - Complexity: O(n log m) for n edges and m segments of road, where few are near.
    public func frontages(of parcel: Geometry) -> [Frontage] {
        guard roads.hasAny(within: reachMetres, of: parcel.envelope) else { return [] }
        return OrientedRings(parcel).rings.flatMap(frontages(along:))
    }

    private func frontages(along ring: [Coordinate]) -> [Frontage] {
        var lines: [[Coordinate]] = []
        for index in ring.indices {
            let edge = Segment(start: ring[index], end: ring[(index + 1) % ring.count])
            for stretch in stretches(facing: edge) {
                let piece = [edge.place(at: stretch.lowerBound), edge.place(at: stretch.upperBound)]
                if let last = lines.last, Self.continues(last, piece) {
                    lines[lines.count - 1].append(piece[1])
                } else {
                    lines.append(piece)
                }
            }
        }
        // The ring begins anywhere, also in the middle of a frontage.
        if lines.count > 1, let last = lines.last, Self.continues(last, lines[0]) {
            lines[0] = last + lines[0].dropFirst()
            lines.removeLast()
        }
        return lines.map(Frontage.init)
    }

    private static func continues(_ line: [Coordinate], _ next: [Coordinate]) -> Bool {
        let last = Segment(start: line[line.count - 2], end: line[line.count - 1])
        return last.end == next[0] && last.cosine(to: Segment(start: next[0], end: next[1])) >= cornerCosine
    }

    /// Where an edge faces any road, in shares of its length, ascending and apart.
    private func stretches(facing edge: Segment) -> [ClosedRange<Double>] {
        let length = edge.length
        return roads.stretches(along: edge, within: reachMetres).joined(apart: Self.gapMetres / length)
            .filter { ($0.upperBound - $0.lowerBound) * length > Self.gapMetres }
    }
}
