// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures
internal import Synchronization

/// The parcels of a snapshot by each measure: ranked columns, made when they are first asked for and then kept.
///
/// One index serves all searches of a snapshot, at once if they like.
public final class ParcelIndex: Sendable {
    private let parcels: ParcelColumns
    private let locks: SiteLocks
    private let ground: GroundMeasures
    private let ranked = Mutex<[ParcelMeasure: RankedColumn]>([:])
    private let measured = Mutex<[ParcelMeasure: MeasuredColumn]>([:])
    private let orders: [ParcelMeasure: Column<UInt32>]
    private let knownBefore: [ParcelMeasure: Column<Double>]

    init(
        _ parcels: ParcelColumns, locks: SiteLocks, ground: GroundMeasures,
        orders: [ParcelMeasure: Column<UInt32>] = [:], measured: [ParcelMeasure: Column<Double>] = [:]
    ) {
        self.parcels = parcels
        self.locks = locks
        self.ground = ground
        self.orders = orders
        knownBefore = measured.filter { $0.value.count == parcels.count }
    }

    /// The column of a measure with its order; nil for what is measured on the ground and has not been completed.
    ///
    /// - Complexity: O(n) the first time, O(1) then.
    public func ranked(_ measure: ParcelMeasure) -> RankedColumn? {
        if let known = ranked.withLock({ $0[measure] }) { return known }
        guard let values = column(measure) else { return nil }
        // Two threads may make the same one at the same time; that costs less than making all others wait.
        let made = RankedColumn(values, order: orders[measure])
        ranked.withLock { $0[measure] = made }
        return made
    }

    /// What is measured on the ground of one parcel: now, unless it has been before; NaN where there is no such thing.
    ///
    /// - Throws: `SpatialError` when the parcel's geometry cannot be measured.
    public func measured(_ measure: ParcelMeasure, of parcel: Int) throws -> Double {
        try groundColumn(measure).value(at: parcel)
    }

    /// Measures on the ground what has not been measured yet of some parcels, on all cores: sooner done than one by one.
    ///
    /// - Throws: as ``measured(_:of:)``, for the first parcel that cannot be measured.
    public func measure(_ measure: ParcelMeasure, of parcels: Bitmap) throws {
        try groundColumn(measure).measure(parcels)
    }

    /// Measures and ranks columns ahead of many searches, on all cores.
    public func complete(_ measures: some Sequence<ParcelMeasure>) throws {
        for measure in measures {
            if measure.isMeasuredOnTheGround { try groundColumn(measure).complete() }
            _ = ranked(measure)
        }
    }

    /// How many values have been measured on the ground by this index.
    public var measuredCount: Int { measured.withLock { $0.values.reduce(0) { $0 + $1.measuredCount } } }

    /// What is known from the ground so far, to be handed to another snapshot of the same parcels, facilities and zones.
    public var measuredSoFar: [ParcelMeasure: Column<Double>] {
        knownBefore.merging(measured.withLock { $0.mapValues(\.known) }) { _, new in new }
    }

    private func column(_ measure: ParcelMeasure) -> Column<Double>? {
        func numbers(_ column: Column<Int32>) -> Column<Double> {
            Column(count: column.count) { Double(column[$0]) }
        }
        switch measure {
        case .park: return numbers(parcels.park)
        case .county: return numbers(parcels.county)
        case .landUse: return numbers(parcels.landUse)
        case .netArea: return parcels.netAreaSquareMetres
        case .ready: return numbers(parcels.readyDay)
        case .price: return parcels.priceWanPerMu
        case .farMinimum: return parcels.farMinimum
        case .farMaximum: return parcels.farMaximum
        case .slope: return parcels.slopePercent
        case .capacity(let kind): return parcels.capacities[kind]
        case .lock: return locks.lastDays
        case .distance, .exclusionShare, .shorterSide, .longerSide: return groundColumn(measure).values
        }
    }

    private func groundColumn(_ measure: ParcelMeasure) -> MeasuredColumn {
        measured.withLock { columns in
            if let known = columns[measure] { return known }
            let ground = ground
            let made = MeasuredColumn(count: parcels.count, known: knownBefore[measure]) {
                try ground.values(measure, of: $0)
            }
            columns[measure] = made
            return made
        }
    }
}
