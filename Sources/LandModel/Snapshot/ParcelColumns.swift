// SPDX-License-Identifier: Apache-2.0

/// Parcels as immutable columns, one entry a parcel, in the order of their ids.
///
/// In columns of `Double`, NaN stands for what is not known. Columns of days use `Int32.max` for never and `Int32.min`
/// for no such day. Text that repeats (county, land use, park) is held once and pointed to.
public struct ParcelColumns: Sendable {
    public let id: [String]
    public let name: [String?]
    /// Index into the snapshot's parks, or -1.
    public let park: [Int32]
    /// Index into `counties`.
    public let county: [Int32]
    public let counties: [String]
    /// Index into `landUses`.
    public let landUse: [Int32]
    public let landUses: [LandUseCode]
    public let stage: [ParcelStage]
    public let netAreaSquareMetres: [Double]
    public let areaBasis: [AreaBasis]
    /// The day the land can be handed over, `Int32.max` where it is no longer offered.
    public let readyDay: [Int32]
    /// Whether `readyDay` was worked out from the stage table and not recorded.
    public let readyIsEstimated: [Bool]
    public let locks: [Int32: [SiteLock]]
    public let priceWanPerMu: [Double]
    public let farMinimum: [Double]
    public let farMaximum: [Double]
    public let slopePercent: [Double]
    /// By `UtilityKind`, the parcel's own figure or else its park's.
    public let capacities: [UtilityKind: [Double]]
    public let checkedOn: [CalendarDate?]
    public let isSynthetic: [Bool]
    public let shapes: PolygonColumns

    public var count: Int { id.count }

    public static let never = Int32.max

    /// Builds the columns; `locks` are by parcel id. Parcels are put in the order of their ids.
    init(
        _ unsorted: [Parcel], parks: [Park], locks: [String: [SiteLock]], baseDate: CalendarDate, stages: StageTable
    ) {
        let parcels = unsorted.sorted { $0.id < $1.id }
        let parkIndex = Dictionary(parks.enumerated().map { ($1.id, Int32($0)) }) { first, _ in first }
        var counties = Interned<String>()
        var landUses = Interned<LandUseCode>()
        id = parcels.map(\.id)
        name = parcels.map(\.name)
        park = parcels.map { $0.parkID.flatMap { parkIndex[$0] } ?? -1 }
        county = parcels.map { counties.index(of: $0.county) }
        landUse = parcels.map { landUses.index(of: $0.landUse) }
        self.counties = counties.values
        self.landUses = landUses.values
        stage = parcels.map(\.stage)
        let areas = parcels.map(\.netArea)
        netAreaSquareMetres = areas.map(\.squareMetres)
        areaBasis = areas.map(\.basis)
        let ready = parcels.map { Readiness(of: $0, baseDate: baseDate, stages: stages) }
        readyDay = ready.map { $0.day?.daysSince1970 ?? ParcelColumns.never }
        readyIsEstimated = ready.map(\.isEstimated)
        var lockColumn: [Int32: [SiteLock]] = [:]
        for (index, parcel) in parcels.enumerated() {
            if let held = locks[parcel.id] { lockColumn[Int32(index)] = held.sorted { $0.until < $1.until } }
        }
        self.locks = lockColumn
        priceWanPerMu = parcels.map { $0.priceWanPerMu ?? .nan }
        farMinimum = parcels.map { $0.farMinimum ?? .nan }
        farMaximum = parcels.map { $0.farMaximum ?? .nan }
        slopePercent = parcels.map { $0.slopePercent ?? .nan }
        let parkOf = park
        capacities = Dictionary(
            uniqueKeysWithValues: UtilityKind.allCases.map { kind in
                (
                    kind,
                    parcels.indices.map { index in
                        parcels[index].capacities[kind]
                            ?? (parkOf[index] >= 0 ? parks[Int(parkOf[index])].capacities[kind] : nil) ?? .nan
                    }
                )
            })
        checkedOn = parcels.map(\.checkedOn)
        isSynthetic = parcels.map(\.isSynthetic)
        var shapes = PolygonColumns()
        for parcel in parcels { shapes.append(parcel.geometry) }
        self.shapes = shapes
    }
}

/// Distinct values in order of first appearance, each held once.
private struct Interned<Value: Hashable> {
    private(set) var values: [Value] = []
    private var positions: [Value: Int32] = [:]

    mutating func index(of value: Value) -> Int32 {
        if let position = positions[value] { return position }
        let position = Int32(values.count)
        values.append(value)
        positions[value] = position
        return position
    }
}
