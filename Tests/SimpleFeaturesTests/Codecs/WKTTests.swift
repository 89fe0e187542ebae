// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@Suite struct WKTTests {
    @Test("writing and reading well-known text gives the same geometry, to the bit")
    func roundTrip() throws {
        try forAll { generator, round in
            let geometry = try RandomGeometry.any(&generator)
            #expect(try Geometry(wkt: geometry.wkt()).wkb == geometry.wkb, "round \(round): \(geometry)")
        }
    }

    @Test("numbers are written short, and rounded where asked")
    func numbers() throws {
        let line = try Geometry.lineString([Coordinate(0.1 + 0.2, -0.0), Coordinate(1234567.891, 2e-9)])
        #expect(line.wkt() == "LINESTRING (0.30000000000000004 0, 1234567.891 2e-09)")
        #expect(line.wkt(decimals: 2) == "LINESTRING (0.3 0, 1234567.89 0)")
        #expect(line.wkt(decimals: 0) == "LINESTRING (0 0, 1234568 0)")
    }

    @Test("Z and M are dropped on reading")
    func dropsZ() throws {
        let geometry = try Geometry(wkt: "POLYGON Z ((0 0 5, 1 0 5, 1 1 5, 0 0 5))")
        #expect(geometry.wkt() == "POLYGON ((0 0, 1 0, 1 1, 0 0))")
    }

    @Test(
        "text that is no geometry is refused",
        arguments: [
            "", "POINT", "POINT (1)", "POLYGON ((0 0, 1 0, 1 1))", "POINT (1 2) POINT (3 4)", "POINT (1 2) x",
            "POINT (1 2))", "POINT EMPTY x", "POINT EMPTY (1 2)", "POINT (1 2)\0", "POINT (1 nan)", "POINT (1e400 2)",
            "☃",
        ])
    func refused(text: String) {
        let error = #expect(throws: SpatialError.self) { try Geometry(wkt: text) }
        #expect(error?.operation == "read WKT")
    }
}
