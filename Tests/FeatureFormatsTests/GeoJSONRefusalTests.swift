// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import Testing

@Suite struct GeoJSONRefusalTests {
    /// A collection whose second feature, on the third line, has this geometry.
    static func collection(second geometry: String) -> String {
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"DK-06","properties":{},"geometry":null},
        {"type":"Feature","id":"DK-07","properties":{},"geometry":\(geometry)}
        ]}
        """
    }

    @Test(
        "a bad geometry is refused with the feature's place, its id and the reason",
        arguments: [
            (
                #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#,
                "ring 1 has 3 positions; a closed ring needs four"
            ),
            (
                #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
                "ring 1 is not closed: it begins at 0.0, 0.0 and ends at 0.0, 1.0"
            ),
            (
                #"{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[0,0],[9,0],[9,9],[0,0]],[[1,1]"#
                    + ",[2,2]]]]}",
                "polygon 2, ring 2 is not closed"
            ),
            (#"{"type":"LineString","coordinates":[[0,0]]}"#, "one position only"),
            (
                #"{"type":"LineString","coordinates":[[0,0],["1",2]]}"#,
                "the line, position 2 holds a text where a number"
            ),
            (#"{"type":"LineString","coordinates":[0,0]}"#, "position 1 is a number, not an array of numbers"),
            (#"{"type":"Point","coordinates":[0]}"#, "has 1 number, not two"),
            (#"{"type":"Point","coordinates":{}}"#, "`coordinates` is an object, not an array"),
            (#"{"type":"Point"}"#, "has no `coordinates`"),
            (#"{"type":"point","coordinates":[0,0]}"#, "`point` is not a type"),
            (#"{"type":7}"#, "its `type` is a number"), (#"{}"#, "has no `type`"),
            (#"[1,2]"#, "expected a GeoJSON object, found an array"),
            (#"{"type":"GeometryCollection","geometries":[null]}"#, "expected a GeoJSON object, found null"),
        ])
    func geometry(text: String, reason: String) {
        let error = #expect(throws: FormatError.self) { try read(Self.collection(second: text)) }
        #expect(error?.feature == "feature 2 (id \"DK-07\")" && error?.line == 3)
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }

    @Test(
        "text that is not JSON is refused with line, byte and the feature it is in",
        arguments: [
            (collection(second: #"{"type":"Point","coordinates":[NaN,1]}"#), 3, "feature 2", "`NaN` is no number"),
            (collection(second: #"{"type":"Point","coordinates":[1e999,1]}"#), 3, "feature 2", "`1e999` is too large"),
            (collection(second: #"{"type":"Point","coordinates":[01,1]}"#), 3, "feature 2", "zero too many"),
            (collection(second: #"{"type":"Point","coordinates":[1.,1]}"#), 3, "feature 2", "expected a digit"),
            (
                collection(second: #"{"type":"Point","coordinates":[1,1,]}"#), 3, "feature 2",
                "expected a value, found `]`"
            ),
            (
                collection(second: #"{"type":"Point","coordinates":[1,1}"#), 3, "feature 2",
                "expected `,` or `]`, found `}`"
            ),
            (collection(second: #"{"type":"Point""coordinates":[1,1]}"#), 3, "feature 2", "expected `,` or `}`"),
            (collection(second: #"{"type":"\x"}"#), 3, "feature 2", "escape"),
            (collection(second: #"{"type":"\ud800"}"#), 3, "feature 2", "surrogate"),
            (collection(second: #"{"type":"\u12g4"}"#), 3, "feature 2", "four hexadecimal digits"),
            (collection(second: "{\"type\":\"a\u{1}\"}"), 3, "feature 2", "control character"),
            (collection(second: #"{"type":"Point","type":"Point"}"#), 3, "feature 2", "the member `type` occurs twice"),
            (String(collection(second: "null").dropLast(20)), 3, "feature 2", "the file ends in the middle"),
            (String(collection(second: "null").dropLast(3)), 3, nil, "the file ends in the middle"),
            (collection(second: "null") + "\n[]", 5, nil, "expected a GeoJSON object, found `[`"),
            (collection(second: "null") + "\nnull", 5, nil, "expected a GeoJSON object, found `n`"),
            (String(repeating: "[", count: 10_000), 1, nil, "expected a GeoJSON object"),
            (collection(second: String(repeating: "[", count: 10_000)), 3, "feature 2", "more than 128 levels deep"),
            ("", 1, nil, "the file is empty"), ("\u{FEFF} \n", 2, nil, "the file is empty"),
            ("null", 1, nil, "expected a GeoJSON object"),
        ] as [(String, Int, String?, String)])
    func text(text: String, line: Int, feature: String?, reason: String) {
        let error = #expect(throws: FormatError.self) { try read(text) }
        #expect(error?.line == line && error?.byte != nil && error?.feature == feature, "\(error?.description ?? "")")
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }

    @Test(
        "a bad feature or collection is refused",
        arguments: [
            (#"{"type":"FeatureCollection","features":{}}"#, "`features` is not an array"),
            (#"{"type":"FeatureCollection"}"#, "`features` is not an array"),
            (#"{"type":"FeatureCollection","features":[null]}"#, "expected a GeoJSON object, found null"),
            (
                #"{"type":"FeatureCollection","features":[{"type":"Point","coordinates":[1,2]}]}"#,
                "its `type` is `Point`"
            ),
            (#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{}}]}"#, "has no `geometry`"),
            (
                #"{"type":"FeatureCollection","features":[{"type":"Feature","id":{},"geometry":null}]}"#,
                "its `id` is an object"
            ),
            (#"{"type":"Feature","properties":[],"geometry":null}"#, "its `properties` are an array"),
            (#"{"type":"FeatureCollection","crs":{"type":"name"},"features":[]}"#, "its `crs` does not name a CRS"),
            (#"{"features":[]}"#, "has no `type`"),
        ])
    func structure(text: String, reason: String) {
        let error = #expect(throws: FormatError.self) { try read(text) }
        #expect(error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
    }

    @Test("GBK is refused with the command that helps")
    func gbk() {
        let bytes =
            Data(#"{"type":"Feature","geometry":null,"properties":{"a":""#.utf8) + [0xD6, 0xEA] + Data("\"}}".utf8)
        let error = #expect(throws: FormatError.self) { try GeoJSON.read(bytes, named: "a.geojson") }
        #expect(error?.reason == "the text is not UTF-8" && error?.hint?.contains("iconv -f GB18030") == true)
    }

    @Test("the message says where, which feature, what, and how to go on")
    func message() {
        let error = #expect(throws: FormatError.self) {
            try read(Self.collection(second: #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#))
        }
        #expect(
            error?.description == """
                parcels.geojson, line 3, feature 2 (id "DK-07"): ring 1 is not closed: it begins at 0.0, 0.0 and ends \
                at 0.0, 1.0

                hint: repeat the first position at the end
                """)
    }

    @Test("a file cut off at any byte is refused, never read in part")
    func everyTruncation() {
        let text = Array(Self.collection(second: #"{"type":"Point","coordinates":[1.5e1,-2]}"#).utf8)
        for length in 0..<text.count {
            #expect(throws: FormatError.self) { try GeoJSON.read(Data(text.prefix(length)), named: "cut") }
        }
    }
}
