// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Scores the sites of one requirement: preferences weighted to 100 %.
///
/// A preference applies where the requirement gives it a range. Where a site's data for it is absent it is reported
/// and earns nothing, so that learning a fact never lowers a score.
struct SiteScorer {
    private struct Applied {
        let preference: Preference
        let from: Double
        let to: Double
        let weight: Double
        let source: Source

        func score(_ value: Double) -> Double {
            Preference.score(value, influence: preference.influence, from: from, to: to, ideal: preference.ideal)
        }

        /// The ranked column of parcels it is measured by, where more or less of it is better throughout.
        var column: ParcelMeasure? {
            guard preference.influence != .ideal, to > from, weight > 0 else { return nil }
            return switch preference.measure {
            case .netArea: .netArea
            case .ready: if case .days = source { .ready } else { nil }
            case .price: .price
            case .slope: .slope
            case .cluster, .floorArea: nil
            }
        }

        /// The value that falls short of the best by a share of the range.
        func value(short share: Double) -> Double {
            preference.influence == .inverse ? from + (to - from) * share : to - (to - from) * share
        }

        /// The rows that do at least as well as `edge`.
        func rows(upTo edge: Double, in column: RankedColumn) -> Bitmap {
            preference.influence == .inverse
                ? column.rows(inRanks: 0..<column.firstRank { $0 > edge })
                : column.rows(inRanks: column.firstRank { $0 >= edge }..<column.order.count)
        }

        /// Adds what the preference earns, and leaves out who then stands below `bar`.
        func add(to scores: inout [Double], of rows: inout [Int], keepingFrom bar: Double) {
            // One loop for each source: a choice within it would cost as much as the rest.
            switch source {
            case .column(let column): add(to: &scores, of: &rows, keepingFrom: bar) { column[$0] }
            case .days(let column): add(to: &scores, of: &rows, keepingFrom: bar) { Double(column[$0]) }
            case .park, .values: add(to: &scores, of: &rows, keepingFrom: bar) { source[$0] }
            }
        }

        @inline(__always)
        private func add(
            to scores: inout [Double], of rows: inout [Int], keepingFrom bar: Double, _ value: (Int) -> Double
        ) {
            var kept = 0
            for position in rows.indices {
                let row = rows[position]
                let value = value(row)
                // Nothing is earned by what is not known.
                let score = scores[position] + (value.isNaN ? 0 : self.score(value) * weight / 100)
                rows[kept] = row
                scores[kept] = score
                if !(score < bar) { kept += 1 }
            }
            rows.removeLast(rows.count - kept)
            scores.removeLast(scores.count - kept)
        }
    }

    /// Where a measure is read; NaN stands for what is not known.
    private enum Source {
        case column(Column<Double>)
        case days(Column<Int32>)
        /// By the candidate's park; -1 is outside every park.
        case park(Column<Int32>, values: [Double])
        /// By the candidate.
        case values([Double])

        subscript(index: Int) -> Double {
            switch self {
            case .column(let column): column[index]
            case .days(let column): Double(column[index])
            case .park(let codes, let values): codes[index] >= 0 ? values[Int(codes[index])] : .nan
            case .values(let values): values[index]
            }
        }
    }

    private let requirement: Requirement
    private let snapshot: LandSnapshot
    private let applied: [Applied]
    /// What the preferences from each on can add at most.
    private let stillPossible: [Double]

    init(_ requirement: Requirement, snapshot: LandSnapshot, policy: SitingPolicy) {
        self.requirement = requirement
        self.snapshot = snapshot
        let wanted = requirement.asksForFloor ? policy.unitPreferences : policy.parcelPreferences
        let ranged = wanted.compactMap { preference in
            SiteScorer.range(of: preference, requirement, snapshot.baseDate).map { (preference, $0) }
        }
        let total = ranged.reduce(0) { $0 + $1.0.weight }
        applied = ranged.map {
            Applied(
                preference: $0.0, from: $0.1.from, to: $0.1.to, weight: 100 * $0.0.weight / total,
                source: SiteScorer.source(of: $0.0.measure, requirement, snapshot))
        }
        var possible = [1e-9]
        for preference in applied.reversed() {
            possible.append(possible[possible.count - 1] + max(0, preference.weight))
        }
        stillPossible = possible.reversed()
    }

    /// The `count` best of some candidates, best first: by score, then by id, which is their order.
    ///
    /// Those are scored first who do best by the preference that counts most; when the rest cannot reach the worst of
    /// the best any more, they are left.
    /// - Complexity: O(candidates), most often far less, plus the sorting of what is returned.
    func best(_ count: Int, of candidates: Bitmap) -> [Int] {
        guard count > 0 else { return [] }
        var kept = BestFirst(capacity: count)
        var rest = candidates
        if !requirement.asksForFloor,
            let decisive = applied.filter({ $0.column != nil }).max(by: { $0.weight < $1.weight }),
            let column = decisive.column.flatMap(snapshot.parcelIndex.ranked)
        {
            for share in [1.0 / 64, 1.0 / 16, 1.0 / 4] {
                let edge = decisive.value(short: share)
                var leaders = rest
                leaders.formIntersection(decisive.rows(upTo: edge, in: column))
                score(leaders, into: &kept)
                rest.subtract(leaders)
                let most = stillPossible[0] - decisive.weight * (1 - decisive.score(edge) / 100)
                if most < kept.bar { return kept.ordered }
            }
        }
        score(rest, into: &kept)
        return kept.ordered
    }

