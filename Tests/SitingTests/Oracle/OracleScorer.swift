// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting

/// Scores the sites of one requirement: preferences weighted to 100 %.
///
/// A preference applies where the requirement gives it a range. Where a site's data for it is absent it is reported
/// and earns nothing, so that learning a fact never lowers a score.
struct OracleScorer {
    private struct Applied {
        let preference: Preference
        let from: Double
        let to: Double
        let weight: Double
    }

    private let requirement: Requirement
    private let snapshot: LandSnapshot
    private let applied: [Applied]

    init(_ requirement: Requirement, snapshot: LandSnapshot, policy: SitingPolicy) {
        self.requirement = requirement
        self.snapshot = snapshot
        let wanted =
            requirement.asksForFloor
            ? policy.unitPreferences
            : policy.parcelPreferences.filter { $0.measure != .remainder && $0.measure != .procedures }
        let ranged = wanted.compactMap { preference in
            OracleScorer.range(of: preference, requirement, snapshot.baseDate).map { (preference, $0) }
        }
        let total = ranged.reduce(0) { $0 + $1.0.weight }
        applied = ranged.map {
            Applied(preference: $0.0, from: $0.1.from, to: $0.1.to, weight: 100 * $0.0.weight / total)
        }
    }

    func site(_ index: Int, unknown: [Criterion]) -> Site {
        let lines = applied.map { applied in
            let value = measure(applied.preference.measure, of: index)
            let score = value.map {
                Preference.score(
                    $0, influence: applied.preference.influence, from: applied.from, to: applied.to,
                    ideal: applied.preference.ideal)
            }
            return Site.ScoreLine(
                measure: applied.preference.measure, value: value, score: score, weight: applied.weight)
        }
        let cautions = unknown.map(Caution.unknown) + self.cautions(of: index)
        if requirement.asksForFloor {
            let unit = snapshot.units[index]
            return Site(
                kind: .factoryFloor, parcels: [], units: [index], id: unit.id, parkID: unit.parkID,
                areaSquareMetres: unit.floorAreaSquareMetres,
                readyOn: unit.freeOn(baseDate: snapshot.baseDate), breakdown: lines, cautions: cautions)
        }
        let parcels = snapshot.parcels
        return Site(
            kind: .wholeParcel, parcels: [index], id: parcels.id[index], parkID: snapshot.park(of: index)?.id,
            areaSquareMetres: parcels.netAreaSquareMetres[index],
            readyOn: CalendarDate(daysSince1970: parcels.readyDay[index]), breakdown: lines,
            cautions: cautions)
    }

    private func cautions(of index: Int) -> [Caution] {
        if requirement.asksForFloor { return snapshot.units[index].isSynthetic ? [.syntheticData] : [] }
        let parcels = snapshot.parcels
        var cautions: [Caution] = []
        if parcels.readyIsEstimated[index] { cautions.append(.estimatedReadiness) }
        let held = snapshot.parcelLocks[index].filter {
            $0.holds(on: snapshot.baseDate, against: requirement.projectID)
        }
        if let until = held.map(\.until).max() { cautions.append(.acceptedLock(until: until)) }
        let measured = parcels.ellipsoidalAreaSquareMetres[index]
        let recorded = parcels.grossAreaSquareMetres[index]
        let net = parcels.netAreaSquareMetres[index]
        let counted = recorded.isNaN ? (net > measured ? net : measured) : recorded
        let share = (counted - measured) / measured
        if share > 0.01 || share < -0.01 { cautions.append(.areasDisagree(share: share)) }
        let days = Int(snapshot.baseDate.daysSince1970) - Int(parcels.checkedDay[index])
        if parcels.checkedDay[index] != ParcelColumns.noDay, days > 365 { cautions.append(.stale(days: days)) }
        if parcels.isSynthetic[index] { cautions.append(.syntheticData) }
        return cautions
    }

    /// Nil where the data is absent.
    private func measure(_ measure: Preference.Measure, of index: Int) -> Double? {
        let parcels = snapshot.parcels
        switch measure {
        case .floorArea: return snapshot.units[index].floorAreaSquareMetres
        case .netArea: return parcels.netAreaSquareMetres[index]
        case .ready:
            if requirement.asksForFloor {
                return snapshot.units[index].freeOn(baseDate: snapshot.baseDate).map { Double($0.daysSince1970) }
            }
            return Double(parcels.readyDay[index])
        case .cluster: return cluster(of: index)
        case .price: return parcels.priceWanPerMu[index].isNaN ? nil : parcels.priceWanPerMu[index]
        case .slope: return parcels.slopePercent[index].isNaN ? nil : parcels.slopePercent[index]
        case .remainder, .procedures: return nil
        }
    }

    /// 集群式入驻: 1 where the project's industry is one of the park's leading industries, else 0; unknown without a
    /// park or where the park states none.
    private func cluster(of index: Int) -> Double? {
        let park =
            requirement.asksForFloor
            ? snapshot.parks.first { $0.id == snapshot.units[index].parkID } : snapshot.park(of: index)
        guard let park, !park.industries.isEmpty, let industry = requirement.industry else { return nil }
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
