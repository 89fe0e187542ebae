// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel

/// The parcels of a workspace as columns in a file beside it, valid for one data version (<doc:0002-snapshot-cache>).
///
/// What has been measured on the ground stands in a second file, since it grows while the first stays.
/// A convenience that nothing depends on: what is not sound is not there, and what cannot be written is not written.
struct SnapshotCache {
    /// Counts the changes of what is kept and of how it is worked out.
    private static let format: UInt64 = 3

    private let workspace: URL
    private let url: URL
    private let key: [UInt64]

    init(of workspace: URL, version: DataVersion, baseDate: CalendarDate) {
        let file = workspace.resolvingSymlinksInPath()
        self.workspace = file
        url = file.deletingLastPathComponent().appendingPathComponent(file.lastPathComponent + "-cache")
        // Stages and classes are worked out from embedded tables, which another build may have changed.
        key =
            [Self.format, LandSnapshot.tablesFingerprint, UInt64(bitPattern: Int64(baseDate.daysSince1970))]
            + version.words
    }

    struct Content {
        let parcels: ParcelColumns
        let orders: [ParcelMeasure: Column<UInt32>]
        let measured: [ParcelMeasure: Column<Double>]
    }

    func read() -> Content? {
        guard let file = CacheFile(at: url, key: key), let parcels = ParcelColumns(file) else { return nil }
        var orders: [ParcelMeasure: Column<UInt32>] = [:]
        for measure in ParcelMeasure.ofColumns { orders[measure] = file.column("order \(measure.name)") }
        guard orders.count == ParcelMeasure.ofColumns.count, orders.values.allSatisfy({ $0.count <= parcels.count })
        else { return nil }
        var measured: [ParcelMeasure: Column<Double>] = [:]
        if let ground = CacheFile(at: url(of: "ground"), key: key) {
            for name in ground.names {
                if let measure = ParcelMeasure(groundName: name) { measured[measure] = ground.column(name) }
            }
        }
        return Content(parcels: parcels, orders: orders, measured: measured)
    }

    func write(_ snapshot: LandSnapshot) {
        let orders = ParcelMeasure.ofColumns.compactMap { measure in
            snapshot.parcelIndex.ranked(measure).map { CacheSection("order \(measure.name)", $0.order) }
        }
        try? CacheFile.write(snapshot.parcels.cacheSections + orders, to: url, besides: workspace, key: key)
    }
}

extension SnapshotCache {
    func writeMeasures(of index: ParcelIndex) {
        let sections = index.measuredSoFar.compactMap { measure, values in
            // A kind of facility with a name too long for the table is measured anew each time.
            measure.groundName.flatMap { $0.utf8.count < 48 ? CacheSection($0, values) : nil }
        }
        try? CacheFile.write(sections.sorted { $0.name < $1.name }, to: url(of: "ground"), besides: workspace, key: key)
    }
}

extension SnapshotCache {
    /// What ``write(_:named:fingerprint:)`` left; nil where there is nothing sound of that fingerprint.
    func columns(named name: String, fingerprint: UInt64) -> NamedColumns? {
        CacheFile(at: url(of: name), key: key + [fingerprint])?.columns
    }

    /// Keeps columns of others in a file of their own.
    func write(_ columns: NamedColumns, named name: String, fingerprint: UInt64) {
        let sections = columns.names.compactMap { name in
            columns.column(name, of: UInt8.self).map { CacheSection(name, $0) }
        }
        try? CacheFile.write(sections, to: url(of: name), besides: workspace, key: key + [fingerprint])
    }

    private func url(of name: String) -> URL {
        url.deletingLastPathComponent().appendingPathComponent("\(url.lastPathComponent)-\(name)")
    }
}

extension ParcelMeasure {
    fileprivate init?(groundName: String) {
        switch groundName {
        case "exclusion share": self = .exclusionShare
        case "shorter side": self = .shorterSide
        case "longer side": self = .longerSide
        default:
            guard groundName.hasPrefix("distance ") else { return nil }
            self = .distance(facilityKind: String(groundName.dropFirst("distance ".count)))
        }
    }

    fileprivate var groundName: String? {
        switch self {
        case .exclusionShare: "exclusion share"
        case .shorterSide: "shorter side"
        case .longerSide: "longer side"
        case .distance(let kind): "distance \(kind)"
        default: nil
        }
    }

    /// Those that follow from the parcels' own columns and locks.
    static let ofColumns: [ParcelMeasure] =
        [
            .park, .county, .landUse, .netArea, .ready, .price, .farMinimum, .farMaximum, .slope, .lock,
        ] + UtilityKind.allCases.map { .capacity($0) }

    fileprivate var name: String { "\(self)" }
}

