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

    /// One way to cut: the line swept over one stretch, and the best area by score alone.
    private struct Way {
        let piece: Int
        let direction: CutDirections.Direction
        let sweep: CutSweep
        let stretch: ClosedRange<Double>
        let areas: ClosedRange<Double>
        var best: (area: Double, score: Double)
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
                guard let best = try highest(sweep, stretch, in: areas, values) else { continue }
                ways.append(
                    Way(
                        piece: piece, direction: direction, sweep: sweep, stretch: stretch, areas: areas, best: best))
            }
        }
        var held: Found?
        let order = ways.enumerated().sorted {
            ($1.element.best.score, $0.offset) < ($0.element.best.score, $1.offset)
        }
        for way in order.map(\.element) {
            if let held, held.score >= way.best.score - 1e-9 { break }
            guard let found = try best(way, pieces, parcels, values) else { continue }
            if found.score > held?.score ?? -.infinity { held = found }
        }
        return held
    }

    /// The area of a range that scores highest, whether or not the shape meets its criteria.
    ///
    /// First what earns most by its area; a better remainder may be worth another, but no further than it can earn.
    private func highest(
        _ sweep: CutSweep, _ stretch: ClosedRange<Double>, in areas: ClosedRange<Double>, _ values: LandValues
    ) throws -> (area: Double, score: Double)? {
        func score(_ area: Double) -> (score: Double, remainder: Double)? {
            guard let parts = sweep.split(takingNetArea: area, in: stretch) else { return nil }
            var values = values
            values.netAreaSquareMetres = parts.before.netArea
            values.remainder = parts.after.sold.rectangularity
            return (scorer.score(values), values.remainder)
        }
        let preferred = scorer.preferredArea(in: areas)
        let first = score(preferred)
        let gap = first.map { scorer.points(of: .remainder, 1) - scorer.points(of: .remainder, $0.remainder) }
        let best = first.map { (area: preferred, score: $0.score) }
        if let gap, gap < 1e-3 { return best }
        let worthwhile = scorer.areas(in: areas, within: gap ?? .infinity, of: first == nil ? nil : preferred)
        guard worthwhile.upperBound - worthwhile.lowerBound > 1 else { return best }
        let bends = sweep.profile.areas.map { $0 * sweep.ground.netShare }
        guard
            let other = try AreaSearch.best(in: worthwhile, bends: bends, effort: .quick, measure: { score($0)?.score })
        else { return best }
        return other.value > best?.score ?? -.infinity ? (other.area, other.value) : best
    }

    private func best(_ way: Way, _ pieces: ParcelPieces, _ parcels: [Int], _ values: LandValues) throws -> Found? {
        if let found = try made(way.best.area, way, pieces, parcels, values) { return found }
        // Room grows with the area, so that there is a least that has it.
        guard let least = try leastAreaWithRoom(way, parcels) else { return nil }
        let range = least...way.areas.upperBound
        if let better = try highest(way.sweep, way.stretch, in: range, values),
            let found = try made(better.area, way, pieces, parcels, values)
        {
            return found
        }
        // What is kept away from may forbid some areas and allow others.
        guard !check.isGrowingOnly else { return try made(least, way, pieces, parcels, values) }
        let found = try AreaSearch.best(in: range, bends: [], effort: .quick) {
            try made($0, way, pieces, parcels, values)?.score
        }
        return try found.flatMap { try made($0.area, way, pieces, parcels, values) }
    }

    /// The site of one area; nil where its shape fails a criterion.
    private func made(
        _ area: Double, _ way: Way, _ pieces: ParcelPieces, _ parcels: [Int], _ values: LandValues
    ) throws -> Found? {
        guard let parts = way.sweep.split(takingNetArea: area, in: way.stretch) else { return nil }
        let allotment = try parts.before.part()
        guard let rest = try check.shrinking(allotment.netGeometry, from: parcels),
            let room = try check.growing(allotment.netGeometry, from: parcels)
        else { return nil }
        let remainder = try parts.after.part()
        var values = values
        values.netAreaSquareMetres = allotment.netAreaSquareMetres
        values.remainder = parts.after.sold.rectangularity
        return Found(
            values: values, score: scorer.score(values),
            layout: SiteLayout(
                allotment: allotment.geometry, remainders: try [remainder] + pieces.others(than: way.piece),
                cutLine: way.direction.line(at: parts.place, bounding: parts.before, along: way.sweep.frame),
                frontageMetres: allotment.frontageMetres, widthMetres: allotment.widthMetres, hall: room.hall),
            unknown: room.unknown + rest.unknown)
    }

    /// The least area of a way in which there is room, within a square metre; nil where not even the greatest has it.
    private func leastAreaWithRoom(_ way: Way, _ parcels: [Int]) throws -> Double? {
        func hasRoom(_ area: Double) throws -> Bool {
            guard let parts = way.sweep.split(takingNetArea: area, in: way.stretch) else { return false }
            return try check.growing(parts.before.part().netGeometry, from: parcels) != nil
        }
        if try hasRoom(way.areas.lowerBound) { return way.areas.lowerBound }
        guard try hasRoom(way.areas.upperBound) else { return nil }
        var (refused, accepted) = (way.areas.lowerBound, way.areas.upperBound)
        while accepted - refused > 1 {
            let middle = (refused + accepted) / 2
            if try hasRoom(middle) { accepted = middle } else { refused = middle }
        }
        return accepted
    }
}
