// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// The best part that one straight cut takes from a ground: the one that scores highest.
///
/// Every direction and end is bounded by what its best area could earn with a perfect remainder, and looked at in that
/// order; none is looked at that cannot beat what is held.
struct AllotmentSearch: Sendable {
    let requirement: Requirement
    let scorer: SiteScorer
    let cutter: ParcelCutter
    let check: ShapeCheck

    struct Found {
        let values: LandValues
        let score: Double
        let layout: SiteLayout
        let unknown: [Criterion]
    }

    /// One way to cut: the line swept over one stretch.
    private struct Way {
        let piece: Int
        let direction: CutDirections.Direction
        let sweep: CutSweep
        let stretch: ClosedRange<Double>
        let areas: ClosedRange<Double>
        let preferred: Double
        let bound: Double
    }

    /// - Parameters:
    ///   - values: those of the whole ground; area and remainder are filled in.
    ///   - window: the net areas that will do.
    /// - Returns: nil where nothing can be cut that meets every criterion.
    func best(
        of ground: ParcelGround, from parcels: [Int], _ values: LandValues, in window: ClosedRange<Double>
    ) throws -> Found? {
        let pieces = try ParcelPieces(ground)
        let tolerant = window.expanded(by: CutSweep.areaTolerance)
        var tally = CutTally()
        var ways: [Way] = []
        for (piece, direction, sweep) in cutter.sweeps(of: pieces, &tally) {
            guard let range = sweep.places(allotment: cutter.policy.allotment, remainder: cutter.policy.remainder),
                sweep.netAreas(before: range).overlaps(tolerant)
            else { continue }
            for stretch in sweep.stretches(in: range, neck: cutter.policy.minimumNeckMetres) {
                let attainable = sweep.netAreas(before: stretch)
                guard attainable.overlaps(tolerant) else { continue }
                let areas = attainable.clamped(to: window)
                let preferred = scorer.preferredArea(in: areas)
                var best = values
                (best.netAreaSquareMetres, best.remainder) = (preferred, 1)
                ways.append(
                    Way(
                        piece: piece, direction: direction, sweep: sweep, stretch: stretch, areas: areas,
                        preferred: preferred, bound: scorer.score(best)))
            }
        }
        var held: Found?
        for way in ways.enumerated().sorted(by: { ($1.element.bound, $0.offset) < ($0.element.bound, $1.offset) }) {
            if let held, held.score >= way.element.bound - 1e-9 { break }
            guard let found = try best(way.element, pieces, parcels, values) else { continue }
            if found.score > held?.score ?? -.infinity { held = found }
        }
        return held
    }

    private func best(_ way: Way, _ pieces: ParcelPieces, _ parcels: [Int], _ values: LandValues) throws -> Found? {
        // Land that has room has it in every larger part from the same end.
        var leastWithRoom = Double.infinity
        func made(_ area: Double) throws -> Found? {
            guard let parts = way.sweep.split(takingNetArea: area, in: way.stretch) else { return nil }
            let allotment = try parts.before.part()
            guard let room = try check.growing(allotment.netGeometry, from: parcels) else { return nil }
            leastWithRoom = min(leastWithRoom, area)
            guard let rest = try check.shrinking(allotment.netGeometry, from: parcels) else { return nil }
            let remainder = try parts.after.part()
            var values = values
            values.netAreaSquareMetres = allotment.netAreaSquareMetres
            values.remainder = try remainder.rectangularityRatio()
            return Found(
                values: values, score: scorer.score(values),
                layout: SiteLayout(
                    allotment: allotment.geometry, remainders: try [remainder] + pieces.others(than: way.piece),
                    cutLine: way.direction.line(at: parts.place, bounding: parts.before, along: way.sweep.frame),
                    frontageMetres: allotment.frontageMetres, widthMetres: allotment.widthMetres, hall: room.hall),
                unknown: room.unknown + rest.unknown)
        }
        var best = try made(way.preferred)
        var range = way.areas
        if best == nil, leastWithRoom == .infinity {
            guard let least = try leastAreaWithRoom(way, parcels) else { return nil }
            range = least...way.areas.upperBound
            best = try made(least)
        }
        // A better remainder may be worth another area, but no more than it can earn.
        let gap = best.map { scorer.points(of: .remainder, 1) - scorer.points(of: .remainder, $0.values.remainder) }
        let worthwhile = scorer.areas(in: range, within: gap ?? .infinity, of: best?.values.netAreaSquareMetres)
        guard gap ?? 1 > 1e-6, worthwhile.upperBound - worthwhile.lowerBound > 1 else { return best }
        let bends = way.sweep.profile.areas.map { $0 * way.sweep.ground.netShare }
        let other = try AreaSearch.best(in: worthwhile, bends: bends, effort: .quick) { try made($0)?.score }
        guard let other, other.value > best?.score ?? -.infinity else { return best }
        return try made(other.area)
    }

    /// The least area of a way in which there is room, within a square metre; nil where not even the greatest has it.
    private func leastAreaWithRoom(_ way: Way, _ parcels: [Int]) throws -> Double? {
        func hasRoom(_ area: Double) throws -> Bool {
            guard let parts = way.sweep.split(takingNetArea: area, in: way.stretch) else { return false }
            return try check.growing(parts.before.part().netGeometry, from: parcels) != nil
        }
        guard way.preferred < way.areas.upperBound, try hasRoom(way.areas.upperBound) else { return nil }
        var (refused, accepted) = (way.preferred, way.areas.upperBound)
        while accepted - refused > 1 {
            let middle = (refused + accepted) / 2
            if try hasRoom(middle) { accepted = middle } else { refused = middle }
        }
        return accepted
    }
}
