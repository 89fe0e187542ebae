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
            case .cluster, .floorArea, .remainder, .procedures: nil
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

        /// Nothing is earned by what is not known.
        func line(_ value: Double) -> Site.ScoreLine {
            Site.ScoreLine(
                measure: preference.measure, value: value.isNaN ? nil : value,
                score: value.isNaN ? nil : score(value), weight: weight)
        }

        /// Adds what the preference earns, and leaves out who then stands below `bar`.
        func add(to scores: inout [Double], of rows: inout [Int], keepingFrom bar: Double) {
            // One loop for each source: a choice within it would cost as much as the rest.
            switch source {
            case .column(let column): add(to: &scores, of: &rows, keepingFrom: bar) { column[$0] }
            case .days(let column): add(to: &scores, of: &rows, keepingFrom: bar) { Double(column[$0]) }
            case .park, .values, .constant: add(to: &scores, of: &rows, keepingFrom: bar) { source[$0] }
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
        case constant(Double)

        subscript(index: Int) -> Double {
            switch self {
            case .column(let column): column[index]
            case .days(let column): Double(column[index])
            case .park(let codes, let values): codes[index] >= 0 ? values[Int(codes[index])] : .nan
            case .values(let values): values[index]
            case .constant(let value): value
            }
        }
    }

    private let requirement: Requirement
    let snapshot: LandSnapshot
    private let staleAfterDays: Int
    private let applied: [Applied]
    /// What the preferences from each on can add at most.
    private let stillPossible: [Double]

    /// - Parameter changesBoundaries: whether cuts and merges are among what is ranked. Where they are not, nothing is
    ///   left over and no boundary moves, and preferences about it would only dilute the others.
    init(_ requirement: Requirement, snapshot: LandSnapshot, policy: SitingPolicy, changesBoundaries: Bool = false) {
        self.requirement = requirement
        self.snapshot = snapshot
        staleAfterDays = Int(policy.staleAfterDays.value)
        let wanted = (requirement.asksForFloor ? policy.unitPreferences : policy.parcelPreferences)
            .filter { changesBoundaries || ($0.measure != .remainder && $0.measure != .procedures) }
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

    /// A whole parcel or a unit.
    func site(_ index: Int, unknown: [Criterion]) -> Site {
        let lines = applied.map { $0.line($0.source[index]) }
        if requirement.asksForFloor {
            let unit = snapshot.units[index]
            return Site(
                kind: .factoryFloor, parcels: [], units: [index], id: unit.id, parkID: unit.parkID,
                areaSquareMetres: unit.floorAreaSquareMetres, readyOn: unit.freeOn(baseDate: snapshot.baseDate),
                breakdown: lines, cautions: unknown.map(Caution.unknown) + (unit.isSynthetic ? [.syntheticData] : []))
        }
        let parcels = snapshot.parcels
        return Site(
            kind: .wholeParcel, parcels: [index], id: parcels.id[index], parkID: snapshot.park(of: index)?.id,
            areaSquareMetres: parcels.netAreaSquareMetres[index],
            readyOn: CalendarDate(daysSince1970: parcels.readyDay[index]), breakdown: lines,
            cautions: unknown.map(Caution.unknown) + cautions(of: [index]))
    }

    /// The most a site with these values can earn, whatever its remainder is worth.
    func score(_ values: LandValues) -> Double {
        applied.reduce(0) { sum, preference in
            let value = values.value(of: preference.preference.measure) ?? preference.source[values.parcel]
            return sum + (value.isNaN ? 0 : preference.score(value) * preference.weight / 100)
        }
    }

    func breakdown(_ values: LandValues) -> [Site.ScoreLine] {
        applied.map { $0.line(values.value(of: $0.preference.measure) ?? $0.source[values.parcel]) }
    }

    /// - Parameter value: of the measures that differ from the unit's own; nil for those that do not.
    func breakdown(ofUnit unit: Int, _ value: (Preference.Measure) -> Double?) -> [Site.ScoreLine] {
        applied.map { $0.line(value($0.preference.measure) ?? $0.source[unit]) }
    }

    /// What one measure earns of its weight, in points of the score; zero where it does not count.
    func points(of measure: Preference.Measure, _ value: Double) -> Double {
        applied.reduce(0) {
            $0 + ($1.preference.measure == measure && !value.isNaN ? $1.score(value) * $1.weight / 100 : 0)
        }
    }

    /// Where what an area earns changes its slope.
    var areaBends: [Double] {
        applied.filter { $0.preference.measure == .netArea }.flatMap {
            [$0.from, $0.to, $0.preference.ideal ?? ($0.from + $0.to) / 2]
        }
    }

    /// What is to be known of land before it is shown, whatever is done with it.
    func cautions(of members: [Int]) -> [Caution] {
        let (parcels, today) = (snapshot.parcels, snapshot.baseDate)
        var cautions: [Caution] = []
        if members.contains(where: { parcels.readyIsEstimated[$0] }) { cautions.append(.estimatedReadiness) }
        let until = members.compactMap {
            SiteLocks.lastDay(of: snapshot.parcelLocks[$0], on: today, against: requirement.projectID)
        }.max()
        if let until { cautions.append(.acceptedLock(until: until)) }
        let isDedicatedUnplaced = members.contains { row in
            parcels.dedicatedAreaSquareMetres[row] > 0 && !snapshot.hasDedicatedStrips
        }
        if requirement.hall != nil, isDedicatedUnplaced { cautions.append(.dedicatedNotPlaced) }
        let disagreements = members.compactMap { AreaDisagreement.share(of: $0, in: parcels) }
        if let worst = disagreements.max(by: { abs($0) < abs($1) }) { cautions.append(.areasDisagree(share: worst)) }
        let oldest = members.map { parcels.checkedDay[$0] }.filter { $0 != ParcelColumns.noDay }.min()
        if let oldest, Int(today.daysSince1970 - oldest) > staleAfterDays {
            cautions.append(.stale(days: Int(today.daysSince1970 - oldest)))
        }
        if members.contains(where: { parcels.isSynthetic[$0] }) { cautions.append(.syntheticData) }
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
        case .remainder: return .constant(1)
        case .procedures: return .constant(0)
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
        case .cluster, .price, .slope, .remainder, .procedures: return nil
        }
    }
}
