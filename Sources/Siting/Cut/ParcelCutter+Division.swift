// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension ParcelCutter {
    /// Above so many areas, all cuts of a division run in one direction from one end.
    private static let freeAreas = 4
    /// What may be left of the ground, or missing, when the areas asked for use it up.
    static let leftoverSquareMetres = 1.0

    /// Divides a parcel into allotments of the given net areas, in square metres, and a remainder.
    ///
    /// Each cut is straight and divides what is left. Up to four areas are cut in any order and any directions; more
    /// run in one direction from one end. Every allotment has what the policy asks of one; so has the remainder,
    /// unless the areas use the parcel up to within a square metre: then there is none. Of all divisions the one with
    /// the most useful remainder wins, the first found of equals.
    /// - Complexity: bounded by the policy's `maximumDivisionWork` sweeps, with a caution where that is reached.
    public func division(of parcel: ParcelGround, into netAreas: [Double]) throws -> DivisionSearch {
        guard !netAreas.isEmpty, netAreas.allSatisfy({ $0 > 0 && $0.isFinite }) else {
            throw SpatialError(
                code: .invalidArgument, operation: "division",
                message: "areas of \(netAreas) m²; each must be above zero, and there must be one")
        }
        let pieces = try ParcelPieces(parcel)
        var tally = CutTally()
        tally.add(pieces.cautions)
        var best: ParcelDivision?
        for (index, ground) in pieces.grounds.enumerated() where !ground.sold.isEmpty {
            var search = DivisionSearching(self, areas: netAreas, directions: CutDirections(of: ground, policy))
            tally.add(search.directions.cautions)
            if netAreas.count > Self.freeAreas {
                for direction in search.directions.all {
                    try search.extend(DivisionDraft(ground), by: Array(netAreas.indices), only: (direction, false))
                    try search.extend(DivisionDraft(ground), by: Array(netAreas.indices), only: (direction, true))
                }
            } else {
                try search.extend(DivisionDraft(ground), by: Array(netAreas.indices), only: nil)
            }
            if search.isCutShort { tally.add([.divisionsLeftOut]) }
            guard let found = search.best, found.usefulness > best?.usefulness ?? -.infinity else { continue }
            best = ParcelDivision(
                parcelIDs: parcel.parcelIDs, parts: try found.draft.noded(last: found.last),
                lines: found.draft.lines, untouched: try pieces.others(than: index), usefulness: found.usefulness)
        }
        return DivisionSearch(division: best, cautions: tally.cautions)
    }

    /// Divides a parcel into `count` parts of equal net area; of one in several polygons, the largest polygon.
    public func equalDivision(of parcel: ParcelGround, count: Int) throws -> DivisionSearch {
        guard count > 1 else {
            throw SpatialError(
                code: .invalidArgument, operation: "equalDivision", message: "\(count) parts; two are the least")
        }
        let pieces = try ParcelPieces(parcel)
        let total = pieces.grounds.map(\.netArea).max() ?? 0
        guard total > 0 else { return DivisionSearch(division: nil, cautions: pieces.cautions) }
        return try division(of: parcel, into: Array(repeating: total / Double(count), count: count))
    }
}

/// The search for the best division of one ground, depth first.
private struct DivisionSearching {
    let cutter: ParcelCutter
    let areas: [Double]
    let directions: CutDirections
    private(set) var best: (draft: DivisionDraft, last: Int?, usefulness: Double)?
    private var work = 0

    var isCutShort: Bool { work > cutter.policy.maximumDivisionWork }

    init(_ cutter: ParcelCutter, areas: [Double], directions: CutDirections) {
        self.cutter = cutter
        self.areas = areas
        self.directions = directions
    }

    mutating func extend(
        _ draft: DivisionDraft, by left: [Int], only way: (direction: CutDirections.Direction, isReversed: Bool)?
    ) throws {
        if left.isEmpty { return try finish(draft, last: nil) }
        let leftover = draft.rest.netArea - left.reduce(0) { $0 + areas[$1] }
        let usesUp = abs(leftover) <= ParcelCutter.leftoverSquareMetres
        if usesUp, left.count == 1 {
            if draft.rest.meets(cutter.policy.allotment) { try finish(draft, last: left[0]) }
            return
        }
        if leftover < -ParcelCutter.leftoverSquareMetres { return }
        for direction in way.map({ [$0.direction] }) ?? directions.all {
            for isReversed in way.map({ [$0.isReversed] }) ?? [false, true] {
                work += 1
                guard !isCutShort,
                    let forward = CutSweep(
                        draft.rest, along: direction.frame, workLimit: cutter.policy.maximumSectionWork)
                else { return }
                let sweep = isReversed ? forward.reversed : forward
                for next in left where !left.prefix(while: { $0 != next }).contains(where: { areas[$0] == areas[next] })
                {
                    let others = left.filter { $0 != next }
                    guard let place = place(of: next, before: others, usesUp: usesUp, sweep),
                        let longer = draft.cutting(at: place, of: sweep, direction, asked: next)
                    else { continue }
                    try extend(longer, by: others, only: way)
                }
            }
        }
    }

    /// Where the line cuts off area `next` and leaves room for the others; nil where it cannot.
    private func place(of next: Int, before others: [Int], usesUp: Bool, _ sweep: CutSweep) -> Double? {
        let policy = cutter.policy
        var rest = usesUp ? policy.allotment : policy.remainder
        rest.minimumNetAreaSquareMetres =
            others.reduce(0) { $0 + areas[$1] }
            + (usesUp ? -ParcelCutter.leftoverSquareMetres : policy.remainder.minimumNetAreaSquareMetres)
        guard let range = sweep.places(allotment: policy.allotment, remainder: rest) else { return nil }
        let place = sweep.place(withNetAreaBefore: areas[next])
        let near = (place - CutSweep.lengthTolerance)...(place + CutSweep.lengthTolerance)
        let fits = sweep.stretches(in: range, neck: policy.minimumNeckMetres).contains { $0.overlaps(near) }
        return fits ? place : nil
    }

    private mutating func finish(_ draft: DivisionDraft, last: Int?) throws {
        let usefulness: Double
        if last == nil {
            usefulness = try cutter.usefulness(draft.rest.part())
        } else {
            let parts = try (draft.parts.map(\.ground) + [draft.rest]).map { try $0.part() }
            usefulness = try parts.map(cutter.usefulness).min() ?? 0
        }
        if usefulness > best?.usefulness ?? -.infinity { best = (draft, last, usefulness) }
    }
}
