// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The parallel lines that cut a ground into cells of equal net area, and which slabs between two of them have the
/// frontage and the width that are asked for.
struct SlabLines: Sendable {
    let direction: CutDirections.Direction
    /// Of lines 0 to the number of cells; the first and the last lie where the ground begins and ends.
    let places: [Double]
    /// For each line but the last, the next line from which on the slab between has frontage and width; one more than
    /// there are lines where none has.
    let leastUpper: [Int]

    /// Sections that may meet edges while one direction is swept.
    private static let sectionWorkLimit = 200_000
    /// Lines nearer to each other than this leave nothing that can be drawn between them.
    private static let apartMetres = 1e-3

    /// Lines in the direction in which most slabs are good; of equals the one that comes first among ``CutDirections``,
    /// which has those of the longest frontage first, and lines perpendicular to it before parallel ones.
    ///
    /// A slab counts as good here where it has what `asked` says and its lines leave one piece on either side. Nil where
    /// in no direction there is a line with a good slab on both of its sides, or `cellCount` is one.
    /// - Complexity: for each direction a sweep, and some twice `cellCount` strips measured.
    static func best(
        of ground: CutGround, cellCount: Int, asked: PartRequirement, policy: CutPolicy
    ) -> SlabLines? {
        guard cellCount > 1, ground.meets(asked) else { return nil }
        var best: (lines: SlabLines, count: Int)?
        for direction in CutDirections(of: ground, policy).all {
            guard let sweep = CutSweep(ground, along: direction.frame, workLimit: Self.sectionWorkLimit),
                let lines = SlabLines(
                    direction, of: sweep, cellCount: cellCount, asked: asked, neck: policy.minimumNeckMetres)
            else { continue }
            let count = lines.goodSlabCount(by: sweep, neck: policy.minimumNeckMetres)
            if count > best?.count ?? 0 { best = (lines, count) }
        }
        return best?.lines
    }

    private init?(
        _ direction: CutDirections.Direction, of sweep: CutSweep, cellCount: Int, asked: PartRequirement,
        neck: Double
    ) {
        let profile = sweep.profile
        let places =
            [profile.start]
            + (1..<cellCount).map {
                profile.place(withAreaBefore: profile.totalArea * Double($0) / Double(cellCount))
            } + [profile.end]
        guard zip(places, places.dropFirst()).allSatisfy({ $1 - $0 >= Self.apartMetres }) else { return nil }
        let swept = SweptGround(sweep.ground, along: direction.frame)
        func isGood(_ lower: Int, _ upper: Int) -> Bool {
            // The ends are open, so that what rounding has put beyond them belongs to the slab.
            let strip = (lower == 0 ? -.infinity : places[lower])...(upper == cellCount ? .infinity : places[upper])
            // Nothing is wider than it is deep.
            return places[upper] - places[lower] >= asked.minimumWidthMetres - CutSweep.lengthTolerance
                && (asked.minimumFrontageMetres <= 0
                    || swept.frontageMetres(in: strip, neck: neck)
                        >= asked.minimumFrontageMetres - CutSweep.lengthTolerance)
                && (asked.minimumWidthMetres <= 0
                    || swept.widthMetres(in: strip) >= asked.minimumWidthMetres - CutSweep.lengthTolerance)
        }
        var upper = 1
        leastUpper = (0..<cellCount).map { lower in
            upper = max(upper, lower + 1)
            while upper <= cellCount, !isGood(lower, upper) { upper += 1 }
            return upper
        }
        self.direction = direction
        self.places = places
    }

    /// Whether a slab has the frontage and the width asked for.
    func isGood(_ cells: Range<Int>) -> Bool { cells.upperBound >= leastUpper[cells.lowerBound] }

    /// Zero where no line has good slabs on both sides.
    private func goodSlabCount(by sweep: CutSweep, neck: Double) -> Int {
        let last = places.count - 1
        let stretches = sweep.stretches(in: places[0]...places[last], neck: neck)
        let usable = places.indices.map { line in
            line == 0 || line == last || stretches.contains { $0.contains(places[line]) }
        }
        let canBeCut = (1..<last).contains { usable[$0] && isGood(0..<$0) && isGood($0..<last) }
        guard canBeCut else { return 0 }
        var usableFrom = [Int](repeating: 0, count: places.count + 1)
        for line in places.indices.reversed() { usableFrom[line] = usableFrom[line + 1] + (usable[line] ? 1 : 0) }
        return (0..<last).reduce(0) { $0 + (usable[$1] ? usableFrom[leastUpper[$1]] : 0) }
    }
}
