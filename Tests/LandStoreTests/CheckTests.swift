// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import LandModel
import LandStore
import SimpleFeatures
import TestSupport
import Testing

@Suite("Check finds each kind of fault, and nothing in clean data")
struct CheckTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace

    init() throws {
        scratch = try ScratchFolder()
        workspace = try Workspace.create(
            at: scratch.url("w.gpkg"),
            city: City(name: "试", crs: CRS("EPSG:4547"), baseDate: CalendarDate(parsing: "2020-03-03")))
    }

    /// A square of 100 m at an easting, as GeoJSON in EPSG:4547.
    private func square(_ id: String, east: Int, _ properties: String = "") -> String {
        let (west, south) = (420_000 + east, 3_080_000)
        let ring =
            "[[\(west),\(south)],[\(west + 100),\(south)],[\(west + 100),\(south + 100)],[\(west),\(south + 100)],[\(west),\(south)]]"
        return """
            {"type":"Feature","properties":{"id":"\(id)","county":"A","land_use":"100102","stage":"reserve"\(properties)},
             "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
            """
    }

    private func faults(_ features: String...) throws -> [Fault] {
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}}"
        let text = "{\"type\":\"FeatureCollection\",\(crs),\"features\":[\(features.joined(separator: ","))]}"
        try workspace.importFiles(
            [(.parcel, scratch.write(text, to: "p.geojson"))], by: "test", at: Date(timeIntervalSince1970: 0))
        return try workspace.check()
    }

    @Test("neighbours that share an edge are no fault")
    func clean() throws {
        #expect(try faults(square("P1", east: 0), square("P2", east: 100)).isEmpty)
    }

    @Test("an overlap is named with both parcels, its area and a place inside it")
    func overlap() throws {
        let found = try faults(square("P1", east: 0), square("P2", east: 40), square("P3", east: 300))
        #expect(found.map(\.code) == [.overlap])
        #expect(found[0].featureID == "P1" && found[0].message.contains("P2") && found[0].message.contains("9亩"))
        let place = try #require(found[0].location)
        #expect((420_040...420_100).contains(place.x))
    }

    @Test("recorded and measured area may differ by a hundredth and no more")
    func areas() throws {
        #expect(
            try faults(
                square("P1", east: 0, ",\"gross_area_m2\":10090"), square("P2", east: 200, ",\"gross_area_m2\":10200")
            ).map(\.featureID) == ["P2"])
    }

    @Test("net above gross, and an unknown class")
    func values() throws {
        let codes = try faults(square("P1", east: 0, ",\"gross_area_m2\":10000,\"net_area_m2\":10001")).map(\.code)
        #expect(codes == [.netAboveGross])
    }

    @Test("a net area ten times what is drawn is a fault even without a gross one")
    func netAgainstMeasured() throws {
        #expect(try faults(square("P1", east: 0, ",\"net_area_m2\":\"150亩\"")).map(\.code) == [.areasDisagree])
    }
}
