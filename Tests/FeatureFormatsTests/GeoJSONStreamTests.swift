// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import Testing
import TestSupport

@testable import FeatureFormats

/// All that a reader says of a file: its features to the bit, or its error.
struct Reading: Equatable {
    var features: [String] = []
    var declaredCRS: String?
    var error: FormatError?

    init(_ read: () throws(FormatError) -> FeatureCollection) {
        do throws(FormatError) {
            let collection = try read()
            features = collection.features.map(Reading.text)
            declaredCRS = collection.declaredCRS
        } catch {
            self.error = error
        }
    }

    static func text(_ feature: Feature) -> String {
        let properties = feature.propertyOrder.map { "\($0)=\(feature.properties[$0]?.jsonText ?? "lost")" }
        let place = feature.geometry.map { "\($0.kind) \($0.wkb.map { String($0, radix: 16) }.joined(separator: " "))" }
        let origin = feature.origin.map { "\($0)" } ?? "nowhere"
        return "\(feature.id ?? "no id") \(properties.joined(separator: ";")) \(place ?? "no place") \(origin)"
    }
}

@Suite struct GeoJSONStreamTests {
    static let columns = ["id", "面积", "stage", "none"]

    /// Reads by the stream into values, and compares the columns with what the exact reader says.
    static func readColumns(_ bytes: [UInt8], chunkBytes: Int) throws(FormatError) -> [FeatureBatch] {
        var stream = GeoJSONStream(
            try ByteSource(Data(bytes), named: "a.geojson"), columns: columns, chunkBytes: chunkBytes)
        var batches: [FeatureBatch] = []
        while let chunk = try stream.next() {
            #expect(chunk.count > 0 && chunk.firstOrdinal == batches.reduce(1) { $0 + $1.count })
            try batches.append(chunk.decode())
        }
        return batches
    }

    static func read(_ bytes: [UInt8], chunkBytes: Int) throws(FormatError) -> FeatureCollection {
        try GeoJSON.read(ByteSource(Data(bytes), named: "a.geojson"), chunkBytes: chunkBytes)
    }

    /// Both ways, with all chunk sizes, give the same values or the same error.
    static func compare(_ bytes: [UInt8], _ sizes: [Int], _ round: UInt64) {
        let exact = Reading { () throws(FormatError) in try WholeTextReader.read(bytes, named: "a.geojson") }
        for size in sizes {
            let reading = Reading { () throws(FormatError) in try read(bytes, chunkBytes: size) }
            #expect(reading == exact, "round \(round), chunks of \(size): \(String(decoding: bytes, as: UTF8.self))")
        }
        guard exact.error == nil, let batches = try? readColumns(bytes, chunkBytes: sizes[0]),
            let features = try? WholeTextReader.read(bytes, named: "a.geojson").features
        else { return }
        let places = batches.flatMap { batch in (0..<batch.count).map { (batch, $0) } }
        #expect(places.count == features.count)
        for ((batch, place), feature) in zip(places, features) {
            #expect(batch.id(place) == feature.id && batch.origin(place) == feature.origin)
            for (index, column) in columns.enumerated() {
                let value = batch.value(batch.cells[place * columns.count + index])
                #expect(value?.jsonText == feature.properties[column]?.jsonText, "round \(round), \(column)")
            }
            let extras = batch.extras(of: place)
            #expect(extras.map(\.name) == feature.propertyOrder.filter { !columns.contains($0) })
            #expect(batch.hasExtras(place) == !extras.isEmpty)
            for (name, value) in extras { #expect(value.jsonText == feature.properties[name]?.jsonText) }
        }
    }

    @Test("whatever the text and the chunks, the fast way says what the exact one says")
    func sameValues() throws {
        forAll(count: 600) { generator, round in
            var texts = GeoJSONGenerator(random: generator)
            Self.compare(texts.file(), [Int.random(in: 1...40, using: &generator), 1, 1 << 16], round)
        }
    }

    @Test("whatever the damage, the fast way gives the error of the exact one")
    func sameErrors() throws {
        forAll(seed: 7, count: 1500) { generator, round in
            var texts = GeoJSONGenerator(random: generator)
            let damaged = texts.damaged(texts.file())
            Self.compare(damaged, [Int.random(in: 1...40, using: &texts.random), 1 << 16], round)
        }
    }
}
