// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SampleCity
import SimpleFeatures
import TestSupport
import Testing

@Suite("files of a synthetic city")
struct SyntheticCityFileTests {
    let city: SyntheticCityUnderTest

    init() throws { city = try SyntheticCityUnderTest.clean.get() }

    @Test("the same figures and seed give the same bytes for any number of threads", arguments: [1, 3, 8])
    func sameSeed(threads: Int) throws {
        #expect(try SyntheticCityUnderTest.files(parcelCount: 2_000, seed: 7, threads: threads) == city.files)
    }

    @Test("another seed gives another city")
    func otherSeed() throws {
        let other = try SyntheticCityUnderTest.files(parcelCount: 2_000, seed: 8)
        for layer in CityUnderTest.layers { #expect(other[layer.cityFile ?? ""] != city.files[layer.cityFile ?? ""]) }
    }

    @Test("a city has exactly the parcels asked for, one feature a line", arguments: [1_000, 1_001, 1_777, 4_096])
    func count(parcelCount: Int) throws {
        let files = try SyntheticCityUnderTest.files(parcelCount: parcelCount, seed: UInt64(parcelCount))
        let lines = (files["parcel.geojson"] ?? Data()).split(separator: UInt8(ascii: "\n"))
        #expect(lines.count == parcelCount + 2)
        #expect(lines.dropFirst().dropLast().allSatisfy { $0.starts(with: "{\"type\":\"Feature\",\"id\":\"P".utf8) })
    }

    @Test("parcels and districts out of range are refused, with the range", arguments: [0, 999, 1_000_001])
    func refusedCounts(parcelCount: Int) {
        #expect(throws: SampleCityError.self) { try SyntheticCity(parcelCount: parcelCount, seed: 1) }
        #expect(throws: SampleCityError.self) { try SyntheticCity(parcelCount: 2_000, seed: 1, dirtyShare: 0.21) }
        #expect(throws: SampleCityError.self) { try SyntheticCity(parcelCount: 2_000, seed: 1, dirtyShare: .nan) }
    }

    @Test("every layer of a city folder is there and no list of dirt")
    func layers() {
        #expect(Set(city.files.keys) == Set(CityUnderTest.layers.compactMap(\.cityFile) + ["city.json"]))
        for layer in CityUnderTest.layers { #expect(!city[layer].isEmpty, "\(layer.rawValue)") }
    }

    @Test("every feature and the files say that they are invented", arguments: CityUnderTest.layers)
    func provenance(layer: Layer) throws {
        #expect(city[layer].allSatisfy { $0.flag("synthetic") == true })
        if layer.schema.geometry != nil {
            let head = (city.files[layer.cityFile ?? ""] ?? Data()).split(separator: UInt8(ascii: "\n")).first
            #expect(String(decoding: head ?? Data(), as: UTF8.self).contains("\"notice\":\"示例数据"))
        }
        let card = try #require(
            try JSONSerialization.jsonObject(with: city.files["city.json"] ?? Data()) as? [String: Any])
        #expect(card["synthetic"] as? Bool == true && card["crs"] as? String == "EPSG:4547")
    }

    @Test("required columns are filled, none is foreign, ids are unique", arguments: CityUnderTest.layers)
    func columns(layer: Layer) {
        let known = Set(layer.schema.fields.map(\.name))
        for row in city[layer] {
            #expect(Set(row.values.keys).isSubset(of: known))
            for field in layer.schema.fields where field.isRequired {
                #expect(row.text(field.name) != nil || row.number(field.name) != nil, "\(row.id) \(field.name)")
            }
        }
        #expect(Set(city[layer].map(\.id)).count == city[layer].count)
    }

    @Test("references name rows that exist", arguments: CityUnderTest.layers)
    func references(layer: Layer) {
        for field in layer.schema.fields {
            guard let target = field.references else { continue }
            let ids = Set(city[target].map(\.id))
            #expect(city[layer].compactMap { $0.text(field.name) }.allSatisfy(ids.contains), "\(field.name)")
        }
        if layer == .siteLock {
            let projects = Set(city[.project].map(\.id))
            #expect(city[layer].allSatisfy { projects.contains($0.text("project_id") ?? "") })
        }
    }

    @Test("coordinates have at most seven decimals and lie around Zhuzhou")
    func coordinates() {
        let bounds = Envelope(minX: 112.6, minY: 27.2, maxX: 113.8, maxY: 28.4)
        for row in city[.parcel] {
            #expect(bounds.covers(row.geometry?.envelope ?? .empty))
            for place in row.geometry?.coordinates ?? [] {
                for ordinate in [place.x, place.y] { #expect((ordinate * 1e7).rounded() / 1e7 == ordinate) }
            }
        }
    }

    @Test("a folder that cannot be written is left without half a city")
    func refusedFolder() throws {
        let folder = try ScratchFolder()
        // A folder stands where a file is to be.
        try FileManager.default.createDirectory(
            at: folder.url("site_lock.csv"), withIntermediateDirectories: true)
        try folder.write("kept", to: "site_lock.csv/own.txt")
        #expect(throws: (any Error).self) { try SyntheticCity(parcelCount: 1_000, seed: 1).write(to: folder.root) }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.root.path)
        #expect(!left.contains("city.json") && !left.contains { $0.hasSuffix(".part") })
        #expect(FileManager.default.fileExists(atPath: folder.url("site_lock.csv/own.txt").path))
    }

    @Test("progress never goes back and ends at the count")
    func progress() throws {
        let folder = try ScratchFolder()
        var told: [Int] = []
        try SyntheticCity(parcelCount: 1_500, seed: 3).write(to: folder.root) { told.append($0) }
        #expect(told == told.sorted() && told.last == 1_500)
    }
}
