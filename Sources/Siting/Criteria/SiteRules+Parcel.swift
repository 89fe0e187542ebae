// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// The rules on a parcel's own columns.
    static func parcelRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [SiteRule] {
        let parcels = snapshot.parcels
        let never = Double(ParcelColumns.never)
        let ready: @Sendable (Int) -> Double = { Double(parcels.readyDay[$0]) }
        var rules: [SiteRule] = [
            .window(
                .stage, .ready, of: snapshot, isAbove: { $0 == never }, isRelaxable: false, value: ready,
                relaxation: { _ in nil })
        ]
        if let landUse = asked.landUse {
            rules.append(
                .membership(
                    .landUse, .landUse, of: snapshot, codes: parcels.landUse,
                    allowed: parcels.landUses.map { $0.permits(landUse) }, isRelaxable: false, relaxation: { _ in nil })
            )
        }
        if let county = asked.county {
            rules.append(
                .membership(
                    .county, .county, of: snapshot, codes: parcels.county,
                    allowed: parcels.counties.map { $0 == county || asked.transferCounties.contains($0) },
                    relaxation: { .transferTo(county: parcels.counties[$0]) }))
        }
        if !asked.parkIDs.isEmpty {
            rules.append(
                .membership(
                    .park, .park, of: snapshot, codes: parcels.park,
                    allowed: snapshot.parks.map { asked.parkIDs.contains($0.id) },
                    relaxation: { .addPark(id: snapshot.parks[$0].id) }))
        }
        if let window = asked.netArea { rules.append(netArea(window, snapshot)) }
        if let needBy = asked.needBy?.daysSince1970 {
            rules.append(
                .window(
                    .ready, .ready, of: snapshot, isAbove: { $0 > Double(needBy) }, value: ready,
                    relaxation: { $0 == never ? nil : .needBy(CalendarDate(daysSince1970: Int32($0))) }))
        }
        rules.append(lock(asked, snapshot))
        if let limit = asked.priceMaximumWanPerMu {
            rules.append(
                .window(
                    .price, .price, of: snapshot, isAbove: { $0 > limit }, value: { parcels.priceWanPerMu[$0] },
                    relaxation: { .priceUpTo(wanPerMu: $0) }))
        }
        if let ratio = asked.floorAreaRatio { rules.append(floorAreaRatio(ratio, snapshot)) }
        if let limit = asked.slopeMaximumPercent {
            rules.append(
                .window(
                    .slope, .slope, of: snapshot, isAbove: { $0 > limit }, value: { parcels.slopePercent[$0] },
                    relaxation: { .slopeUpTo(percent: $0) }))
        }
        for kind in UtilityKind.allCases {
            guard let need = asked.needs[kind], let capacity = parcels.capacities[kind] else { continue }
            rules.append(
                .window(
                    .utility(kind), .capacity(kind), of: snapshot, isBelow: { $0 < need }, value: { capacity[$0] },
                    relaxation: { .utilityDownTo(kind, amount: $0) }))
        }
        return rules
    }

    private static func netArea(_ window: QuantityRange<Area>, _ snapshot: LandSnapshot) -> SiteRule {
        let areas = snapshot.parcels.netAreaSquareMetres
        @Sendable func position(_ value: Double) -> Area.Position { Area(squareMetres: value).position(in: window) }
        return .window(
            .netArea, .netArea, of: snapshot, isBelow: { position($0) == .below }, isAbove: { position($0) == .above },
            value: { areas[$0] },
            relaxation: { value in
                let area = Area(squareMetres: value)
                return area.position(in: window) == .below ? .netAreaFrom(area) : .netAreaUpTo(area)
            })
    }

    /// A site locked to another on the base date is not offered, whatever the need date.
    private static func lock(_ asked: Requirement, _ snapshot: LandSnapshot) -> SiteRule {
        let (locks, baseDate, index) = (snapshot.parcelLocks, snapshot.baseDate, snapshot.parcelIndex)
        // No lock is no hindrance, and every lock is one unless it ends soon enough.
        let window = RankWindow(
            isBelow: { _ in false },
            isAbove: { last in asked.acceptLocksUntil.map { last > Double($0.daysSince1970) } ?? true },
            column: { index.ranked(.lock) })
        let verdict: @Sendable (Int) -> Verdict = { lockVerdict(of: locks[$0], asked, baseDate) }
        var rule = SiteRule(criterion: .lock, verdict: verdict)
        rule.screen = { _ in
            guard let column = window.column() else { preconditionFailure("locks are a column") }
            var meeting = column.rows(inRanks: window.ranks(in: column).upperBound..<column.order.count)
            meeting.complement()
            // The project's own locks do not count against it.
            for parcel in asked.projectID.map(locks.parcels(lockedBy:)) ?? [] where verdict(parcel) == .meets {
                meeting.insert(parcel)
            }
            return SiteRule.Verdicts(meeting: meeting)
        }
        return rule
    }

    static func lockVerdict(of locks: [SiteLock], _ asked: Requirement, _ baseDate: CalendarDate) -> Verdict {
        guard let last = SiteLocks.lastDay(of: locks, on: baseDate, against: asked.projectID) else { return .meets }
        return .require(asked.acceptLocksUntil.map { last <= $0 } ?? false, else: .acceptLocksUntil(last))
    }

    private static func floorAreaRatio(_ ratio: Double, _ snapshot: LandSnapshot) -> SiteRule {
        let (least, most) = (snapshot.parcels.farMinimum, snapshot.parcels.farMaximum)
        let index = snapshot.parcelIndex
        var rule = SiteRule(criterion: .floorAreaRatio, isRelaxable: false) { parcel in
            if least[parcel].isNaN && most[parcel].isNaN { return .unknown }
            return .require(!(ratio < least[parcel]) && !(ratio > most[parcel]), else: nil)
        }
        rule.screen = { _ in
            guard let least = index.ranked(.farMinimum), let most = index.ranked(.farMaximum) else {
                preconditionFailure("floor area ratios are columns")
            }
            var known = least.known
            known.formUnion(most.known)
            var meeting = known
            meeting.subtract(least.rows(inRanks: least.firstRank { ratio < $0 }..<least.order.count))
            meeting.subtract(most.rows(inRanks: 0..<most.firstRank { ratio <= $0 }))
            known.complement()
            return SiteRule.Verdicts(meeting: meeting, unknown: known)
        }
        return rule
    }
}

extension Area {
    enum Position { case below, inside, above }

    /// Areas that differ by no more are equal.
    static let toleranceSquareMetres = 0.001

    /// Where the area lies, equal within a thousandth of a square metre: `90..90亩` takes a parcel recorded as 60000 m².
    func position(in window: QuantityRange<Area>) -> Position {
        if let lower = window.lower, squareMetres < lower.squareMetres - Area.toleranceSquareMetres { return .below }
        if let upper = window.upper, squareMetres > upper.squareMetres + Area.toleranceSquareMetres { return .above }
        return .inside
    }
}
