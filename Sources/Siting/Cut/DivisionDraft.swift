// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A division under way: what has been cut off, and what is left.
struct DivisionDraft {
    private(set) var parts: [(ground: CutGround, asked: Int)] = []
    private(set) var lines: [CutLine] = []
    private(set) var rest: CutGround

    init(_ ground: CutGround) {
        rest = ground
    }

    /// The draft with one more part cut off; nil where rounding forbids to tell the sides.
    func cutting(
        at place: Double, of sweep: CutSweep, _ direction: CutDirections.Direction, asked: Int
    ) -> DivisionDraft? {
        guard let halves = sweep.ground.split(at: place, along: sweep.frame) else { return nil }
        var next = self
        next.parts.append((halves.before, asked))
        next.lines.append(direction.line(at: place, bounding: halves.before, along: sweep.frame))
        next.rest = halves.after
        return next
    }

    /// The parts, with each point that one cut has made on the edge of another part made a vertex of that too.
    /// - Parameter last: which area the rest serves; nil where it is the remainder.
    func noded(last: Int?) throws(SpatialError) -> [ParcelDivision.Part] {
        let all = parts.map { ($0.ground, Optional($0.asked)) } + [(rest, last)]
        let gross = VertexSharing(all.map(\.0.gross))
        let net = VertexSharing(all.compactMap(\.0.net))
        var noded: [ParcelDivision.Part] = []
        for (ground, asked) in all {
            let shared = CutGround(
                gross: gross.noded(ground.gross), net: ground.net.map(net.noded), netShare: ground.netShare,
                frontages: ground.frontages)
            noded.append(ParcelDivision.Part(ground: try shared.part(), asked: asked))
        }
        return noded
    }
}
