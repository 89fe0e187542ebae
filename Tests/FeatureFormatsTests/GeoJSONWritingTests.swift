// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import SimpleFeatures
import Testing
import TestSupport

@Suite struct GeoJSONWritingTests {
    static func text(_ data: Data) -> String { String(decoding: data, as: UTF8.self) }

    @Test("a collection is written one feature a line, properties in their order")
    func collection() throws {
        let parcel = Feature(
            id: "DK-07",
            geometry: try Geometry(wkt: "POLYGON ((0 0, 0 1, 1 1, 1 0, 0 0), (0.2 0.2, 0.4 0.2, 0.4 0.4, 0.2 0.2))"),
            properties: [
                "名称": "荷\"塘\"\n\u{1}", "mu": 120, "far": 1.5, "z": .object(["b": true, "a": [1, nil]]), "area": 3.0,
            ],
            propertyOrder: ["名称", "mu", "mu", "gone"])
        let data = GeoJSON.write(
            [parcel, Feature(geometry: nil)], boundingBox: true,
            foreignMembers: [("notice", "synthetic"), ("datum", .object(["name": "GCJ-02"]))])
        #expect(
            Self.text(data) == #"""
                {"type":"FeatureCollection","notice":"synthetic","datum":{"name":"GCJ-02"},"bbox":[0,0,1,1],"features":[
                {"type":"Feature","id":"DK-07","geometry":{"type":"Polygon","coordinates":[\#
                [[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.2,0.2],[0.4,0.4],[0.4,0.2],[0.2,0.2]]]},\#
                "properties":{"名称":"荷\"塘\"\n\u0001","mu":120,"area":3.0,"far":1.5,"z":{"a":[1,null],"b":true}}},
                {"type":"Feature","geometry":null,"properties":{}}
                ]}

                """#)
    }

    @Test("nothing makes an empty collection without a box")
    func empty() {
        #expect(Self.text(GeoJSON.write([], boundingBox: true)) == "{\"type\":\"FeatureCollection\",\"features\":[]}\n")
    }

    @Test(
        "coordinates are rounded and have no zeros at the end",
        arguments: [
            (113.13, 7, "113.13"), (113.123456789, 7, "113.1234568"), (-0.00000004, 7, "0"), (-0.5, 7, "-0.5"),
            (-0.00000006, 7, "-0.0000001"), (0.1, 0, "0"), (99.5, 0, "100"), (1e-7, 7, "0.0000001"), (20, 7, "20"),
            (414_289.382, 3, "414289.382"), (0.30000000000000004, 15, "0.3"), (1e20, 7, "1e+20"),
        ])
    func rounding(value: Double, decimals: Int, expected: String) throws {
        let feature = Feature(geometry: try .point(Coordinate(value, 1)))
        let text = Self.text(GeoJSON.writeSequence([feature], decimals: decimals))
        #expect(text.contains("\"coordinates\":[\(expected),1]"), "\(text)")
    }

    @Test("reals that JSON cannot hold become null")
    func notFinite() {
        let feature = Feature(geometry: nil, properties: ["a": .real(.nan), "b": .real(-.infinity)])
        #expect(Self.text(GeoJSON.writeSequence([feature])).contains(#""properties":{"a":null,"b":null}"#))
    }

    @Test("a sequence has one feature a line, with separators if wanted")
    func sequence() {
        let features = [Feature(id: "1", geometry: nil), Feature(id: "2", geometry: nil)]
        let line = { (id: Int) in #"{"type":"Feature","id":"\#(id)","geometry":null,"properties":{}}"# + "\n" }
        #expect(Self.text(GeoJSON.writeSequence(features)) == line(1) + line(2))
        #expect(
            Self.text(GeoJSON.writeSequence(features, recordSeparators: true)) == "\u{1E}\(line(1))\u{1E}\(line(2))")
    }

    @Test("what is written reads back, and writes the same bytes again")
    func roundTrip() throws {
        let shapes = [
            "POINT (1 2)", "POINT EMPTY", "LINESTRING (1 2, 3 4)", "POLYGON EMPTY",
            "POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 2, 6 1, 5 1))", "MULTIPOINT ((1 2), (3 4))",
            "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
            "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((20 0, 29 0, 29 9, 20 0)))",
            "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION (LINESTRING (1 2, 3 4)))", "GEOMETRYCOLLECTION EMPTY",
        ]
        try forAll(count: 40) { generator, round in
            var features: [Feature] = []
            for shape in shapes {
                let (dx, dy) = (
                    Double.random(in: -90...90, using: &generator), Double.random(in: -80...80, using: &generator)
                )
                let geometry = try Geometry(wkt: shape).mapCoordinates { x, y in
                    x = x.map { (($0 + dx) * 1e7).rounded() / 1e7 }
                    y = y.map { (($0 + dy) * 1e7).rounded() / 1e7 }
                }
                let properties: [String: PropertyValue] = [
                    "real": .real(Double(bitPattern: UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &generator))),
                    "integer": .integer(.random(in: .min ... .max, using: &generator)),
                    "text": .text(
                        String(
                            (0..<5).map { _ in
                                Character(Unicode.Scalar(UInt8.random(in: 0...127, using: &generator)))
                            }) + "株洲😀"),
                    "deep": [.object(["k": [nil, true, 1, 0.5]])],
                ]
                features.append(
                    Feature(
                        id: "\(round)-\(features.count)", geometry: geometry, properties: properties,
                        propertyOrder: ["text", "real", "integer", "deep"]))
            }
            let data = GeoJSON.write(features)
            let back = try GeoJSON.read(data, named: "back").features
            #expect(back.map(\.id) == features.map(\.id) && back.map(\.properties) == features.map(\.properties))
            #expect(back.map(\.propertyOrder) == features.map(\.propertyOrder))
            #expect(back.map(\.geometry?.wkb) == features.map(\.geometry?.wkb))
            #expect(GeoJSON.write(back) == data)
            #expect(
                try GeoJSON.read(GeoJSON.writeSequence(features), named: "seq").features.map(\.id) == features.map(\.id)
            )
        }
    }
}