extension ParcelColumns {
    fileprivate var cacheSections: [CacheSection] {
        let (countyTexts, landUseTexts) = (TextColumn(counties), TextColumn(landUses.map(\.code)))
        return [
            CacheSection("id bytes", id.bytes), CacheSection("id ends", id.ends), CacheSection("park", park),
            CacheSection("county", county), CacheSection("county bytes", countyTexts.bytes),
            CacheSection("county ends", countyTexts.ends), CacheSection("land use", landUse),
            CacheSection("land use bytes", landUseTexts.bytes), CacheSection("land use ends", landUseTexts.ends),
            CacheSection("stage", stage.codes), CacheSection("holder", holder),
            CacheSection("net area", netAreaSquareMetres), CacheSection("gross area", grossAreaSquareMetres),
            CacheSection("dedicated area", dedicatedAreaSquareMetres),
            CacheSection("ellipsoidal area", ellipsoidalAreaSquareMetres),
            CacheSection("edge setback", edgeSetbackMetres),
            CacheSection("area basis", areaBasis.codes), CacheSection("ready", readyDay),
            CacheSection("ready estimated", readyIsEstimated.codes), CacheSection("price", priceWanPerMu),
            CacheSection("far minimum", farMinimum), CacheSection("far maximum", farMaximum),
            CacheSection("slope", slopePercent), CacheSection("checked", checkedDay),
            CacheSection("synthetic", isSynthetic.codes), CacheSection("x", shapes.x), CacheSection("y", shapes.y),
            CacheSection("ring ends", shapes.ringEnds), CacheSection("part ends", shapes.partEnds),
            CacheSection("feature ends", shapes.featureEnds),
        ]
            + UtilityKind.allCases.compactMap { kind in
                capacities[kind].map { CacheSection("capacity \(kind)", $0) }
            }
    }

    /// Nil where a column is missing or does not fit the others.
    fileprivate init?(_ file: CacheFile) {
        func texts(_ name: String) -> TextColumn? {
            guard let bytes = file.column("\(name) bytes", of: UInt8.self),
                let ends = file.column("\(name) ends", of: UInt32.self), Int(ends.last ?? 0) == bytes.count
            else { return nil }
            return TextColumn(bytes: bytes, ends: ends)
        }
        guard let id = texts("id"), let counties = texts("county"), let landUses = texts("land use") else { return nil }
        let count = id.count
        func column<Element: BitwiseCopyable & Sendable>(_ name: String) -> Column<Element>? {
            file.column(name).flatMap { $0.count == count ? $0 : nil }
        }
        func coded<Value>(_ name: String, _ values: [Value]) -> CodedColumn<Value>? {
            (column(name) as Column<UInt8>?).map { CodedColumn(values, codes: $0) }
        }
        var capacities: [UtilityKind: Column<Double>] = [:]
        for kind in UtilityKind.allCases { capacities[kind] = column("capacity \(kind)") }
        guard capacities.count == UtilityKind.allCases.count,
            let park = column("park") as Column<Int32>?, let county = column("county") as Column<Int32>?,
            let landUse = column("land use") as Column<Int32>?, let stage = coded("stage", ParcelStage.allCases),
            let holder = column("holder") as Column<Int32>?,
            let gross = column("gross area") as Column<Double>?,
            let dedicated = column("dedicated area") as Column<Double>?,
            let ellipsoidal = column("ellipsoidal area") as Column<Double>?,
            let setback = column("edge setback") as Column<Double>?,
            let netArea = column("net area") as Column<Double>?, let basis = coded("area basis", AreaBasis.allCases),
            let ready = column("ready") as Column<Int32>?, let estimated = coded("ready estimated", [false, true]),
            let price = column("price") as Column<Double>?,
            let farMinimum = column("far minimum") as Column<Double>?,
            let farMaximum = column("far maximum") as Column<Double>?, let slope = column("slope") as Column<Double>?,
            let checked = column("checked") as Column<Int32>?, let synthetic = coded("synthetic", [false, true]),
            let x = file.column("x", of: Double.self), let y = file.column("y", of: Double.self),
            let ringEnds = file.column("ring ends", of: Int32.self),
            let partEnds = file.column("part ends", of: Int32.self),
            let featureEnds = column("feature ends") as Column<Int32>?, x.count == y.count,
            Int(ringEnds.last ?? 0) == x.count, Int(partEnds.last ?? 0) == ringEnds.count,
            Int(featureEnds.last ?? 0) == partEnds.count
        else { return nil }
        self.init(
            id: id, park: park, county: county, counties: Array(counties), landUse: landUse,
            landUses: landUses.map(LandUseCode.init), stage: stage, holder: holder,
            netAreaSquareMetres: netArea, grossAreaSquareMetres: gross, dedicatedAreaSquareMetres: dedicated,
            ellipsoidalAreaSquareMetres: ellipsoidal, edgeSetbackMetres: setback, areaBasis: basis,
            readyDay: ready, readyIsEstimated: estimated, priceWanPerMu: price, farMinimum: farMinimum,
            farMaximum: farMaximum, slopePercent: slope, capacities: capacities, checkedDay: checked,
            isSynthetic: synthetic,
            shapes: PolygonColumns(x: x, y: y, ringEnds: ringEnds, partEnds: partEnds, featureEnds: featureEnds))
    }
}
