// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import Siting
import SitingSupport

/// What a plan may draw of utilities, quotas and the budget of a city.
struct Limits {
    private let utilities: [(park: String, kind: UtilityKind)]
    private let quotas: [LandQuota]
    private let most: [Double]
    private let snapshot: LandSnapshot

    init(_ busy: BusyCity, _ snapshot: LandSnapshot) {
        self.snapshot = snapshot
        let known = busy.city.parks.flatMap { park in
            UtilityKind.allCases.compactMap { kind in park.capacities[kind].map { (park.id, kind, $0) } }
        }
        utilities = known.map { ($0.0, $0.1) }
        quotas = busy.allocation.landQuotas
        most =
            known.map(\.2) + quotas.map(\.area.squareMetres) + [busy.allocation.landBudgetWan?.value ?? .infinity]
    }

    var none: [Double] { most.map { _ in 0 } }

    func allow(_ uses: [Double]) -> Bool { zip(uses, most).allSatisfy { $0 <= $1 + 1e-6 } }

    func sum(_ uses: [[Double]]) -> [Double] { uses.reduce(none) { zip($0, $1).map { $0 + $1 } } }

    func uses(_ asked: Requirement, inPark park: String?) -> [Double] {
        utilities.map { $0.park == park ? asked.needs[$0.kind] ?? 0 : 0 } + quotas.map { _ in 0 } + [0]
    }

    func uses(_ asked: Requirement, of area: Double, _ parcels: [Int]) -> [Double] {
        let columns = snapshot.parcels
        let ready = parcels.map { columns.readyDay[$0] }.max() ?? 0
        let ofQuotas = quotas.map { quota in
            ready > snapshot.baseDate.daysSince1970
                && (quota.from.daysSince1970...quota.until.daysSince1970).contains(ready) ? area : 0
        }
        let net = parcels.reduce(0) { $0 + columns.netAreaSquareMetres[$1] }
        let cost = parcels.reduce(0) { sum, parcel in
            let price = columns.priceWanPerMu[parcel]
            return sum + (price.isNaN ? 0 : price * Area(squareMetres: columns.netAreaSquareMetres[parcel]).mu)
        }
        let ofPark = uses(asked, inPark: snapshot.park(of: parcels[0])?.id).prefix(utilities.count)
        return ofPark + ofQuotas + [cost * area / net]
    }
}
