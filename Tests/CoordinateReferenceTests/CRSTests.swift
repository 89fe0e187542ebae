// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import SimpleFeatures
import Testing

@Suite struct CRSTests {
    @Test("a projected CRS of Zhuzhou tells what it is")
    func projected() throws {
        let crs = try CRS("EPSG:4547")
        #expect(crs.identifier == "EPSG:4547" && crs.epsgCode == 4547)
        #expect(crs.name == "CGCS2000 / 3-degree Gauss-Kruger CM 114E")
        #expect(crs.isProjected && !crs.isGeographic && crs.metresPerUnit == 1)
        #expect(crs.datumName == "China 2000" && crs.ellipsoid == .cgcs2000)
        #expect(crs.zonePrefix == nil)
        #expect(try #require(crs.areaOfUse).contains(Coordinate(113.13, 27.83)))
        #expect(crs.wkt1.hasPrefix("PROJCS[\"CGCS2000 / 3-degree Gauss-Kruger CM 114E\""))
        #expect(crs.wkt1.hasSuffix("AUTHORITY[\"EPSG\",\"4547\"]]"))
        #expect(crs.description == "EPSG:4547 (CGCS2000 / 3-degree Gauss-Kruger CM 114E)")
    }

    @Test("the zone prefix comes from the false easting", arguments: [("EPSG:4526", 38), ("EPSG:4497", 19)])
    func zonePrefix(definition: String, prefix: Int) throws {
        #expect(try CRS(definition).zonePrefix == prefix)
    }

    @Test("a CRS in degrees has no metres per unit")
    func geographic() throws {
        let crs = try CRS("EPSG:4490")
        #expect(crs.isGeographic && !crs.isProjected && crs.metresPerUnit.isNaN && crs.zonePrefix == nil)
    }

    @Test(
        "one CRS has many spellings",
        arguments: [
            "epsg:4547", " EPSG:4547\n", "urn:ogc:def:crs:EPSG::4547", "http://www.opengis.net/def/crs/EPSG/0/4547",
            """
            PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",\
            DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
            UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],\
            PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],\
            PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
            """,
        ])
    func spellings(definition: String) throws {
        let crs = try CRS(definition)
        #expect(try crs == CRS("EPSG:4547") && crs.hashValue == CRS("EPSG:4547").hashValue)
        #expect(crs.identifier == "EPSG:4547")
    }

    @Test(
        "CRS84 has a URN and a URL",
        arguments: [
            "OGC:CRS84", "urn:ogc:def:crs:OGC:1.3:CRS84",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        ])
    func crs84(definition: String) throws {
        #expect(try CRS(definition) == .crs84)
    }

    @Test("the CRSs written out are those of the register")
    func known() throws {
        for known in [CRS.crs84, .cgcs2000] {
            let read = try CRS(known.identifier)
            #expect(read == known && read.name == known.name && read.datumName.hasPrefix(known.datumName))
            #expect(read.ellipsoid == known.ellipsoid && read.isGeographic == known.isGeographic)
            #expect(read.areaOfUse == known.areaOfUse && read.wkt1 == known.wkt1)
        }
    }

    @Test("a CRS in no register keeps its own text")
    func custom() throws {
        let city = try CRS(Self.cityGrid)
        #expect(city.identifier == "City grid" && city.name == "City grid" && city.description == "City grid")
        #expect(city.epsgCode == nil && city.isProjected && city.metresPerUnit == 1)
        #expect(try city == CRS(Self.cityGrid) && city != CRS("EPSG:4547"))
        let centre = try CoordinateOperation(from: .cgcs2000, to: city).transform(Coordinate(113, 0))
        #expect(abs(centre.x - 300_000) < 1e-6 && abs(centre.y) < 1e-6)
    }

    @Test("of a compound CRS the horizontal part is kept")
    func compound() throws {
        let compound = try CRS("EPSG:4547+5737")
        #expect(compound.identifier == "EPSG:4547")
    }

    @Test(
        "what is no CRS is refused with a hint",
        arguments: [
            ("EPSG:999999", "`EPSG:999999` is not a CRS that PROJ knows", "register entry"),
            ("4547", "`4547` is not a CRS that PROJ knows", "write `EPSG:4547`"),
            ("CGCS2000", "`CGCS2000` is not", "register entry"), ("", "no CRS is given", "register entry"),
            ("EPSG:5737", "not a CRS of longitude and latitude", "EPSG:4490"),
            ("EPSG:4978", "not a CRS of longitude and latitude", "EPSG:4490"),
            ("+proj=utm +zone=50", "not a CRS of longitude and latitude", "EPSG:4490"),
        ])
    func refused(definition: String, message: String, hint: String) {
        let error = #expect(throws: CoordinateReferenceError.self) { try CRS(definition) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.hint?.contains(hint) == true, "\(error?.hint ?? "")")
    }

    @Test("angles that are not degrees are refused")
    func grads() {
        #expect(throws: CoordinateReferenceError.self) { try CRS("EPSG:4807") }
    }

    @Test("planar measures are refused in degrees and in feet")
    func planarMetres() throws {
        try CRS("EPSG:4547").requirePlanarMetres(operation: "area")
        let degrees = #expect(throws: CoordinateReferenceError.self) {
            try CRS.cgcs2000.requirePlanarMetres(operation: "area")
        }
        #expect(
            degrees?.description == """
                `area` needs metres in a plane, but EPSG:4490 (China Geodetic Coordinate System 2000) is in degrees

                hint: transform to a projected CRS in metres, such as EPSG:4547 for Zhuzhou
                """)
        let feet = #expect(throws: CoordinateReferenceError.self) {
            try CRS("EPSG:2264").requirePlanarMetres(operation: "buffer")
        }
        #expect(feet?.message.contains("units of 0.3048") == true)
    }

    static let cityGrid = """
        PROJCS["City grid",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",\
        DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
        UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",300000.0],\
        PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",113.0],PARAMETER["Scale_Factor",1.0],\
        PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
        """
}
