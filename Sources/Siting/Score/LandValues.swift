// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// What preferences ask of land that is not a row of the snapshot: a part, or several parcels as one.
struct LandValues: Sendable {
    /// One of its parcels, for what is the same for all of them.
    let parcel: Int
    var netAreaSquareMetres: Double
    var readyDay: Double
    var priceWanPerMu: Double
    var slopePercent: Double
    /// 0 to 1.
    var remainder = 1.0
    var procedures: Double

    /// Nil for what is read from the parcel's own row.
    func value(of measure: Preference.Measure) -> Double? {
        switch measure {
        case .netArea: netAreaSquareMetres
        case .ready: readyDay
        case .price: priceWanPerMu
        case .slope: slopePercent
        case .remainder: remainder
        case .procedures: procedures
        case .cluster, .floorArea: nil
        }
    }

    /// A part of one parcel.
    init(partOf parcel: Int, netAreaSquareMetres: Double, in parcels: ParcelColumns) {
        self.parcel = parcel
        self.netAreaSquareMetres = netAreaSquareMetres
        readyDay = Double(parcels.readyDay[parcel])
        priceWanPerMu = parcels.priceWanPerMu[parcel]
        slopePercent = parcels.slopePercent[parcel]
        procedures = 1
    }

    /// Several parcels as one: the latest day; price and slope weighted by net area, unknown where one is.
    init(merging members: [Int], in parcels: ParcelColumns) {
        let areas = members.map { parcels.netAreaSquareMetres[$0] }
        let total = areas.reduce(0, +)
        func mean(_ column: Column<Double>) -> Double {
            zip(members, areas).reduce(0) { $0 + column[$1.0] * $1.1 } / total
        }
        parcel = members[0]
        netAreaSquareMetres = total
        readyDay = members.reduce(-.infinity) { max($0, Double(parcels.readyDay[$1])) }
        priceWanPerMu = mean(parcels.priceWanPerMu)
        slopePercent = mean(parcels.slopePercent)
        procedures = Double(members.count - 1)
    }
}
