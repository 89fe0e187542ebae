// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Net land by park and stage on the base date.
public struct StockTable: Sendable {
    public struct Row: Sendable {
        /// Nil for parcels outside every park.
        public let park: Park?
        public let netAreaByStage: [ParcelStage: Area]

        public func netArea(_ stage: ParcelStage) -> Area { netAreaByStage[stage] ?? .zero }
    }

    /// Parks by id, then what lies outside; rows without land are left out.
    public let rows: [Row]
    public let totalByStage: [ParcelStage: Area]
    public let parcelCount: Int

    public init(_ snapshot: LandSnapshot) {
        let parcels = snapshot.parcels
        var sums: [Int32: [ParcelStage: Double]] = [:]
        for index in 0..<parcels.count {
            sums[parcels.park[index], default: [:]][parcels.stage[index], default: 0] +=
                parcels.netAreaSquareMetres[index]
        }
        // Parks are in the order of their ids; -1, outside every park, comes last.
        rows = sums.keys.sorted { ($0 < 0 ? .max : $0) < ($1 < 0 ? .max : $1) }.map { key in
            Row(
                park: key < 0 ? nil : snapshot.parks[Int(key)],
                netAreaByStage: (sums[key] ?? [:]).mapValues { Area(squareMetres: $0) })
        }
        var totals: [ParcelStage: Area] = [:]
        for row in rows { totals.merge(row.netAreaByStage) { $0 + $1 } }
        totalByStage = totals
        parcelCount = parcels.count
    }

    /// 动态储备: net land in the stages that count as serviced stock.
    public func nominalReserve(_ stages: StageTable) -> Area {
        ParcelStage.allCases.filter { stages[$0].countsAsReserve }.reduce(.zero) { $0 + (totalByStage[$1] ?? .zero) }
    }
}
