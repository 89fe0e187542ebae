// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import SampleCity

@Suite("streamed output of a synthetic city")
struct StreamedOutputTests {
    @Test("a buffered file never holds more than its buffer, and has its name only when whole")
    func buffering() throws {
        let folder = try ScratchFolder()
        let file = try BufferedFile(folder.url("big.txt"))
        var expected = Data()
        var stream = RandomStream(seed: 1, purpose: "chunks")
        for _ in 0..<40 {
            let chunk = [UInt8](repeating: UInt8(stream.integer(65...90)), count: stream.integer(0...300_000))
            try file.append(chunk)
            expected.append(contentsOf: chunk)
            #expect(file.bufferedBytes <= BufferedFile.capacity)
            #expect(file.writtenBytes + file.bufferedBytes == expected.count)
        }
        #expect(file.writtenBytes > expected.count - 2 * BufferedFile.capacity)
        try file.append([UInt8](repeating: 48, count: 3 * BufferedFile.capacity))
        expected.append(Data(repeating: 48, count: 3 * BufferedFile.capacity))
        #expect(!FileManager.default.fileExists(atPath: folder.url("big.txt").path))
        try file.close()
        try file.publish()
        #expect(try Data(contentsOf: folder.url("big.txt")) == expected)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root.path) == ["big.txt"])
    }

    @Test("numbers are written as the formats' own writer writes them")
    func numbers() throws {
        var stream = RandomStream(seed: 2, purpose: "numbers")
        for _ in 0..<300 {
            let corner = DegreeRing.Position(
                longitude: Int32(stream.integer(-1_800_000_000...1_790_000_000)),
                latitude: Int32(stream.integer(-900_000_000...890_000_000)))
            let steps = Int32(stream.pick([1, 10, 1_000, 9_999_999]))
            let ring = [
                corner, .init(longitude: corner.longitude + steps, latitude: corner.latitude),
                .init(longitude: corner.longitude, latitude: corner.latitude + steps),
            ]
            let hundredths = stream.integer(-500...stream.pick([9, 1_000, 987_654_321]))
            var text = FeatureText()
            text.begin(id: "P1", ring: ring)
            text.property("a", hundredths: hundredths)
            text.property("b", true)
            text.property("c", tenths: stream.pick([0.6, 12, 3.5]))
            text.end()
            let line = String(decoding: text.bytes, as: UTF8.self)
            let read = try GeoJSON.read(
                Data("{\"type\":\"FeatureCollection\",\"features\":[\(line)]}".utf8), named: "own")
            let again = GeoJSON.writeSequence(
                read.features.map {
                    Feature(
                        id: $0.id, geometry: $0.geometry, properties: $0.properties, propertyOrder: ["a", "b", "c"])
                })
            #expect(String(decoding: again, as: UTF8.self) == line + "\n")
        }
    }

    @Test("a layer's file is whole whether it got nothing, one piece or several")
    func pieces() throws {
        for pieces in [[], ["{}"], ["{}", "", "{},\n{}"]] {
            let folder = try ScratchFolder()
            let stream = try LayerStream(.parcel, named: "p.geojson", in: folder.root, notice: "虚构")
            for piece in pieces { try stream.append(Array(piece.utf8)) }
            try stream.close()
            try stream.publish()
            let object = try JSONSerialization.jsonObject(with: Data(contentsOf: folder.url("p.geojson")))
            let document = try #require(object as? [String: Any])
            #expect(document["notice"] as? String == "虚构")
            #expect((document["features"] as? [Any])?.count == [0, 1, 3][pieces.count > 1 ? 2 : pieces.count])
        }
    }

    @Test("results come in the order of the items, and the first error is the one thrown", arguments: [1, 2, 7])
    func order(threads: Int) throws {
        let items = Array(0..<200)
        #expect(try orderedParallelMap(items, threads: threads) { $0 * $0 } == items.map { $0 * $0 })
        #expect(try orderedParallelMap([Int](), threads: threads) { $0 } == [])
        let error = #expect(throws: SampleCityError.self) {
            try orderedParallelMap(items, threads: threads) { item in
                if item % 50 == 49 { throw SampleCityError("\(item)") }
                return item
            }
        }
        #expect(error?.message == "49")
    }
}
