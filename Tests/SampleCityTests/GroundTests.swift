// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import Testing

@Suite("the ground of the sample city")
struct GroundTests {
    let city: CityUnderTest

    init() throws { city = try CityUnderTest.zhuzhou.get() }

    @Test("every geometry is valid and lies in the city")
    func validity() throws {
        let bounds = Envelope(minX: 112.97, minY: 26.04, maxX: 114.11, maxY: 28.02)
        for layer in CityUnderTest.layers where layer.schema.geometry != nil {
            #expect(!city[layer].isEmpty, "\(layer.rawValue)")
            for row in city[layer] {
                let geometry = try #require(row.geometry)
                #expect(geometry.isValid, "\(layer.rawValue) \(row.id)")
                #expect(bounds.covers(geometry.envelope), "\(layer.rawValue) \(row.id)")
            }
        }
    }

    @Test("parcels, parks and factories do not overlap their like", arguments: [Layer.parcel, .park, .factory])
    func overlaps(layer: Layer) throws {
        let rows = city[layer].compactMap { row in row.geometry.map { (row.id, $0) } }
        let index = SpatialIndex(rows.map(\.1.envelope))
        for (place, row) in rows.enumerated() {
            for other in index.query(row.1.envelope) where other > place {
                // Interiors apart: the first letter of DE-9IM says whether they meet.
                let relation = try row.1.relate(rows[other].1)
                #expect(relation.hasPrefix("F"), "\(row.0) and \(rows[other].0): \(relation)")
            }
        }
    }

    @Test("neighbouring lots share whole borders")
    func sharedBorders() throws {
        let rows = city[.parcel].compactMap(\.geometry)
        let index = SpatialIndex(rows.map(\.envelope))
        var (along, atCorner) = (0, 0)
        for (place, lot) in rows.enumerated() {
            for other in index.query(lot.envelope) where other > place {
                guard try lot.touches(rows[other]) else { continue }
                // The second ring dimension of DE-9IM: 1 when the borders run together, 0 when they meet in points.
                let relation = Array(try lot.relate(rows[other]))
                if relation[4] == "1" { along += 1 } else { atCorner += 1 }
            }
        }
        #expect(along > rows.count / 2)
        #expect(atCorner < along)
    }

    @Test("parcels lie in their parks and factories on parcels")
    func nesting() throws {
        let parks = Dictionary(uniqueKeysWithValues: city[.park].map { ($0.id, $0.geometry) })
        for layer in [Layer.parcel, .factory] {
            for row in city[layer] {
                let park = try #require(parks[row.text("park_id") ?? ""] ?? nil)
                let geometry = try #require(row.geometry)
                #expect(try park.covers(geometry), "\(row.id)")
            }
        }
        let lots = city[.parcel].compactMap(\.geometry)
        let index = SpatialIndex(lots.map(\.envelope))
        for factory in city[.factory] {
            let footprint = try #require(factory.geometry)
            let under = try index.query(footprint.envelope).filter { try lots[$0].covers(footprint) }
            #expect(under.count == 1, "\(factory.id)")
        }
    }

    @Test("parks keep clear of the river and constraint zones cut a few parcels")
    func surroundings() throws {
        let river = try #require(city[.facility].first { $0.text("kind") == "river" }?.geometry)
        for park in city[.park] {
            let outline = try #require(park.geometry)
            #expect(try !outline.intersects(river), "\(park.id)")
        }
        let zones = city[.constraintZone].compactMap(\.geometry)
        let cut = try city[.parcel].compactMap(\.geometry).filter { parcel in
            try zones.contains { try $0.intersects(parcel) }
        }
        #expect((3...120).contains(cut.count))
        let kinds = Set(city[.constraintZone].compactMap { $0.text("kind") })
        #expect(kinds == ["ecological_redline", "permanent_farmland", "green_heart", "hazard"])
        let facilities = Set(city[.facility].compactMap { $0.text("kind") })
        #expect(
            facilities.isSuperset(of: ["river", "rail_station", "expressway_entrance", "port", "school", "hospital"]))
        #expect(Set(city[.road].compactMap { $0.text("class") }) == ["I", "II", "III"])
    }

    @Test("the larger part of approved and cleared land is no industrial lot")
    func industrialShare() {
        let belts: Set = ["cleared", "clearing", "approved"]
        let lots = city[.parcel].filter { belts.contains($0.text("stage") ?? "") }
        let share = sum(lots, "gross_area_m2") / (20_000_000 + 8_666_667 / 3)
        #expect((0.28...0.45).contains(share))
    }
}

/// Square metres of a square degree at a latitude, on the CGCS2000 ellipsoid.
func metresPerDegreeSquared(latitude: Double) -> Double {
    let (semiMajor, flattening) = (6_378_137.0, 1 / 298.257222101)
    let eccentricitySquared = flattening * (2 - flattening)
    let radians = latitude * Double.pi / 180
    let root = 1 - eccentricitySquared * sin(radians) * sin(radians)
    let meridian = semiMajor * (1 - eccentricitySquared) / (root * root.squareRoot())
    let parallel = semiMajor / root.squareRoot() * cos(radians)
    let degree = Double.pi / 180
    return meridian * parallel * degree * degree
}
