// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension SupplyCity {
    /// The parcels that are in stock at the start or may come into it, in the order of the snapshot.
    ///
    /// - Parameter classes: that projects ask for.
    func parcelCity(
        _ scenario: ReserveScenario, from start: CalendarDate, classes: [LandUseCode]
    ) throws -> ParcelCity {
        let columns = snapshot.parcels
        let rows = (0..<columns.count).filter { isStock($0) || isOnItsWay($0) }
        let local = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        let adjacency = try ground.adjacency()
        // As siting merges them: of one class, park and holder. The stage is the same by the time both are in stock.
        func areCompatible(_ row: Int, _ other: Int) -> Bool {
            columns.landUse[row] == columns.landUse[other] && columns.park[row] == columns.park[other]
                && columns.county[row] == columns.county[other] && columns.holder[row] == columns.holder[other]
        }
        let parcels = rows.map { row in
            ParcelCity.Parcel(
                position: row, area: Self.parts(columns.netAreaSquareMetres[row]), park: Int(columns.park[row]),
                landUse: Int(columns.landUse[row]),
                neighbours: adjacency.neighbours(of: row).compactMap {
                    areCompatible(row, $0.parcel) ? local[$0.parcel] : nil
                }, id: columns.id[row])
        }
        var stock: [Int] = []
        let multiple = scenario.value(.stockMultiple)
        for (number, row) in rows.filter(isStock).enumerated() {
            // So many times each that the sum is as near to the multiple as whole parcels allow.
            let times = Int((Double(number + 1) * multiple).rounded()) - Int((Double(number) * multiple).rounded())
            stock += [Int](repeating: local[row] ?? 0, count: times)
        }
        return ParcelCity(
            parcels: parcels, stock: stock, hasCopies: Set(stock).count < stock.count,
            lockedUntil: stock.map { lockedUntil(rows[$0], from: start) },
            permits: columns.landUses.map { held in classes.map { held.permits($0) } }, catalogue: catalogue,
            shapes: shapes,
            leastRemainder: Self.parts(ground.policy.cut.remainder.minimumNetAreaSquareMetres),
            mostMerged: ground.policy.merge.maximumParcelCount, choice: scenario.choice,
            heldBack: DemandModel.parts(scenario.value(.heldBack)), heldBackFrom: scenario.value(.heldBackFrom))
    }

    static func parts(_ squareMetres: Double) -> Int {
        squareMetres.isFinite && squareMetres > 0 ? DemandModel.parts(squareMetres * 3 / 2000) : 0
    }

    /// Land of no park serves nobody here: where it lies decides who may have it.
    func isStock(_ row: Int) -> Bool {
        snapshot.stages[snapshot.parcels.stage[row]].countsAsReserve && snapshot.parcels.park[row] >= 0
    }

    func isOnItsWay(_ row: Int) -> Bool {
        guard snapshot.parcels.park[row] >= 0 else { return false }
        let stage = snapshot.parcels.stage[row]
        let table = snapshot.stages[stage]
        return !table.countsAsReserve && (table.isOffered || stage == .idle)
    }

    private func lockedUntil(_ row: Int, from start: CalendarDate) -> Double {
        let last = snapshot.parcelLocks[row].filter { $0.until >= start && $0.from <= start }.map(\.until).max()
        return last.map { $0.adding(days: 1).months(since: start) } ?? 0
    }
}
