// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import Testing
import TestSupport

@testable import FeatureFormats

@Suite struct GeoJSONFeatureWriterTests {
    /// Rounds the exact decimal expansion of a number by hand, half away from zero.
    static func rounded(_ number: Double, decimals: Int) -> String {
        // The C library prints doubles exactly; none has more than 1074 places.
        var digits = Array(String(format: "%.1074f", abs(number)).utf8)
        let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
        let isUp = digits[point + 1 + decimals] >= UInt8(ascii: "5")
        digits = Array(digits[..<(point + 1 + decimals)])
        var place = digits.count - 1
        while isUp {
            if place < 0 {
                digits.insert(UInt8(ascii: "1"), at: 0)
                break
            }
            if digits[place] == UInt8(ascii: ".") {
                place -= 1
                continue
            }
            guard digits[place] == UInt8(ascii: "9") else {
                digits[place] += 1
                break
            }
            digits[place] = UInt8(ascii: "0")
            place -= 1
        }
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        if digits.last == UInt8(ascii: ".") { digits.removeLast() }
        let text = String(decoding: digits, as: UTF8.self)
        return number < 0 && text != "0" ? "-\(text)" : text
    }

    static func written(_ number: Double, decimals: Int) -> String {
        var output = JSONOutput()
        output.write(number, decimals: decimals)
        return String(decoding: output.bytes, as: UTF8.self)
    }

    @Test("a coordinate is the nearest number of that many places, by exact arithmetic")
    func rounding() {
        forAll(count: 4000) { generator, round in
            let decimals = Int.random(in: 0...15, using: &generator)
            let unit = pow(10, -Double(decimals))
            let limit = min(9e14 * unit, 1e9)
            let anything = Double.random(in: -limit...limit, using: &generator)
            // Next to the middle between two numbers of that many places, where rounding is decided.
            let middle = (Double(Int64(anything / unit)) + 0.5) * unit
            for number in [anything, middle, middle.nextUp, middle.nextDown, Double(Int64(anything)) + 0.5, unit / 2] {
                #expect(
                    Self.written(number, decimals: decimals) == Self.rounded(number, decimals: decimals),
                    "round \(round): \(number) to \(decimals)")
            }
        }
    }

    @Test(
        "edges are rounded as by hand too",
        arguments: [
            0, -0.0, .leastNonzeroMagnitude, -Double.leastNonzeroMagnitude, 0.05, 0.15, 0.25, 0.35, 1.005,
            4_503_599_627_370_495.5, 4_503_599_627_370_497.5,
            8_999_999_999_999_999, -4_503_599_627_370_498.5, 0.9999999500000001, 0.99999995, 179.99999995, 1e15 + 0.3,
        ])
    func edges(number: Double) {
        for decimals in 0...15 where abs(number) * pow(10, Double(decimals)) < 9e15 {
            #expect(Self.written(number, decimals: decimals) == Self.rounded(number, decimals: decimals))
        }
    }

    @Test("whole numbers and texts are written as the library's own description has them")
    func scalars() {
        forAll(count: 2000) { generator, _ in
            let shift = Int64.random(in: 0...63, using: &generator)
            let integer = Int64.random(in: .min ... .max, using: &generator) >> shift
            var output = JSONOutput()
            output.write(integer)
            output.write(raw: " ")
            output.write(Double(integer))
            #expect(String(decoding: output.bytes, as: UTF8.self) == "\(integer) \(Double(integer))")
        }
        var output = JSONOutput()
        output.write(String(String.UnicodeScalarView((0...0x7F).compactMap(Unicode.Scalar.init))) + "株")
        let read = try? JSONValue(parsing: output.bytes, in: 0..<output.bytes.count).text
        #expect(read?.unicodeScalars.count == 129 && read?.hasSuffix("\u{7F}株") == true)
        #expect(String(decoding: output.bytes, as: UTF8.self).contains(#"\u0000\u0001"#))
    }

    /// Features in columns, some of them reversed, with holes and several parts.
    static func batch(_ generator: inout RepeatableGenerator) throws -> FeatureBatch {
        var texts = GeoJSONGenerator(random: generator)
        let lines = (0..<20).map { _ in
            let multi = (0..<Int.random(in: 1...3, using: &texts.random)).map { _ in texts.polygon() }
            return texts.chance(2)
                ? #"{"type":"Feature","geometry":{"type":"Polygon","coordinates":\#(texts.polygon())}}"#
                : #"{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[\#(multi.joined(separator: ","))]}}"#
        }
        generator = texts.random
        var stream = GeoJSONStream(
            try ByteSource(Data(lines.joined(separator: "\n").utf8), named: "a"), columns: [], chunkBytes: 1 << 20)
        return try #require(try stream.next()).decode()
    }

    static func write(_ range: Range<Int>, of batch: FeatureBatch, to writer: inout GeoJSONFeatureWriter) {
        for feature in range {
            writer.beginFeature()
            defer { writer.endFeature() }
            if let whole = batch.irregular[feature] {
                writer.geometry(whole.geometry)
                continue
            }
            writer.polygons(
                (feature == 0 ? 0 : batch.featureEnds[feature - 1])..<batch.featureEnds[feature],
                partEnds: batch.partEnds.span, ringEnds: batch.ringEnds.span, x: batch.x.span, y: batch.y.span,
                isMulti: batch.geometryKinds[feature] == .multiPolygon)
        }
    }

    @Test("flat columns and geometries give the same bytes, and so do stretches written apart")
    func columns() throws {
        try forAll(count: 50) { generator, _ in
            let batch = try Self.batch(&generator)
            var features: [Feature] = []
            try batch.appendFeatures(to: &features)
            let whole = [UInt8](GeoJSON.write(features))
            let cut = Int.random(in: 1...batch.count, using: &generator)
            var first = GeoJSONFeatureWriter(.collection)
            first.beginCollection()
            Self.write(0..<cut, of: batch, to: &first)
            var second = GeoJSONFeatureWriter(.collection, isContinuation: true)
            Self.write(cut..<batch.count, of: batch, to: &second)
            second.endCollection()
            #expect(first.bytes + second.bytes == whole)
        }
    }

    @Test("every kind of property reads back as it was given")
    func properties() throws {
        var writer = GeoJSONFeatureWriter(.recordSequence)
        writer.beginFeature(utf8ID: Array("DK-\"07\"".utf8).span)
        writer.geometry(nil)
        writer.property(GeoJSONPropertyName("名\"称"), text: "荷塘\n")
        writer.property(GeoJSONPropertyName("bytes"), utf8Text: Array("株洲".utf8).span)
        writer.property(GeoJSONPropertyName("integer"), integer: .min)
        writer.property(GeoJSONPropertyName("real"), real: 0.1)
        writer.property(GeoJSONPropertyName("infinite"), real: .infinity)
        writer.property(GeoJSONPropertyName("boolean"), boolean: false)
        writer.nullProperty(GeoJSONPropertyName("none"))
        writer.property(GeoJSONPropertyName("json"), json: Array(#"{"a":[1]}"#.utf8).span)
        writer.endFeature()
        #expect(writer.bytes.first == 0x1E && writer.bytes.last == 0x0A)
        let feature = try GeoJSON.read(Data(writer.bytes), named: "a").features[0]
        #expect(feature.id == "DK-\"07\"")
        #expect(
            feature.properties == [
                "名\"称": "荷塘\n", "bytes": "株洲", "integer": .integer(.min), "real": 0.1, "infinite": nil,
                "boolean": false, "none": nil, "json": .object(["a": [1]]),
            ])
        writer.removeBytes()
        #expect(writer.bytes.isEmpty)
    }
}
