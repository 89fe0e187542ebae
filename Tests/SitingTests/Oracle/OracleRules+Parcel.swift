// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting

extension OracleRules {
    /// The rules on a parcel's own columns.
    static func parcelRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [Rule] {
        let parcels = snapshot.parcels
        let locks = snapshot.parcelLocks
        var rules: [Rule] = [
            Rule(criterion: .stage) { .require(parcels.readyDay[$0] != ParcelColumns.never, else: nil) }
        ]
        if let landUse = asked.landUse {
            let permitted = parcels.landUses.map { $0.permits(landUse) }
            rules.append(Rule(criterion: .landUse) { .require(permitted[Int(parcels.landUse[$0])], else: nil) })
        }
        if let county = asked.county {
            let allowed = parcels.counties.map { $0 == county || asked.transferCounties.contains($0) }
            rules.append(
                Rule(criterion: .county) { parcel in
                    let home = Int(parcels.county[parcel])
                    return .require(allowed[home], else: .transferTo(county: parcels.counties[home]))
                })
        }
        if !asked.parkIDs.isEmpty {
            let allowed = snapshot.parks.map { asked.parkIDs.contains($0.id) }
            rules.append(
                Rule(criterion: .park) { parcel in
                    let park = Int(parcels.park[parcel])
                    guard park >= 0 else { return .excluded }
                    return .require(allowed[park], else: .addPark(id: snapshot.parks[park].id))
                })
        }
        if let window = asked.netArea { rules.append(netArea(window, parcels)) }
        if let needBy = asked.needBy {
            rules.append(
                Rule(criterion: .ready) { parcel in
                    let ready = parcels.readyDay[parcel]
                    if ready == ParcelColumns.never { return .excluded }
                    return .require(
                        ready <= needBy.daysSince1970, else: .needBy(CalendarDate(daysSince1970: ready)))
                })
        }
        let baseDate = snapshot.baseDate
        rules.append(
            Rule(criterion: .lock) { lockVerdict(of: locks[$0], asked, baseDate) })
        if let limit = asked.priceMaximumWanPerMu {
            rules.append(atMost(.price, parcels.priceWanPerMu, limit) { .priceUpTo(wanPerMu: $0) })
        }
        if let ratio = asked.floorAreaRatio { rules.append(floorAreaRatio(ratio, parcels)) }
        if let limit = asked.slopeMaximumPercent {
            rules.append(atMost(.slope, parcels.slopePercent, limit) { .slopeUpTo(percent: $0) })
        }
        for kind in UtilityKind.allCases {
            guard let need = asked.needs[kind], let capacity = parcels.capacities[kind] else { continue }
            rules.append(
                Rule(criterion: .utility(kind)) { parcel in
                    let free = capacity[parcel]
                    return free.isNaN ? .unknown : .require(free >= need, else: .utilityDownTo(kind, amount: free))
                })
        }
        return rules
    }

    private static func netArea(_ window: QuantityRange<Area>, _ parcels: ParcelColumns) -> Rule {
        Rule(criterion: .netArea) { parcel in
            let area = Area(squareMetres: parcels.netAreaSquareMetres[parcel])
            return switch area.position(in: window) {
            case .inside: .meets
            case .below: .fails(relaxation: .netAreaFrom(area))
            case .above: .fails(relaxation: .netAreaUpTo(area))
            }
        }
    }

    /// A site locked to another on the base date is not offered, whatever the need date.
    static func lockVerdict(of locks: [SiteLock], _ asked: Requirement, _ baseDate: CalendarDate) -> Verdict {
        let holding = locks.filter { $0.holds(on: baseDate, against: asked.projectID) }
        guard let last = holding.map(\.until).max() else { return .meets }
        return .require(asked.acceptLocksUntil.map { last <= $0 } ?? false, else: .acceptLocksUntil(last))
    }

    private static func floorAreaRatio(_ ratio: Double, _ parcels: ParcelColumns) -> Rule {
        Rule(criterion: .floorAreaRatio) { parcel in
            let (least, most) = (parcels.farMinimum[parcel], parcels.farMaximum[parcel])
            if least.isNaN && most.isNaN { return .unknown }
            return .require(!(ratio < least) && !(ratio > most), else: nil)
        }
    }

    private static func atMost(
        _ criterion: Criterion, _ column: Column<Double>, _ limit: Double,
        _ relaxation: @escaping @Sendable (Double) -> Relaxation
    ) -> Rule {
        Rule(criterion: criterion) { parcel in
            let value = column[parcel]
            return value.isNaN ? .unknown : .require(value <= limit, else: relaxation(value))
        }
    }
}
