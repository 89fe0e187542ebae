// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import LandModel
import SimpleFeatures
import Testing

@testable import SampleCity

@Suite("the ground of a synthetic city")
struct SyntheticGroundTests {
    @Test("parcels are valid and share no ground, whatever the seed", arguments: [1, 2, 3, 4, 5] as [UInt64])
    func parcels(seed: UInt64) throws {
        let data = try SyntheticCityUnderTest.files(parcelCount: 2_000, seed: seed)["parcel.geojson"] ?? Data()
        let parcels = try CityUnderTest.rows(of: .parcel, in: data).compactMap(\.geometry)
        #expect(parcels.count == 2_000 && parcels.allSatisfy(\.isValid))
        let index = SpatialIndex(parcels.map(\.envelope))
        var shared = 0
        for (place, parcel) in parcels.enumerated() {
            for other in index.query(parcel.envelope) where other > place {
                // Interiors apart: the first letter of DE-9IM says whether they meet.
                let relation = try parcel.relate(parcels[other])
                #expect(relation.hasPrefix("F"), "\(place) and \(other): \(relation)")
                if Array(relation)[4] == "1" { shared += 1 }
            }
        }
        // Most have a neighbour with which they share a whole border.
        #expect(shared > parcels.count / 2)
    }

    @Test("every other layer is valid too")
    func validity() throws {
        let city = try SyntheticCityUnderTest.clean.get()
        for layer in CityUnderTest.layers where layer.schema.geometry != nil {
            for row in city[layer] { #expect(row.geometry?.isValid == true, "\(layer.rawValue) \(row.id)") }
        }
    }

    @Test("recorded areas are those of the outline, and net over gross is as in real sale notices")
    func areas() throws {
        let city = try SyntheticCityUnderTest.clean.get()
        let measured = try EllipsoidalArea.squareMetres(of: city[.parcel].compactMap(\.geometry), in: .cgcs2000)
        for (row, area) in zip(city[.parcel], measured) {
            let (gross, net) = (row.number("gross_area_m2") ?? 0, row.number("net_area_m2") ?? 0)
            #expect(abs(gross - area) <= 0.0051)
            #expect((0.8159...0.8731).contains(net / gross), "\(row.id)")
            #expect(abs(gross - net - (row.number("dedicated_area_m2") ?? 0)) < 0.005)
        }
    }

    @Test("the city is a mixture: uses, stages, road classes, zones that overlap, facilities")
    func mixture() throws {
        let city = try SyntheticCityUnderTest.larger.get()
        func share(_ layer: Layer, _ holds: (CityUnderTest.Row) -> Bool) -> Double {
            Double(city[layer].filter(holds).count) / Double(city[layer].count)
        }
        #expect((0.1...0.3).contains(share(.parcel) { $0.text("land_use")?.hasPrefix("10") == true }))
        #expect((0.35...0.7).contains(share(.parcel) { $0.text("land_use") == "0701" }))
        #expect((0.06...0.25).contains(share(.parcel) { $0.text("stage") == "reserve" }))
        let pipeline = ["planned", "approving", "approved", "clearing", "cleared"]
        #expect((0.08...0.45).contains(share(.parcel) { pipeline.contains($0.text("stage") ?? "") }))
        #expect(Set(city[.parcel].compactMap { $0.text("stage") }).count >= 13)
        #expect(Set(city[.road].compactMap { $0.text("class") }) == ["I", "II", "III"])
        #expect(Set(city[.constraintZone].compactMap { $0.text("kind") }).count >= 5)
        #expect(
            Set(city[.facility].compactMap { $0.text("kind") }).isSuperset(of: [
                "river", "railway", "rail_station", "expressway_entrance", "school", "hospital", "port",
            ]))
        let zones = city[.constraintZone].compactMap(\.geometry)
        let overlapping = try zones.indices.contains { first in
            try zones.indices.contains { try $0 > first && zones[first].overlaps(zones[$0]) }
        }
        #expect(overlapping)
        #expect(share(.project) { $0.number("net_area_min_m2") != nil } > 0.2)
        #expect(share(.parcel) { ($0.geometry?.exteriorRing.count ?? 0) > 10 } > 0.1)
    }

    @Test("some parcels lie on the curved bank of the river and none in it")
    func river() throws {
        let frame = try CityFrame(parcelCount: 2_000, dirtyShare: 0, seed: 7)
        let river = try #require(frame.corridors.first { $0.kind == .river })
        var (atBank, districts) = (0, 0)
        for number in 0..<30 {
            let ground = try DistrictGround(number, frame: frame)
            guard let water = try river.band(near: ground.cell.region),
                let bank = try river.band(near: ground.cell.region, widenedMetres: 23)
            else { continue }
            districts += 1
            for lot in ground.lots {
                let polygon = try Geometry.polygon(exterior: lot.ring.closedRing)
                #expect(try !polygon.intersects(water))
                if try polygon.intersects(bank) { atBank += 1 }
            }
        }
        #expect(districts > 0 && atBank > 10)
    }

    @Test("factories stand on their lots and floors add up to their building")
    func factories() throws {
        let city = try SyntheticCityUnderTest.larger.get()
        let parcels = Dictionary(uniqueKeysWithValues: city[.parcel].map { ($0.id, $0.geometry) })
        for row in city[.factory] {
            let lot = try #require(parcels["P" + row.id.dropFirst(2).dropLast(3)] ?? nil)
            #expect(try lot.covers(row.geometry ?? .empty(.polygon)), "\(row.id)")
            let floors = city[.factoryUnit].filter { $0.text("factory_id") == row.id }
            if !floors.isEmpty {
                #expect(abs(sum(floors, "floor_area_m2") - (row.number("floor_area_m2") ?? 0)) < 0.001)
            }
        }
    }
}
