// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import FeatureFormats
import Foundation
import GeoPackage
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import LandStore

@Suite("The quick way of an import gives the rows and the words of the exact way")
struct PieceBuilderTests {
    private let crs: CRS
    private let sourceCRS: CRS
    private let builder: PieceBuilder
    private let columns: [String]

    init() throws {
        crs = try CRS("EPSG:4547")
        sourceCRS = try crs.longitudeLatitude()
        let exact = RowBuilder(.parcel, in: crs, by: try CoordinateOperation(from: sourceCRS, to: crs))
        columns = exact.columns
        builder = try PieceBuilder(exact, sourceCRS: sourceCRS, references: ["park_id": ["K1", "K2"]])
    }

    /// Values of every kind a column may get, right and wrong.
    private static let values: [String] = [
        "null", "true", "1", "0", "-3", "12.5", "-0.5", "1e9", "\"\"", "\" \"", "\"x\"", "\" 名 \"", "\"　全角　\"",
        "\"K1\"", "\"K2\"", "\"K9\"", "\"2020-06-30\"", "\"2020-02-30\"", "\"2020年6月30日\"", "\"2019-12-01 \"",
        "\"85亩\"", "\"6.5公顷\"", "\"3亿元\"", "\"many\"", "\"reserve\"", "\"净地储备\"", "\"Reserve\"", "\"100102\"",
        "\"是\"", "\"false\"", "[\"a\",\"b\"]", "{\"a\":1}", "\"emoji 🏭\"", "\"\\u00a0x\"", "1000000000000",
    ]

    private static let rings = [
        "[[[113,27.8],[113.002,27.8],[113.002,27.802],[113,27.802],[113,27.8]]]",
        "[[[113,27.8],[113.002,27.802],[113.002,27.8],[113,27.802],[113,27.8]]]",
        "[[[113,27.8],[113.01,27.8],[113.01,27.81],[113,27.81],[113,27.8]],[[113.004,27.804],[113.006,27.804],[113.006,27.806],[113.004,27.804]]]",
        "[[[113,27.8],[113.001,27.8],[113.002,27.8],[113,27.8]]]",
        "[[[113,27.8],[113.002,27.8,5],[113.002,27.802],[113,27.8]]]",
    ]

    private func geometry(_ generator: inout RepeatableGenerator) -> String {
        let ring = Self.rings[Int.random(in: 0..<Self.rings.count, using: &generator)]
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: return "null"
        case 1: return "{\"type\":\"Point\",\"coordinates\":[113,27.8]}"
        case 2: return "{\"type\":\"MultiPolygon\",\"coordinates\":[\(ring)]}"
        case 3:
            return
                "{\"type\":\"MultiPolygon\",\"coordinates\":[\(Self.rings[0]),[[[114,28],[114.1,28],[114.1,28.1],[114,28]]]]}"
        case 4: return "{\"type\":\"Polygon\",\"coordinates\":[]}"
        default: return "{\"type\":\"Polygon\",\"coordinates\":\(ring)}"
        }
    }

    private func feature(_ number: Int, _ generator: inout RepeatableGenerator) -> String {
        var properties = [
            ("county", "\"A\""), ("land_use", "\"100102\""), ("stage", "\"reserve\""), ("id", "\"P\(number)\""),
        ]
        if Bool.random(using: &generator) { properties[3] = ("name", "\"n\"") }
        let names = Layer.parcel.schema.fields.flatMap { [$0.name, $0.name, $0.meaning.zh] } + ["unbekannt", "备"]
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let name = names.randomElement(using: &generator) ?? ""
            let value = Self.values.randomElement(using: &generator) ?? ""
            if let place = properties.firstIndex(where: { $0.0 == name }) {
                properties[place].1 = value
            } else {
                properties.append((name, value))
            }
        }
        let id = Int.random(in: 0..<8, using: &generator) == 0 ? "" : "\"id\":\"F\(number)\","
        let members = properties.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
        return "{\"type\":\"Feature\",\(id)\"geometry\":\(geometry(&generator)),\"properties\":{\(members)}}"
    }

    /// Both ways over the same features.
    private func built(_ features: [String]) throws -> (quick: PieceBuilder.Rows, exact: PieceBuilder.Rows) {
        let scratch = try ScratchFolder()
        let file = try scratch.write(features.joined(separator: "\n"), to: "p.geojsonl")
        let source = try SourceFile(file, for: .parcel, declared: nil, fallback: sourceCRS)
        let piece = try #require(try source.next())
        let whole = try GeoJSON.read(file).features
        let names = Layer.parcel.schema.namesByChinese
        let renamed = whole.map { feature in
            var feature = feature
            feature.properties = Dictionary(
                feature.properties.sorted { $0.key < $1.key }.map { (names[$0] ?? $0, $1) }
            ) { first, _ in first }
            return feature
        }
        return (try builder.rows(of: piece), try builder.rows(of: .features(renamed)))
    }

    @Test("of random features, right and wrong: the same rows, ids, lines, findings and unknown names")
    func sameRows() throws {
        var rowCount = 0
        try forAll(count: 300) { generator, round in
            let features = (0..<12).map { feature($0, &generator) }
            let (quick, exact) = try built(features)
            #expect(quick.ids == exact.ids && quick.lines == exact.lines, "round \(round)")
            #expect(quick.report.findings == exact.report.findings, "round \(round)")
            #expect(quick.unknownNames == exact.unknownNames && quick.featureCount == exact.featureCount)
            #expect(quick.envelope == exact.envelope && quick.batch.envelope == exact.batch.envelope)
            guard quick.ids == exact.ids else { return }
            rowCount += quick.ids.count
            for row in quick.ids.indices {
                for (column, name) in columns.enumerated() {
                    let (mine, wanted) = (quick.batch.value(row, column), exact.batch.value(row, column))
                    if case .real(let one) = mine, case .real(let other) = wanted, name.hasSuffix("area_m2") {
                        // Degrees of the file against degrees by way of the plane, and sums in another order.
                        #expect(abs(one - other) <= 1e-6 + 1e-8 * other, "\(name) in round \(round)")
                    } else {
                        #expect(mine == wanted, "\(name) of \(quick.ids[row]) in round \(round)")
                    }
                }
            }
        }
        #expect(rowCount > 1000)
    }

    @Test("plain features really take the quick way: none of them becomes a value of its own")
    func plainIsQuick() throws {
        let batchOf = { (text: String) throws -> FeatureBatch in
            let scratch = try ScratchFolder()
            var stream = try GeoJSONStream(scratch.write(text, to: "p.geojsonl"), columns: ["id", "county"])
            return try #require(try stream.next()).decode()
        }
        let plain =
            #"{"type":"Feature","id":"a","geometry":{"type":"Polygon","coordinates":\#(Self.rings[0])},"properties":{"county":"A"}}"#
        #expect(try batchOf(plain).irregular.isEmpty)
    }
}
