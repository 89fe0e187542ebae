// SPDX-License-Identifier: Apache-2.0

/// Parcels as immutable columns, one entry a parcel, in the order of their ids.
///
/// In columns of `Double`, NaN stands for what is not known. Columns of days use `Int32.max` for never and `Int32.min`
/// for no such day. Text that repeats (county, land use, park) is held once and pointed to.
public struct ParcelColumns: Sendable {
    public let id: TextColumn
    /// Index into the snapshot's parks, or -1.
    public let park: Column<Int32>
    /// Index into `counties`.
    public let county: Column<Int32>
    public let counties: [String]
    /// Index into `landUses`.
    public let landUse: Column<Int32>
    public let landUses: [LandUseCode]
    public let stage: CodedColumn<ParcelStage>
    /// A number a holder; -1 where none is recorded.
    public let holder: Column<Int32>
    public let netAreaSquareMetres: Column<Double>
    /// As recorded.
    public let grossAreaSquareMetres: Column<Double>
    public let dedicatedAreaSquareMetres: Column<Double>
    public let ellipsoidalAreaSquareMetres: Column<Double>
    public let edgeSetbackMetres: Column<Double>
    public let areaBasis: CodedColumn<AreaBasis>
    /// The day the land can be handed over, `Int32.max` where it is no longer offered.
    public let readyDay: Column<Int32>
    /// Whether `readyDay` was worked out from the stage table and not recorded.
    public let readyIsEstimated: CodedColumn<Bool>
    public let priceWanPerMu: Column<Double>
    public let farMinimum: Column<Double>
    public let farMaximum: Column<Double>
    public let slopePercent: Column<Double>
    /// By `UtilityKind`, the parcel's own figure or else its park's.
    public let capacities: [UtilityKind: Column<Double>]
    public let checkedDay: Column<Int32>
    public let isSynthetic: CodedColumn<Bool>
    public let shapes: PolygonColumns

    public var count: Int { id.count }

    public static let never = Int32.max
    public static let noDay = Int32.min

