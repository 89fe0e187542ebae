// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Cuts land out of parcels 分割: one straight line, parallel or perpendicular to a frontage, both parts still good.
///
/// ```swift
/// let ground = ParcelGround(parcelIDs: ["P11"], geometry: shape, frontages: roads.frontages(of: shape))
/// let search = try ParcelCutter().cuts(of: ground, netArea: Area(mu: 85).squareMetres...Area(mu: 95).squareMetres)
/// search.cuts.first?.allotment.netAreaSquareMetres
/// ```
///
/// Every direction is swept from both ends. The area before the line is exactly piecewise quadratic in its place, so
/// the place for an area is a root and no iteration. Of a parcel in several polygons one is cut and the others stay
/// with the remainder.
public struct ParcelCutter: Sendable {
    public internal(set) var policy: CutPolicy
    /// What a remainder is still good for. Of all cuts the one with the most useful remainder wins.
    public let usefulness: @Sendable (GroundPart) throws -> Double

    public init(
        policy: CutPolicy = .customary,
        usefulness: @escaping @Sendable (GroundPart) throws -> Double = { try GroundPart.usefulness($0) }
    ) {
        self.policy = policy
        self.usefulness = usefulness
    }

    /// The best cuts that take a net area in `netArea`, in square metres, one for each direction and end.
    ///
    /// Where the window leaves a choice, the area is taken whose remainder is the most useful, and of equals the
    /// smallest: for a rectangle the least area asked for. A window of one number takes that area, to well within a
    /// millionth.
    ///
    /// - Parameter accepting: whether an allotment will do; a cut that gives no such is not offered. Where larger
    ///   allotments do and smaller do not, the least that does is found.
    /// - Complexity: O(n log n) a direction and end, and some dozens of splits.
    /// - Throws: `SpatialError` where a part cannot be made, and what the closures throw.
    public func cuts(
        of parcel: ParcelGround, netArea: ClosedRange<Double>,
        accepting: (GroundPart) throws -> Bool = { _ in true }
    ) throws -> CutSearch {
        var cuts: [ParcelCut] = []
        var tally = CutTally()
        let tolerant = netArea.expanded(by: CutSweep.areaTolerance)
        let pieces = try ParcelPieces(parcel)
        for (piece, direction, sweep) in sweeps(of: pieces, &tally) {
            guard let range = sweep.places(allotment: policy.allotment, remainder: policy.remainder),
                sweep.netAreas(before: range).overlaps(tolerant)
            else { continue }
            let stretches = sweep.stretches(in: range, neck: policy.minimumNeckMetres)
                .filter { sweep.netAreas(before: $0).overlaps(tolerant) }
            if stretches.isEmpty { tally.disconnected += 1 }
            for stretch in stretches {
                guard let cut = try cut(sweep, direction, stretch, netArea, &tally, accepting) else { continue }
                cuts.append(
                    ParcelCut(
                        parcelIDs: parcel.parcelIDs, line: cut.line, allotment: cut.allotment,
                        remainder: cut.remainder, untouched: try pieces.others(than: piece),
                        usefulness: cut.usefulness))
            }
        }
        let ranked = cuts.enumerated().sorted { first, second in
            let (a, b) = (first.element, second.element)
            return (b.usefulness, a.allotment.netAreaSquareMetres, first.offset)
                < (a.usefulness, b.allotment.netAreaSquareMetres, second.offset)
        }
        return CutSearch(cuts: ranked.map(\.element), cautions: tally.cautions)
    }

    /// Which net areas one cut can take, without making any.
    /// - Complexity: O(n log n) a direction.
    public func ladder(of parcel: ParcelGround) throws(SpatialError) -> CutLadder {
        var intervals: [ClosedRange<Double>] = []
        var tally = CutTally()
        for (_, _, sweep) in sweeps(of: try ParcelPieces(parcel), &tally) {
            guard let range = sweep.places(allotment: policy.allotment, remainder: policy.remainder) else { continue }
            let stretches = sweep.stretches(in: range, neck: policy.minimumNeckMetres)
            if stretches.isEmpty { tally.disconnected += 1 }
            intervals += stretches.map(sweep.netAreas(before:))
        }
        return CutLadder(intervals: intervals.joined(), cautions: tally.cautions)
    }

    /// Sweeps over every polygon that is large enough to be cut in every direction, from both ends.
    func sweeps(
        of pieces: ParcelPieces, _ tally: inout CutTally
    ) -> [(piece: Int, direction: CutDirections.Direction, sweep: CutSweep)] {
        var sweeps: [(Int, CutDirections.Direction, CutSweep)] = []
        tally.add(pieces.cautions)
        for (index, ground) in pieces.grounds.enumerated() where !ground.sold.isEmpty {
            let directions = CutDirections(of: ground, policy)
            tally.add(directions.cautions)
            // What the whole has not, no part has.
            guard ground.meets(policy.allotment), ground.meets(policy.remainder) else { continue }
            for direction in directions.all {
                if let sweep = CutSweep(ground, along: direction.frame, workLimit: policy.maximumSectionWork) {
                    sweeps.append((index, direction, sweep))
                    sweeps.append((index, direction, sweep.reversed))
                } else {
                    tally.sweepsLeftOut += 1
                }
            }
        }
        return sweeps
    }

    private struct Found {
        let line: CutLine
        let allotment: GroundPart
        let remainder: GroundPart
        let usefulness: Double
    }

    /// The best cut with its line in one stretch of a sweep.
    private func cut(
        _ sweep: CutSweep, _ direction: CutDirections.Direction, _ stretch: ClosedRange<Double>,
        _ window: ClosedRange<Double>, _ tally: inout CutTally, _ accepting: (GroundPart) throws -> Bool
    ) throws -> Found? {
        var unclear = 0
        func made(_ area: Double) throws -> Found? {
            guard let parts = sweep.split(takingNetArea: area, in: stretch) else {
                unclear += 1
                return nil
            }
            let allotment = try parts.before.part()
            guard try accepting(allotment) else { return nil }
            let remainder = try parts.after.part()
            return Found(
                line: direction.line(at: parts.place, bounding: parts.before, along: sweep.frame),
                allotment: allotment, remainder: remainder, usefulness: try usefulness(remainder))
        }
        let areas = sweep.netAreas(before: stretch).clamped(to: window)
        let bends = sweep.profile.areas.map { $0 * sweep.ground.netShare }
        let best = try AreaSearch.best(in: areas, bends: bends) { try made($0)?.usefulness }
        if best == nil, unclear > 0 { tally.tooNear += 1 }
        return try best.flatMap { try made($0.area) }
    }
}
