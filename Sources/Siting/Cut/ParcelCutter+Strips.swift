// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension ParcelCutter {
    /// Cuts strips of one width off a parcel, as many as leave a good remainder, at most `count`.
    ///
    /// The width is measured across the cuts. All run in one direction from one end; the way that gives the most
    /// strips wins, and of equals the one with the most useful remainder. Strips are numbered as if each were an area
    /// asked for.
    /// - Complexity: O(s n log n) a direction for s strips.
    public func strips(of parcel: ParcelGround, widthMetres: Double, count: Int) throws -> DivisionSearch {
        guard widthMetres > 0, widthMetres.isFinite, count > 0 else {
            throw SpatialError(
                code: .invalidArgument, operation: "strips", message: "\(count) strips \(widthMetres) m wide")
        }
        let pieces = try ParcelPieces(parcel)
        var tally = CutTally()
        var best: (draft: DivisionDraft, piece: Int, usefulness: Double)?
        for (piece, direction, sweep) in sweeps(of: pieces, &tally) {
            let draft = strips(sweep, direction, widthMetres: widthMetres, count: count)
            guard let draft else { continue }
            let usefulness = try usefulness(draft.rest.part())
            let isBetter = best.map {
                ($0.draft.parts.count, $0.usefulness) < (draft.parts.count, usefulness)
            }
            if isBetter ?? true { best = (draft, piece, usefulness) }
        }
        let division = try best.map { best in
            ParcelDivision(
                parcelIDs: parcel.parcelIDs, parts: try best.draft.noded(last: nil), lines: best.draft.lines,
                untouched: try pieces.others(than: best.piece), usefulness: best.usefulness)
        }
        return DivisionSearch(division: division, cautions: tally.cautions)
    }

    /// The strips of one way; nil where not even one can be cut.
    private func strips(
        _ sweep: CutSweep, _ direction: CutDirections.Direction, widthMetres: Double, count: Int
    ) -> DivisionDraft? {
        var draft = DivisionDraft(sweep.ground)
        var next: CutSweep? = sweep
        while let sweep = next, draft.parts.count < min(count, policy.maximumDivisionWork) {
            let place = sweep.profile.start + widthMetres
            let near = (place...place).expanded(by: CutSweep.lengthTolerance)
            guard let range = sweep.places(allotment: policy.allotment, remainder: policy.remainder),
                sweep.stretches(in: range, neck: policy.minimumNeckMetres).contains(where: { $0.overlaps(near) }),
                let longer = draft.cutting(at: place, of: sweep, direction, asked: draft.parts.count)
            else { break }
            draft = longer
            next = CutSweep(draft.rest, along: sweep.frame, workLimit: policy.maximumSectionWork)
        }
        return draft.parts.isEmpty ? nil : draft
    }
}
