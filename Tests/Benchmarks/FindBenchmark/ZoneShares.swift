// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import GeoPackage
import LandModel
import SimpleFeatures

/// The share of each of the peers' parcels inside their zones, with all that a snapshot has to work out for it first.
struct ZoneShares {
    private static let baseDate = CalendarDate(daysSince1970: 20_089)

    private let parcels: ParcelColumns
    private let zones: [ConstraintZone]

    init(folder: URL, parcels count: Int) throws {
        var rows = ParcelRows()
        try Self.forEachRow(of: "parcels", count, in: folder, column: "parcel_id") { id, geometry in
            rows.append(
                id: id, parkID: nil, county: "", landUse: "100102",
                .init(stage: .reserve, ellipsoidalAreaSquareMetres: 0))
            rows.shapes.append(geometry)
        }
        parcels = ParcelColumns(rows, parks: [], baseDate: Self.baseDate)
        var zones: [ConstraintZone] = []
        try Self.forEachRow(of: "zones", count, in: folder, column: "zone_id") { id, geometry in
            zones.append(ConstraintZone(id: id, kind: "", geometry: geometry))
        }
        self.zones = zones
    }

    private static func forEachRow(
        of layer: String, _ count: Int, in folder: URL, column: String, _ body: (String, Geometry) -> Void
    ) throws {
        let url = folder.appendingPathComponent("\(layer)_\(count)_4547.gpkg")
        try GeoPackageFile.open(url, readOnly: true).read { reader in
            try reader.forEachRow(of: layer, columns: [column, "geom"]) { row in
                guard let id = try row.text(0), let geometry = try row.geometry(1) else { return }
                body(id, geometry)
            }
        }
    }

    func run(rounds: Int, answers: URL?) throws {
        var seconds: [Double] = []
        var shares: [Double] = []
        for _ in 0..<rounds {
            let snapshot = try LandSnapshot(
                cityName: "peers", crs: CRS("EPSG:4547"), baseDate: Self.baseDate, parks: [], parcels: parcels,
                parcelLocks: [:], units: [], projects: [], facilities: [], zones: zones)
            let start = ContinuousClock.now
            try snapshot.parcelIndex.complete([.exclusionShare])
            seconds.append((ContinuousClock.now - start) / .seconds(1))
            shares = try parcels.id.indices.map { try snapshot.parcelIndex.measured(.exclusionShare, of: $0) }
        }
        var hectares = 0.0
        for (parcel, share) in shares.enumerated() where share > 0 {
            hectares += try share * parcels.shapes.geometry(at: parcel).area / 10_000
        }
        if let answers { try JSONEncoder().encode(Dictionary(zip(parcels.id, shares)) { $1 }).write(to: answers) }
        seconds.sort()
        print(
            """
            {"bench":"zones","parcels":\(parcels.count),"zones":\(zones.count),"rounds":\(rounds),\
            "best_s":\(String(format: "%.4f", seconds[0])),\
            "median_s":\(String(format: "%.4f", seconds[seconds.count / 2])),\
            "hectares":\(String(format: "%.4f", hectares)),"hit":\(shares.count { $0 > 1e-9 }),\
            "full":\(shares.count { $0 > 1 - 1e-9 })}
            """)
    }
}
