// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import SimpleFeatures

@Suite struct SpatialErrorTests {
    @Test(
        "the place is read out of a message that names one",
        arguments: [
            ("TopologyException: side location conflict at 3.5 -4. This can occur", Coordinate(3.5, -4)),
            ("Self-intersection[1e3 2.25]", Coordinate(1000, 2.25)),
            ("Ring Self-intersection at or near point 510000.125 4180000.5", Coordinate(510000.125, 4180000.5)),
        ])
    func places(message: String, place: Coordinate) {
        #expect(SpatialError.location(in: message) == place)
    }

    @Test(
        "a message without a place has none", arguments: ["", "ParseException: Unknown type: 'POLYGOON'", "at nan 3"])
    func noPlace(message: String) {
        #expect(SpatialError.location(in: message) == nil)
    }

    @Test("an error carries the operation and the engine's own words")
    func engineWords() throws {
        let collection = try Geometry(wkt: "GEOMETRYCOLLECTION (POINT (1 1), LINESTRING (0 0, 2 2))")
        let error = #expect(throws: SpatialError.self) { try collection.boundary() }
        #expect(error?.code == .unsupported)
        #expect(error?.operation == "boundary")
        #expect(error?.description.hasPrefix("boundary: IllegalArgumentException") == true)
        #expect(error?.description.contains("\n\nhint: ") == true)
    }

    @Test("an overlay of what is not valid says so, and where")
    func invalidOperand() throws {
        let bowTie = try Geometry(wkt: "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))")
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 4, maxY: 4))
        for grid in [PrecisionGrid.floating, .millimetre] {
            let error = #expect(throws: SpatialError.self) { try bowTie.union(square, precisionGrid: grid) }
            #expect(error?.code == .topology && error?.operation == "union")
            #expect(error?.location == Coordinate(1, 1))
        }
    }

    @Test("a message does not linger into the next error")
    func noLingering() throws {
        #expect(throws: SpatialError.self) { try Geometry(wkt: "POLYGOON EMPTY") }
        let error = #expect(throws: SpatialError.self) { try Geometry(wkt: "POINT (1") }
        #expect(error?.code == .malformed)
        #expect(error?.message.contains("POLYGOON") == false)
    }
}
