// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import SimpleFeatures
import Testing

@Suite struct DatumShiftTests {
    @Test(
        "Beijing 54 and Xi'an 80 are never shifted silently",
        arguments: ["EPSG:2414", "EPSG:2435", "EPSG:2362", "EPSG:2383", "EPSG:4214", "EPSG:4610", "EPSG:4555"],
        ["EPSG:4490", "EPSG:4547", "OGC:CRS84", "EPSG:3857"])
    func restricted(local: String, global: String) throws {
        let (one, other) = (try CRS(local), try CRS(global))
        for (from, to) in [(one, other), (other, one)] {
            let error = #expect(throws: CoordinateReferenceError.self) { try CoordinateOperation(from: from, to: to) }
            #expect(error?.code == .datumShift)
            #expect(error?.message.contains(local) == true && error?.message.contains(global) == true)
            #expect(error?.hint?.contains("CGCS2000") == true)
        }
    }

    /// All entries of the EPSG register: 西安80, 北京54 and 新北京54 in degrees and in zones of six and three degrees.
    static let restrictedEntries = [
        4214...4214, 4555...4555, 4610...4610, 2327...2390, 2401...2442, 4568...4589, 4652...4656, 4766...4800,
        4812...4812, 4822...4822, 21413...21423, 21453...21463, 21473...21483,
    ]

    @Test("no zone of theirs is missed", arguments: restrictedEntries)
    func everyRestrictedEntry(codes: ClosedRange<Int>) throws {
        for code in codes {
            let local = try CRS("EPSG:\(code)")
            for (from, to) in [(local, CRS.cgcs2000), (.crs84, local)] {
                let error = #expect(throws: CoordinateReferenceError.self) {
                    try CoordinateOperation(from: from, to: to)
                }
                #expect(error?.code == .datumShift, "EPSG:\(code)")
            }
        }
    }

    @Test("nor is one of them shifted to the other")
    func betweenThem() throws {
        #expect(throws: CoordinateReferenceError.self) {
            try CoordinateOperation(from: CRS("EPSG:2435"), to: CRS("EPSG:2383"))
        }
    }

    @Test(
        "on one datum they are projected as any other",
        arguments: [("EPSG:2362", "EPSG:2383"), ("EPSG:2414", "EPSG:2435")])
    func sameDatum(prefixed: String, plain: String) throws {
        let operation = try CoordinateOperation(from: CRS(prefixed), to: CRS(plain))
        let moved = try operation.transform(Coordinate(38_414_289, 3_079_906))
        #expect(abs(moved.x - 414_289) < 1e-4 && abs(moved.y - 3_079_906) < 1e-4)
    }

    @Test("a definition with its own parameters is shifted by them")
    func ownParameters() throws {
        let local = try CRS(Self.xian80(toWGS84: "100,0,0,0,0,0,0"))
        // A hundred metres along the axis X are a hundred metres to the west at 90° E.
        for target in try [CRS.cgcs2000, .crs84, CRS("EPSG:4326")] {
            let moved = try CoordinateOperation(from: local, to: target).transform(Coordinate(90, 0))
            #expect(abs((90 - moved.x) * 111_320 - 100) < 0.1, "\(moved)")
            let back = try CoordinateOperation(from: target, to: local).transform(moved)
            #expect(abs(back.x - 90) < 1e-7)
        }
        let degrees = try CoordinateOperation(from: local, to: .cgcs2000).transform(Coordinate(113, 27))
        let projected = try CoordinateOperation(from: local, to: CRS("EPSG:4547")).transform(Coordinate(113, 27))
        let expected = try CoordinateOperation(from: .cgcs2000, to: CRS("EPSG:4547")).transform(degrees)
        #expect(abs(projected.x - expected.x) < 0.001 && abs(projected.y - expected.y) < 0.001)
    }

    @Test("seven zeros are no parameters")
    func zeroParameters() throws {
        let local = try CRS(Self.xian80(toWGS84: "0,0,0,0,0,0,0"))
        #expect(throws: CoordinateReferenceError.self) { try CoordinateOperation(from: local, to: .cgcs2000) }
    }

    @Test("a .prj of Xi'an 80 is known by its datum's other name")
    func esriName() throws {
        let definition = """
            GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]
            """
        #expect(throws: CoordinateReferenceError.self) { try CoordinateOperation(from: CRS(definition), to: .cgcs2000) }
    }

    @Test("datums without a known way are refused")
    func unknownWay() throws {
        let definition = """
            GEOGCS["Somewhere",DATUM["Somewhere",SPHEROID["Bessel 1841",6377397.155,299.1528128]],\
            PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
            """
        let error = #expect(throws: CoordinateReferenceError.self) {
            try CoordinateOperation(from: CRS(definition), to: .cgcs2000)
        }
        #expect(error?.code == .datumShift)
    }

    static func xian80(toWGS84 parameters: String) -> String {
        """
        GEOGCS["Xi'an 80 of the city",DATUM["Xian_1980",SPHEROID["Xian 1980",6378140,298.257],TOWGS84[\(parameters)]],\
        PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
        """
    }
}