    /// Puts the rows in the order of their ids and works out what follows from them.
    ///
    /// - Parameter parks: as the snapshot holds them, in the order of their ids.
    public init(_ rows: ParcelRows, parks: [Park], baseDate: CalendarDate, stages: StageTable = .shipped) {
        precondition(rows.shapes.count == rows.count, "each parcel has its shape, if an empty one")
        let ids = rows.ids
        let isOrdered = zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }
        let order = isOrdered ? Array(ids.indices) : ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
        func figure(_ value: (ParcelRows.Figures) -> Double) -> Column<Double> {
            Column(count: order.count) { value(rows.figures[order[$0]]) }
        }
        id = TextColumn(isOrdered ? ids : order.map { ids[$0] })
        let parkIndex = Dictionary(parks.enumerated().map { ($1.id, Int32($0)) }) { first, _ in first }
        let parkOfCode = rows.parkIDs.values.map { $0.flatMap { parkIndex[$0] } ?? -1 }
        let park = Column(count: order.count) { parkOfCode[Int(rows.parkIDs.codes[order[$0]])] }
        self.park = park
        // Codes in the order of the ids, so that the columns do not depend on the order of the rows.
        (county, counties) = ParcelColumns.recoded(rows.counties, order)
        let landUses: [String]
        (landUse, landUses) = ParcelColumns.recoded(rows.landUses, order)
        self.landUses = landUses.map(LandUseCode.init)
        let stageCodes = Dictionary(uniqueKeysWithValues: ParcelStage.allCases.enumerated().map { ($1, UInt8($0)) })
        let stageCode = Column(count: order.count) { stageCodes[rows.figures[order[$0]].stage] ?? 0 }
        stage = CodedColumn(ParcelStage.allCases, codes: stageCode)
        holder = ParcelColumns.numbered(rows.holders, order)
        grossAreaSquareMetres = figure(\.grossAreaSquareMetres)
        dedicatedAreaSquareMetres = figure(\.dedicatedAreaSquareMetres)
        ellipsoidalAreaSquareMetres = figure(\.ellipsoidalAreaSquareMetres)
        edgeSetbackMetres = figure(\.edgeSetbackMetres)
        netAreaSquareMetres = figure { $0.netArea.squareMetres }
        areaBasis = CodedColumn(
            AreaBasis.allCases, codes: Column(count: order.count) { rows.figures[order[$0]].netArea.basis.rawValue })
        let readiness = ParcelStage.allCases.map { Readiness(of: $0, baseDate: baseDate, stages: stages) }
        readyDay = Column(count: order.count) { row in
            readiness[Int(stageCode[row])].day(recorded: rows.figures[order[row]].readyOn)?.daysSince1970
                ?? ParcelColumns.never
        }
        readyIsEstimated = ParcelColumns.flags(order.count) { row in
            readiness[Int(stageCode[row])].isEstimate(recorded: rows.figures[order[row]].readyOn)
        }
        priceWanPerMu = figure(\.priceWanPerMu)
        farMinimum = figure(\.farMinimum)
        farMaximum = figure(\.farMaximum)
        slopePercent = figure(\.slopePercent)
        capacities = Dictionary(
            uniqueKeysWithValues: UtilityKind.allCases.enumerated().map { position, kind in
                let ofPark = parks.map { $0.capacities[kind] ?? .nan }
                return (
                    kind,
                    Column(count: order.count) { row in
                        let own = rows.figures[order[row]].capacities[position]
                        return own.isNaN && park[row] >= 0 ? ofPark[Int(park[row])] : own
                    }
                )
            })
        checkedDay = Column(count: order.count) {
            rows.figures[order[$0]].checkedOn?.daysSince1970 ?? ParcelColumns.noDay
        }
        isSynthetic = ParcelColumns.flags(order.count) { rows.figures[order[$0]].isSynthetic }
        shapes = isOrdered ? PolygonColumns(rows.shapes) : PolygonColumns(rows.shapes, order: order)
    }

    /// Columns that were worked out before.
    ///
    /// - Precondition: all have one entry a parcel, in the order of the ids, and codes point into what they index.
    public init(
        id: TextColumn, park: Column<Int32>, county: Column<Int32>, counties: [String], landUse: Column<Int32>,
        landUses: [LandUseCode], stage: CodedColumn<ParcelStage>, holder: Column<Int32>,
        netAreaSquareMetres: Column<Double>, grossAreaSquareMetres: Column<Double>,
        dedicatedAreaSquareMetres: Column<Double>, ellipsoidalAreaSquareMetres: Column<Double>,
        edgeSetbackMetres: Column<Double>, areaBasis: CodedColumn<AreaBasis>, readyDay: Column<Int32>,
        readyIsEstimated: CodedColumn<Bool>,
        priceWanPerMu: Column<Double>, farMinimum: Column<Double>, farMaximum: Column<Double>,
        slopePercent: Column<Double>, capacities: [UtilityKind: Column<Double>], checkedDay: Column<Int32>,
        isSynthetic: CodedColumn<Bool>, shapes: PolygonColumns
    ) {
        let counts: [Int] = [
            park.count, county.count, landUse.count, stage.count, holder.count, netAreaSquareMetres.count,
            grossAreaSquareMetres.count, dedicatedAreaSquareMetres.count, ellipsoidalAreaSquareMetres.count,
            edgeSetbackMetres.count, areaBasis.count, readyDay.count, readyIsEstimated.count, priceWanPerMu.count,
            farMinimum.count, farMaximum.count, slopePercent.count, checkedDay.count, isSynthetic.count, shapes.count,
        ]
        precondition(
            counts.allSatisfy { $0 == id.count } && capacities.values.allSatisfy { $0.count == id.count },
            "columns of the same parcels")
        self.id = id
        self.park = park
        self.county = county
        self.counties = counties
        self.landUse = landUse
        self.landUses = landUses
        self.stage = stage
        self.holder = holder
        self.netAreaSquareMetres = netAreaSquareMetres
        self.grossAreaSquareMetres = grossAreaSquareMetres
        self.dedicatedAreaSquareMetres = dedicatedAreaSquareMetres
        self.ellipsoidalAreaSquareMetres = ellipsoidalAreaSquareMetres
        self.edgeSetbackMetres = edgeSetbackMetres
        self.areaBasis = areaBasis
        self.readyDay = readyDay
        self.readyIsEstimated = readyIsEstimated
        self.priceWanPerMu = priceWanPerMu
        self.farMinimum = farMinimum
        self.farMaximum = farMaximum
        self.slopePercent = slopePercent
        self.capacities = capacities
        self.checkedDay = checkedDay
        self.isSynthetic = isSynthetic
        self.shapes = shapes
    }

    private static func flags(_ count: Int, _ flag: (Int) -> Bool) -> CodedColumn<Bool> {
        CodedColumn([false, true], codes: Column(count: count) { flag($0) ? 1 : 0 })
    }

    /// The codes in another order of the rows, -1 for those without.
    private static func numbered(_ texts: Interned<String?>, _ order: [Int]) -> Column<Int32> {
        let (codes, values) = recoded(texts, order)
        let none = values.firstIndex(of: nil).map(Int32.init)
        return Column(count: codes.count) { codes[$0] == none ? -1 : codes[$0] }
    }

    /// The codes in another order of the rows, numbered by first appearance in it.
    private static func recoded<Value>(_ texts: Interned<Value>, _ order: [Int]) -> (Column<Int32>, [Value]) {
        var new = [Int32](repeating: -1, count: texts.values.count)
        var values: [Value] = []
        let codes = Column(count: order.count) { row in
            let old = Int(texts.codes[order[row]])
            if new[old] < 0 {
                new[old] = Int32(values.count)
                values.append(texts.values[old])
            }
            return new[old]
        }
        return (codes, values)
    }
}
