// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import LandModel
import SampleCity
import Testing

@Suite("files of the sample city")
struct CityFileTests {
    let city: CityUnderTest

    init() throws { city = try CityUnderTest.zhuzhou.get() }

    @Test("the same seed gives the same bytes")
    func sameSeed() throws {
        let again = try CityGenerator(folder: CityUnderTest.folder, seed: CityUnderTest.seed).generate()
        #expect(again.files == city.generated.files)
    }

    @Test("another seed gives another city with the same totals")
    func otherSeed() throws {
        let other = try CityUnderTest(seed: 7)
        #expect(other.generated["parcel.geojson"] != city.generated["parcel.geojson"])
        #expect(other.generated["project.csv"] != city.generated["project.csv"])
        let reserve = other[.parcel].filter { $0.text("stage") == "reserve" }
        #expect(abs(sum(reserve, "net_area_m2") - 2_000_000) < 0.01)
        let started = other[.factory].filter { $0.year("started_on") == 2020 }
        #expect(sum(started, "floor_area_m2") == 2_000_000)
    }

    @Test("all files are there and small")
    func files() throws {
        let names = CityUnderTest.layers.compactMap(\.cityFile) + ["city.json"]
        #expect(Set(city.generated.files.map(\.name)) == Set(names))
        #expect(city.generated.files.reduce(0) { $0 + $1.contents.count } < 4_000_000)
        for file in city.generated.files {
            #expect(!file.contents.contains(UInt8(ascii: "\r")), "\(file.name)")
            #expect(file.contents.last == UInt8(ascii: "\n"), "\(file.name)")
        }
    }

    @Test("what is written to disk is what was generated")
    func writing() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sample-city-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try city.generated.write(to: folder)
        for file in city.generated.files {
            #expect(try Data(contentsOf: folder.appendingPathComponent(file.name)) == file.contents)
        }
    }

    @Test("the city says that it is invented, in its card and in every GeoJSON file")
    func notices() throws {
        let bytes = try #require(city.generated["city.json"])
        let card = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
        #expect(card["crs"] as? String == "EPSG:4547")
        #expect(card["baseDate"] as? String == "2020-03-03")
        #expect(card["name"] as? String == "株洲市")
        #expect(card["synthetic"] as? Bool == true)
        for file in city.generated.files where file.name.hasSuffix(".geojson") {
            let collection = try JSONSerialization.jsonObject(with: file.contents) as? [String: Any]
            let notice = try #require(collection?["notice"] as? String, "\(file.name)")
            #expect(notice.contains("虚构"))
            #expect(collection?["crs"] == nil)
        }
    }

    @Test("every column a layer requires is filled and no other column is written", arguments: CityUnderTest.layers)
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

    @Test("values are of the kind their column holds", arguments: CityUnderTest.layers)
    func kinds(layer: Layer) {
        for row in city[layer] {
            for field in layer.schema.fields {
                guard let value = row.values[field.name], value != .null, value != .text("") else { continue }
                let fits =
                    switch field.kind {
                    case .text: row.text(field.name) != nil
                    case .integer: row.number(field.name).map { $0 == $0.rounded() } == true
                    case .real, .area, .money: row.number(field.name)?.isFinite == true
                    case .boolean: row.flag(field.name) != nil
                    case .date: row.year(field.name) != nil
                    case .word(let words): words.contains(row.text(field.name) ?? "")
                    case .stage: ParcelStage(rawValue: row.text(field.name) ?? "") != nil
                    }
                #expect(fits, "\(layer.rawValue) \(row.id) \(field.name) = \(value)")
            }
        }
    }

    @Test("references name rows that exist", arguments: CityUnderTest.layers)
    func references(layer: Layer) {
        for field in layer.schema.fields {
            guard let target = field.references else { continue }
            let ids = Set(city[target].map(\.id))
            for row in city[layer] {
                if let reference = row.text(field.name) { #expect(ids.contains(reference), "\(row.id) \(reference)") }
            }
        }
        if layer == .siteLock {
            let projects = Set(city[.project].map(\.id))
            #expect(city[layer].allSatisfy { projects.contains($0.text("project_id") ?? "") })
        }
    }

    @Test("nothing invented is passed off as real", arguments: CityUnderTest.layers)
    func provenance(layer: Layer) {
        for row in city[layer] where row.flag("synthetic") != true {
            #expect(layer == .project, "\(layer.rawValue) \(row.id)")
            #expect(row.text("source")?.contains("seed") == true && row.text("confidence") != nil, "\(row.id)")
            #expect(row.text("stage") == "started", "\(row.id) has an assumed stage")
            #expect(row.text("signed_on") == nil && row.text("fixed_investment_wan") == nil, "\(row.id)")
        }
    }

    @Test("some locks have run out by the base date and some hold")
    func locks() {
        let ends = city[.siteLock].compactMap { $0.text("until_on") }
        #expect((5...8).contains(ends.count))
        #expect(ends.contains { $0 < "2020-03-03" } && ends.contains { $0 > "2020-03-03" })
        #expect(city[.siteLock].allSatisfy { ($0.text("parcel_id") == nil) != ($0.text("unit_id") == nil) })
    }
}
