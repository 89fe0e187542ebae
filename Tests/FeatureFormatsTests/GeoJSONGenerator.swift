// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

/// Random GeoJSON texts: mostly right, ordinary and odd, with all the freedom that JSON leaves.
struct GeoJSONGenerator {
    var random: RepeatableGenerator

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }

    mutating func space() -> String { chance(4) ? pick([" ", "\n", "\r\n", "\t ", "  "]) : "" }

    mutating func list(_ count: ClosedRange<Int>, _ element: (inout GeoJSONGenerator) -> String) -> String {
        let elements = (0..<Int.random(in: count, using: &random)).map { _ in element(&self) }
        return "[\(elements.joined(separator: ",\(space())"))]"
    }

    mutating func number() -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            return pick([
                "-0", "0", "-0.0", "1e3", "-1E-7", "1e-400", "9223372036854775807", "-9223372036854775808",
                "9223372036854775808", "18446744073709551615", "18446744073709551616", "123456789012345678901234567890",
                "0.30000000000000004", "4.9e-324", "1.7976931348623157e308", "2.2250738585072011e-308",
                "9007199254740993", "9007199254740993.0", "-100.89843800000001", "1e22", "1e23",
            ])
        case 1: return "\(Int64.random(in: .min ... .max, using: &random))"
        case 2: return "\(Double(bitPattern: UInt64.random(in: 0..<0x7FF0_0000_0000_0000, using: &random)))"
        case 3...5: return "\(Int.random(in: -1000...1000, using: &random))"
        default: return "\(Double(Int.random(in: -1_800_000_000...1_800_000_000, using: &random)) / 1e7)"
        }
    }

    mutating func text() -> String {
        let pieces = [
            "a", "id", "株洲", "é", "e\u{301}", "😀", "\\n", "\\\"", "\\\\", "\\u682a", "\\ud83d\\ude00", "{", "}", "[",
            "]",
            ",", ":", "\\/", "（亩）", "\u{7F}", "\\u0000", "K", "\u{212A}", "ＡＢ",
        ]
        return (0..<Int.random(in: 0...6, using: &random)).map { _ in pick(pieces) }.joined()
    }

    mutating func position() -> String {
        let numbers = (0..<(chance(8) ? 3 : 2)).map { _ in number() }
        return "[\(numbers.joined(separator: ",\(space())"))]"
    }

    mutating func ring() -> String {
        var positions = (0..<Int.random(in: 3...6, using: &random)).map { _ in position() }
        positions.append(positions[0])
        return "[\(positions.joined(separator: ","))]"
    }

    mutating func polygon() -> String {
        list(1...3) { $0.ring() }
    }

    mutating func geometry() -> String {
        switch Int.random(in: 0..<14, using: &random) {
        case 0: "null"
        case 1: #"{"type":"Point","coordinates":\#(position())}"#
        case 2: #"{"type":"LineString","coordinates":[\#(position()),\#(position())]}"#
        case 3: pick([#"{"type":"Polygon","coordinates":[]}"#, #"{"type":"MultiPolygon","coordinates":[[],[]]}"#])
        case 4: #"{"type":"Polygon","coordinates":\#(polygon()),"bbox":[0,0,1,1]}"#
        case 5: #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":\#(position())}]}"#
        case 6: #"{"coordinates":\#(polygon()),"type":"Polygon"}"#
        case 7...9:
            #"{"type":"MultiPolygon","coordinates":\#(list(1...3) { $0.polygon() })}"#
        default: #"{"type":\#(space())"Polygon",\#(space())"coordinates":\#(space())\#(polygon())}"#
        }
    }

    mutating func value() -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: "null"
        case 1: "true"
        case 2: "false"
        case 3: pick([#"{"b":1,"a":[null]}"#, "[]", "{}", #"["x",{"y":"z"}]"#])
        case 4...7: number()
        default: "\"\(text())\""
        }
    }

    mutating func properties() -> String {
        if chance(10) { return "null" }
        var names = ["id", "stage", "面积", "far"].filter { _ in !chance(4) }
        if chance(2) { names.append(text()) }
        if chance(6) { names.append(pick(["é", "e\u{301}", "K", "\u{212A}", "id", "i\\u0064", "stage"])) }
        if chance(3) { names.shuffle(using: &random) }
        let members = names.map { "\"\($0)\":\(space())\(value())" }
        return "{\(space())\(members.joined(separator: ",\(space())"))\(space())}"
    }

    mutating func feature() -> String {
        var members = [#""type":"Feature""#, #""properties":\#(properties())"#, #""geometry":\#(geometry())"#]
        if chance(3) { members.append(#""id":\#(chance(2) ? number() : "\"\(text())\"")"#) }
        if chance(12) { members.append(#""bbox":[0,0,1,1]"#) }
        if chance(12) { members.append(#""\#(text())":\#(value())"#) }
        if chance(30) { members.append(#""type":"Feature""#) }
        if chance(20) { members.removeFirst() }
        if chance(3) { members.shuffle(using: &random) }
        return "{\(space())\(members.joined(separator: "\(space()),\(space())"))}"
    }

    mutating func crs() -> String {
        pick([
            #"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4547"}}"#, "null",
            #"{"type":"EPSG","properties":{"code":4490}}"#, #"{"features":[]}"#,
        ])
    }

    mutating func collection() -> String {
        let features = (0..<Int.random(in: 0...5, using: &random)).map { _ in feature() }
        let list = features.map { "\(space())\($0)\(space())" }.joined(separator: chance(2) ? ",\n" : ",")
        var members = [#""type":"FeatureCollection""#, #""features":\#(space())[\#(list)]"#]
        if chance(3) { members.insert(#""crs":\#(crs())"#, at: Int.random(in: 0...2, using: &random)) }
        if chance(3) { members.insert(#""\#(text())":\#(value())"#, at: Int.random(in: 0...2, using: &random)) }
        if chance(6) { members.shuffle(using: &random) }
        if chance(20) { members.removeFirst() }
        return "{\(space())\(members.joined(separator: "\(space()),\(space())"))\(space())}"
    }

    /// A file: one collection, or a sequence of anything.
    mutating func file() -> [UInt8] {
        let mark = chance(10) ? "\u{FEFF}" : ""
        if chance(2) { return Array("\(mark)\(collection())\(space())".utf8) }
        let separator = pick(["\n", "\r\n", "\n\u{1E}", "", " "])
        let texts = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            chance(6) ? collection() : chance(8) ? geometry() : feature()
        }
        return Array("\(mark)\(separator)\(texts.joined(separator: separator))\(space())".utf8)
    }

    /// The bytes with a few of them changed, lost, doubled or cut off.
    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...2, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.insert(pick(Array("{}[]\",:\\0-.eEntf \u{1E}".utf8)), at: place)
            case 3: bytes[place] = pick(Array("{}[]\",:\\0-.eEntf \u{1}".utf8))
            case 4: bytes.removeSubrange(place...)
            default:
                let end = min(place + Int.random(in: 1...40, using: &random), bytes.count)
                bytes.insert(contentsOf: bytes[place..<end], at: end)
            }
        }
        return bytes
    }
}
