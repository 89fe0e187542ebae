// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import LandStore
import Planner
import TestSupport

/// A workspace in EPSG:4547 whose parcels are given by their rings, as GeoJSON has them, around (420000, 3080000).
struct SlopeCity {
    static let origin = (x: 420_000.0, y: 3_080_000.0)

    let planner: Planner

    /// A square from its south-western corner, relative to the origin.
    static func square(_ x: Double, _ y: Double, side: Double) -> [[Double]] {
        [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    }

    /// - Parameter parcels: polygons, each an exterior ring and its holes, relative to the origin.
    init(_ parcels: [(id: String, polygons: [[[[Double]]]], slope: Double?)], in scratch: ScratchFolder) throws {
        let features = parcels.map { parcel -> [String: Any] in
            let moved = parcel.polygons.map { $0.map { $0.map { [$0[0] + Self.origin.x, $0[1] + Self.origin.y] } } }
            var properties: [String: Any] = [
                "id": parcel.id, "county": "A", "land_use": "100102", "stage": "reserve", "synthetic": true,
            ]
            properties["slope_percent"] = parcel.slope
            return [
                "type": "Feature", "properties": properties,
                "geometry": ["type": "MultiPolygon", "coordinates": moved],
            ]
        }
        let crs: [String: Any] = ["type": "name", "properties": ["name": "urn:ogc:def:crs:EPSG::4547"]]
        let collection: [String: Any] = ["type": "FeatureCollection", "crs": crs, "features": features]
        let data = try JSONSerialization.data(withJSONObject: collection)
        try scratch.write(String(decoding: data, as: UTF8.self), to: "city/parcel.geojson")
        try scratch.write(#"{"name": "坡", "crs": "EPSG:4547", "baseDate": "2020-03-03"}"#, to: "city/city.json")
        let making = WorkspaceMaking(target: scratch.url("slope.gpkg"), folder: scratch.url("city"), crs: nil)
        let moment = Date(timeIntervalSince1970: 1_583_193_600)
        let made = try making.run(actor: "test", moment: moment, emptyCityName: "")
        planner = Planner(made.workspace, actor: "test", moment: moment)
    }

    /// The slopes as they are recorded, by id.
    func recorded() throws -> [String: Double] {
        let parcels = try planner.snapshot().parcels
        return Dictionary(uniqueKeysWithValues: zip(parcels.id, parcels.slopePercent)).filter { !$0.value.isNaN }
    }
}
