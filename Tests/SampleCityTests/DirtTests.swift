// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import LandModel
import SimpleFeatures
import Testing

@testable import SampleCity

@Suite("dirty parcels of a synthetic city")
struct DirtTests {
    let city: SyntheticCityUnderTest

    init() throws { city = try SyntheticCityUnderTest.dirty.get() }

    @Test("the share asked for is dirty, each listed once on its line, of every kind")
    func list() throws {
        let lines = try city.dirtyLines
        #expect(lines.count == 200)
        #expect(Set(lines.map(\.line)).count == 200)
        #expect(Set(lines.map(\.kind)) == Set(Defect.allCases.map(\.rawValue)))
        #expect(city[.parcel].count == 2_000)
        for line in lines {
            #expect(city[.parcel][line.line - 2].id == line.id)
            #expect(Defect(rawValue: line.kind)?.outcome.rawValue == line.importer)
        }
    }

    @Test("each listed parcel is wrong in the way its kind says", arguments: Defect.allCases)
    func kinds(defect: Defect) throws {
        let lines = try city.dirtyLines.filter { $0.kind == defect.rawValue }
        #expect(!lines.isEmpty)
        for line in lines {
            let row = city[.parcel][line.line - 2]
            let recorded = row.number("gross_area_m2")
            switch defect {
            case .selfCrossing, .spike: #expect(row.geometry?.isValid == false && recorded == nil)
            case .duplicateVertices:
                let ring = try #require(row.geometry).exteriorRing
                #expect(zip(ring, ring.dropFirst()).contains { $0 == $1 } && row.geometry?.isValid == true)
            case .clockwise:
                #expect(try #require(row.geometry).exteriorRing.ringArea < 0)
            case .overlapsNeighbour:
                let (own, before) = (
                    try #require(row.geometry), try #require(city[.parcel][line.line - 3].geometry)
                )
                #expect(try own.isValid && own.overlaps(before))
                // More than a square metre, of some 11 thousand million in a square degree.
                #expect(try own.intersection(before).area > 1.0 / 9.7e9)
            case .recordedAreaDisagrees:
                let area = try #require(recorded)
                #expect(
                    abs(area - (row.number("net_area_m2") ?? 0) - (row.number("dedicated_area_m2") ?? 0)) > 0.05 * area)
            case .netAboveGross: #expect((row.number("net_area_m2") ?? 0) > (recorded ?? .infinity))
            case .unknownPark: #expect(!city[.park].map(\.id).contains(row.text("park_id") ?? ""))
            case .duplicateID: #expect(row.id == city[.parcel][line.line - 3].id)
            case .unknownStage:
                #expect(throws: QuantityError.self) { try ParcelStage(parsing: row.text("stage") ?? "") }
            case .unknownLandUse: #expect(!LandUseCode(row.text("land_use") ?? "").isKnown)
            case .farReversed: #expect((row.number("far_min") ?? 0) > (row.number("far_max") ?? .infinity))
            case .negativeArea: #expect((row.number("net_area_m2") ?? 0) < 0)
            case .missingCounty: #expect(row.text("county") == nil)
            case .missingGeometry: #expect(row.geometry == nil)
            case .impossibleDate:
                #expect(throws: QuantityError.self) { try CalendarDate(parsing: row.text("ready_on") ?? "") }
            }
        }
    }

    @Test("what is not listed is clean: valid, of a known stage and park, its id its own")
    func rest() throws {
        let dirty = Set(try city.dirtyLines.map(\.line))
        let parks = Set(city[.park].map(\.id))
        var ids = Set<String>()
        for (index, row) in city[.parcel].enumerated() where !dirty.contains(index + 2) {
            #expect(row.geometry?.isValid == true && ids.insert(row.id).inserted)
            #expect(row.text("park_id").map(parks.contains) ?? true)
            #expect(ParcelStage(rawValue: row.text("stage") ?? "") != nil && row.text("county") != nil)
            #expect((row.number("net_area_m2") ?? .infinity) < (row.number("gross_area_m2") ?? 0))
        }
    }

    @Test("dirt changes nothing but the parcels it falls on")
    func others() throws {
        let clean = try SyntheticCityUnderTest.files(parcelCount: 2_000, seed: 11)
        let dirty = Set(try city.dirtyLines.map(\.line))
        let (before, after) = (
            (clean["parcel.geojson"] ?? Data()).split(separator: UInt8(ascii: "\n")),
            (city.files["parcel.geojson"] ?? Data()).split(separator: UInt8(ascii: "\n"))
        )
        for (index, pair) in zip(before, after).enumerated() where !dirty.contains(index + 1) {
            #expect(pair.0 == pair.1, "line \(index + 1)")
        }
        for (name, contents) in clean where !["parcel.geojson", "site_lock.csv"].contains(name) {
            #expect(city.files[name] == contents, "\(name)")
        }
    }

    @Test("the count of dirty parcels is the share of the whole, whatever the share", arguments: [0, 0.001, 0.03, 0.2])
    func counts(share: Double) {
        let schedule = DefectSchedule(share: share, seed: 1)
        let dirty = (0..<10_000).filter { !schedule.candidates(at: $0).isEmpty }
        #expect(dirty.count == Int((share * 10_000).rounded()))
        #expect(zip(dirty, dirty.dropFirst()).allSatisfy { $1 - $0 >= 4 })
    }
}
