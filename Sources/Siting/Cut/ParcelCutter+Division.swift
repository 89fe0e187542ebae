// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension ParcelCutter {
    /// Above so many areas, all cuts of a division run in one direction from one end.
    private static let freeAreas = 4
    /// What may be left of the ground, or missing, when the areas asked for use it up.
    package static let leftoverSquareMetres = 1.0

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
        let total = netAreas.reduce(0, +)
        return try division(
            of: parcel, into: netAreas.map { PartDemand(area: $0, policy: policy) },
            isInOneDirection: netAreas.count > Self.freeAreas
        ) { ground in
            abs(ground.netArea - total) <= Self.leftoverSquareMetres ? .none : .parcel
        }
    }

    /// Divides one polygon of a parcel into the parts demanded.
    ///
    /// - Parameters:
    ///   - isInOneDirection: whether all cuts run in one direction from one end, and in the order of the demands.
    ///   - isFirstEnough: whether the first division found is taken, instead of that with the most useful remainder.
    ///   - rest: whether a polygon is to be used up.
    func division(
        of parcel: ParcelGround, into demands: [PartDemand], isInOneDirection: Bool = false,
        isFirstEnough: Bool = false, rest: (CutGround) -> DivisionSearching.Rest
    ) throws -> DivisionSearch {
        let pieces = try ParcelPieces(parcel)
        var tally = CutTally()
        tally.add(pieces.cautions)
        var best: ParcelDivision?
        for (index, ground) in pieces.grounds.enumerated() where !ground.sold.isEmpty {
            var search = DivisionSearching(
                self, demands, directions: CutDirections(of: ground, policy), rest: rest(ground),
                isFirstEnough: isFirstEnough)
            tally.add(search.directions.cautions)
            let all = Array(demands.indices)
            if isInOneDirection {
                for direction in search.directions.all {
                    try search.extend(DivisionDraft(ground), by: all, only: (direction, false))
                    try search.extend(DivisionDraft(ground), by: all, only: (direction, true))
                }
            } else {
                try search.extend(DivisionDraft(ground), by: all, only: nil)
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
