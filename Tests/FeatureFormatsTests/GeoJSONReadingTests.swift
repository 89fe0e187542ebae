// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import SimpleFeatures
import Testing

func read(_ text: String) throws -> FeatureCollection {
    try GeoJSON.read(Data(text.utf8), named: "parcels.geojson")
}

@Suite struct GeoJSONReadingTests {
    @Test("a collection gives its features in order with ids and properties")
    func collection() throws {
        let collection = try read(
            """
            {"type": "FeatureCollection", "name": "parcels", "features": [
              {"type": "Feature", "id": "DK-07", "properties": {"名称": "荷塘01", "mu": 120, "far": 1.5, "open": true,
                "tags": ["a", {"z": 1, "a": null}], "none": null},
                "geometry": {"type": "Point", "coordinates": [113, 27.5, 88, 1]}},
              {"type": "Feature", "id": 12, "properties": null, "geometry": null},
              {"type": "Feature", "id": 1.5, "geometry": null}
            ]}
            """)
        #expect(collection.features.map(\.id) == ["DK-07", "12", "1.5"] && collection.declaredCRS == nil)
        let first = collection.features[0]
        #expect(
            first.properties == [
                "名称": "荷塘01", "mu": 120, "far": 1.5, "open": true, "tags": ["a", .object(["z": 1, "a": nil])],
                "none": nil,
            ])
        #expect(first.propertyOrder == ["名称", "mu", "far", "open", "tags", "none"])
        #expect(first.geometry?.kind == .point && first.geometry?.coordinates == [Coordinate(113, 27.5)])
        #expect(collection.features[1].geometry == nil && collection.features[1].properties.isEmpty)
        #expect(collection.features.map(\.origin?.line) == [2, 5, 6])
        #expect(collection.features.map(\.origin?.ordinal) == [1, 2, 3])
        #expect(first.origin?.file == "parcels.geojson" && first.origin?.byte == 65)
    }

    @Test("whole numbers stay whole, and others are the nearest double")
    func numbers() throws {
        let texts = [
            "0", "-0", "1", "-7", "9007199254740993", "9223372036854775807", "-9223372036854775808",
            "9223372036854775808",
            "1.0", "1e3", "0.1", "0.30000000000000004", "-100.89843800000001", "38414289.382000001", "1E-400",
            "123456789e-3",
            "113.13000000000000000000000000000000000001",
        ]
        let collection = try read(
            #"{"type":"Feature","geometry":null,"properties":{"v":[\#(texts.joined(separator: ","))]}}"#)
        let expected: [PropertyValue] = [
            0, 0, 1, -7, 9_007_199_254_740_993, .integer(.max), .integer(.min), .real(9223372036854775808),
            1.0, 1000.0, 0.1, 0.30000000000000004, -100.89843800000001, 38414289.382000001, 0.0, 123456.789, 113.13,
        ]
        #expect(collection.features[0].properties["v"] == .array(expected))
    }

    @Test("texts are unescaped")
    func texts() throws {
        let collection = try read(
            #"{"type":"Feature","geometry":null,"properties":{"a\n":"\"\\\/\b\f\t\u682a\ud83d\ude00洲"}}"#)
        #expect(collection.features[0].properties == ["a\n": "\"\\/\u{8}\u{C}\t株😀洲"])
    }

    @Test("a feature alone, a geometry alone and nothing in a collection load")
    func alone() throws {
        #expect(try read(#"{"type":"Feature","id":"a","properties":{},"geometry":null}"#).features.map(\.id) == ["a"])
        let geometry = try read(#"{"coordinates":[[0,0],[1,1]],"type":"LineString"}"#)
        #expect(geometry.features.count == 1 && geometry.features[0].geometry?.kind == .lineString)
        #expect(try read(#"{"features":[],"type":"FeatureCollection"}"#).features.isEmpty)
        #expect(
            try read(#"{"type":"Feature","features":[{"type":"Feature","geometry":null}],"geometry":null}"#).features
                .count == 1)
    }

    @Test("a byte order mark is passed over")
    func mark() throws {
        #expect(try read("\u{FEFF}{\"type\":\"Point\",\"coordinates\":[1,2]}").features.count == 1)
    }

    @Test("sequences load with and without record separators", arguments: ["\n", "\r\n", "\n\u{1E}", " "])
    func sequence(separator: String) throws {
        let lines = (1...3).map { #"{"type":"Feature","id":\#($0),"properties":{},"geometry":null}"# }
        let text = (separator.hasSuffix("\u{1E}") ? "\u{1E}" : "") + lines.joined(separator: separator) + "\n"
        let features = try read(text).features
        #expect(features.map(\.id) == ["1", "2", "3"] && features.map(\.origin?.ordinal) == [1, 2, 3])
        #expect(features.last?.origin?.line == (separator.contains("\n") || separator == "\r\n" ? 3 : 1))
    }

    @Test(
        "a legacy crs member is told, not obeyed",
        arguments: [
            (#"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}}"#, "urn:ogc:def:crs:EPSG::4547"),
            (#"{"type":"EPSG","properties":{"code":4490}}"#, "EPSG:4490"),
            (
                #"{"type":"link","properties":{"href":"http://example.com/crs","type":"ogcwkt"}}"#,
                "http://example.com/crs"
            ),
            ("null", nil),
        ] as [(String, String?)])
    func declaredCRS(member: String, expected: String?) throws {
        let collection = try read(
            #"""
            {"type":"FeatureCollection","crs":\#(member),"features":[
            {"type":"Feature","geometry":{"type":"Point","coordinates":[414289,3079906]}}]}
            """#
        )
        #expect(collection.declaredCRS == expected)
        #expect(collection.features[0].geometry?.coordinates == [Coordinate(414289, 3079906)])
    }

    @Test(
        "every kind of geometry loads, empty ones too",
        arguments: [
            (#"{"type":"Point","coordinates":[1,2]}"#, "POINT (1 2)"),
            (#"{"type":"Point","coordinates":[]}"#, "POINT EMPTY"),
            (#"{"type":"LineString","coordinates":[[1,2],[3,4,5]]}"#, "LINESTRING (1 2, 3 4)"),
            (#"{"type":"LineString","coordinates":[]}"#, "LINESTRING EMPTY"),
            (
                #"{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[5,1],[6,1],[6,2],[5,1]]]}"#,
                "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))"
            ),
            (#"{"type":"Polygon","coordinates":[]}"#, "POLYGON EMPTY"),
            (#"{"type":"MultiPoint","coordinates":[[1,2],[3,4]]}"#, "MULTIPOINT ((1 2), (3 4))"),
            (#"{"type":"MultiLineString","coordinates":[[[1,2],[3,4]]]}"#, "MULTILINESTRING ((1 2, 3 4))"),
            (
                #"{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]]]}"#,
                "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))"
            ),
            (
                #"""
                {"type":"GeometryCollection","geometries":[
                {"type":"Point","coordinates":[1,2]},{"type":"GeometryCollection","geometries":[]}]}
                """#,
                "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION EMPTY)"
            ),
        ])
    func geometries(text: String, wkt: String) throws {
        let geometry = try #require(try read(text).features[0].geometry)
        #expect(try geometry.wkb == Geometry(wkt: wkt).wkb)
    }

    @Test("a file that cannot be opened is named")
    func missing() {
        let error = #expect(throws: FormatError.self) { try GeoJSON.read(URL(fileURLWithPath: "/nowhere/a.geojson")) }
        #expect(error?.file == "a.geojson" && error?.reason.contains("cannot be read") == true)
    }
}
