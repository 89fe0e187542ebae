// SPDX-License-Identifier: Apache-2.0

/// Parcels being gathered, column by column; ``ParcelColumns`` is made of them.
public struct ParcelRows: Sendable {
    /// What is recorded of one parcel besides its texts and its shape; NaN and nil where nothing is.
    public struct Figures: Sendable {
        public var stage: ParcelStage
        public var grossAreaSquareMetres = Double.nan
        public var dedicatedAreaSquareMetres = Double.nan
        public var netAreaSquareMetres = Double.nan
        public var ellipsoidalAreaSquareMetres: Double
        public var readyOn: CalendarDate?
        public var priceWanPerMu = Double.nan
        public var farMinimum = Double.nan
        public var farMaximum = Double.nan
        public var slopePercent = Double.nan
        public var edgeSetbackMetres = Double.nan
        /// By the order of `UtilityKind.allCases`.
        public var capacities = SIMD4<Double>(repeating: .nan)
        public var checkedOn: CalendarDate?
        public var isSynthetic = false

        public init(stage: ParcelStage, ellipsoidalAreaSquareMetres: Double) {
            self.stage = stage
            self.ellipsoidalAreaSquareMetres = ellipsoidalAreaSquareMetres
        }

        /// Net area 净用地 and which figure it comes from; see ``Parcel/netArea``.
        var netArea: (squareMetres: Double, basis: AreaBasis) {
            func known(_ figure: Double) -> Double? { figure.isNaN ? nil : figure }
            return AreaBasis.netArea(
                recorded: known(netAreaSquareMetres), gross: known(grossAreaSquareMetres),
                dedicated: known(dedicatedAreaSquareMetres), ellipsoidal: ellipsoidalAreaSquareMetres)
        }
    }

    private(set) var ids: [String] = []
    private(set) var parkIDs = Interned<String?>()
    private(set) var counties = Interned<String>()
    private(set) var landUses = Interned<String>()
    private(set) var holders = Interned<String?>()
    private(set) var figures: [Figures] = []
    /// One for each parcel; the caller's to fill.
    public var shapes = PolygonRows()

    public init() {}

    public var count: Int { ids.count }

    /// Appends a parcel; its shape goes to ``shapes``.
    public mutating func append(
        id: String, parkID: String?, county: String, landUse: String, holder: String? = nil, _ figures: Figures
    ) {
        ids.append(id)
        parkIDs.append(parkID)
        counties.append(county)
        landUses.append(landUse)
        holders.append(holder)
        self.figures.append(figures)
    }

    public mutating func append(_ parcel: Parcel) {
        var figures = Figures(
            stage: parcel.stage, ellipsoidalAreaSquareMetres: parcel.ellipsoidalAreaSquareMetres)
        figures.grossAreaSquareMetres = parcel.recordedGrossAreaSquareMetres ?? .nan
        figures.dedicatedAreaSquareMetres = parcel.dedicatedAreaSquareMetres ?? .nan
        figures.netAreaSquareMetres = parcel.recordedNetAreaSquareMetres ?? .nan
        figures.readyOn = parcel.readyOn
        figures.priceWanPerMu = parcel.priceWanPerMu ?? .nan
        figures.farMinimum = parcel.farMinimum ?? .nan
        figures.farMaximum = parcel.farMaximum ?? .nan
        figures.slopePercent = parcel.slopePercent ?? .nan
        figures.edgeSetbackMetres = parcel.edgeSetbackMetres ?? .nan
        for (position, kind) in UtilityKind.allCases.enumerated() {
            figures.capacities[position] = parcel.capacities[kind] ?? .nan
        }
        figures.checkedOn = parcel.checkedOn
        figures.isSynthetic = parcel.isSynthetic
        append(
            id: parcel.id, parkID: parcel.parkID, county: parcel.county, landUse: parcel.landUse.code,
            holder: parcel.holder, figures)
        shapes.append(parcel.geometry)
    }
}

/// Texts that repeat: distinct values in order of first appearance, each held once, and a code a row.
struct Interned<Value: Hashable & Sendable>: Sendable {
    private(set) var values: [Value] = []
    private(set) var codes: [Int32] = []
    private var positions: [Value: Int32] = [:]

    mutating func append(_ value: Value) {
        // Rows of one county stand together in most tables.
        if let last = codes.last, values[Int(last)] == value {
            codes.append(last)
        } else if let position = positions[value] {
            codes.append(position)
        } else {
            positions[value] = Int32(values.count)
            codes.append(Int32(values.count))
            values.append(value)
        }
    }
}