    /// Preference by preference over a block of candidates; who cannot reach the bar any more is left out.
    private func score(_ candidates: Bitmap, into kept: inout BestFirst) {
        candidates.forEachBlock(ofAtMost: 4096) { rows in
            var scores = [Double](repeating: 0, count: rows.count)
            for (position, preference) in applied.enumerated() {
                preference.add(to: &scores, of: &rows, keepingFrom: kept.bar - stillPossible[position + 1])
            }
            for (row, score) in zip(rows, scores) where score >= kept.bar { kept.insert(row, score) }
        }
    }

    func site(_ index: Int, unknown: [Criterion]) -> Site {
        let lines = applied.map { applied in
            let known = applied.source[index]
            let value = known.isNaN ? nil : known
            let score = value.map(applied.score)
            return Site.ScoreLine(
                measure: applied.preference.measure, value: value, score: score, weight: applied.weight)
        }
        let score = lines.reduce(0) { $0 + ($1.score ?? 0) * $1.weight / 100 }
        let cautions = unknown.map(Caution.unknown) + self.cautions(of: index)
        if requirement.asksForFloor {
            let unit = snapshot.units[index]
            return Site(
                kind: .factoryFloor, index: index, id: unit.id, parkID: unit.parkID,
                areaSquareMetres: unit.floorAreaSquareMetres,
                readyOn: unit.freeOn(baseDate: snapshot.baseDate), score: score,
                breakdown: lines, cautions: cautions)
        }
        let parcels = snapshot.parcels
        return Site(
            kind: .wholeParcel, index: index, id: parcels.id[index], parkID: snapshot.park(of: index)?.id,
            areaSquareMetres: parcels.netAreaSquareMetres[index],
            readyOn: CalendarDate(daysSince1970: parcels.readyDay[index]), score: score, breakdown: lines,
            cautions: cautions)
    }

    private func cautions(of index: Int) -> [Caution] {
        if requirement.asksForFloor { return snapshot.units[index].isSynthetic ? [.syntheticData] : [] }
        let parcels = snapshot.parcels
        var cautions: [Caution] = []
        if parcels.readyIsEstimated[index] { cautions.append(.estimatedReadiness) }
        let locks = snapshot.parcelLocks[index]
        if let until = SiteLocks.lastDay(of: locks, on: snapshot.baseDate, against: requirement.projectID) {
            cautions.append(.acceptedLock(until: until))
        }
        if requirement.hall != nil { cautions.append(.hallNotPlaced) }
        if requirement.floorArea != nil { cautions.append(.floorNotSought) }
        if parcels.isSynthetic[index] { cautions.append(.syntheticData) }
        return cautions
    }

    private static func source(
        of measure: Preference.Measure, _ asked: Requirement, _ snapshot: LandSnapshot
    ) -> Source {
        let (parcels, units) = (snapshot.parcels, snapshot.units)
        switch measure {
        case .floorArea: return .values(units.map(\.floorAreaSquareMetres))
        case .netArea: return .column(parcels.netAreaSquareMetres)
        case .ready:
            guard asked.asksForFloor else { return .days(parcels.readyDay) }
            return .values(
                units.map { unit in
                    unit.freeOn(baseDate: snapshot.baseDate).map { Double($0.daysSince1970) } ?? .nan
                })
        case .cluster:
            let byPark = snapshot.parks.map { cluster(in: $0, asked.industry) }
            guard asked.asksForFloor else { return .park(parcels.park, values: byPark) }
            let parkIndex = Dictionary(zip(snapshot.parks.map(\.id), byPark)) { first, _ in first }
            return .values(units.map { unit in unit.parkID.flatMap { parkIndex[$0] } ?? .nan })
        case .price: return .column(parcels.priceWanPerMu)
        case .slope: return .column(parcels.slopePercent)
        }
    }

    /// 集群式入驻: 1 where the project's industry is one of the park's leading industries, else 0; unknown without a
    /// park or where the park states none.
    private static func cluster(in park: Park, _ industry: String?) -> Double {
        guard !park.industries.isEmpty, let industry else { return .nan }
        return park.industries.contains(industry) ? 1 : 0
    }

    /// The range a preference is scored over: its own, or the requirement's window; nil where it has no meaning here.
    private static func range(
        of preference: Preference, _ asked: Requirement, _ baseDate: CalendarDate
    ) -> (from: Double, to: Double)? {
        if preference.measure == .cluster && asked.industry == nil { return nil }
        if let from = preference.from, let to = preference.to { return (from, to) }
        switch preference.measure {
        case .netArea:
            guard let lower = asked.netArea?.lower, let upper = asked.netArea?.upper else { return nil }
            return (lower.squareMetres, upper.squareMetres)
        case .floorArea:
            // Up to twice what is asked is scored; beyond that a unit is far too large anyway.
            guard let lower = asked.floorArea?.lower?.squareMetres else { return nil }
            return (lower, asked.floorArea?.upper?.squareMetres ?? 2 * lower)
        case .ready:
            guard let needBy = asked.needBy, needBy > baseDate else { return nil }
            return (Double(baseDate.daysSince1970), Double(needBy.daysSince1970))
        case .cluster, .price, .slope: return nil
        }
    }
}
