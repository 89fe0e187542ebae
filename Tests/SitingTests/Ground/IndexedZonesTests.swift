// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

@Suite("Zones that are passed over take nothing")
struct IndexedZonesTests {
    @Test("no zone is passed over that shares a point with a box, its buffer included")
    func touching() throws {
        var (passedOver, found) = (0, 0)
        try forAll(seed: 11, count: 3) { generator, _ in
            let city = try ShapeCity.random(parcels: 24, &generator)
            let zones = IndexedZones(city.zones)
            let drawn = try city.zones.map { zone in
                zone.bufferMetres > 0 && zone.kind != ConstraintZone.dedicated
                    ? try zone.geometry.buffer(distance: zone.bufferMetres) : zone.geometry
            }
            for _ in 0..<150 {
                let corner = RandomParcel.place(
                    .random(in: -500...6000, using: &generator), .random(in: -500...2500, using: &generator))
                let size = Double.random(in: 0.1...300, using: &generator)
                let box = Envelope(minX: corner.x, minY: corner.y, maxX: corner.x + size, maxY: corner.y + size)
                let touching = zones.touching(box).map(\.id)
                #expect(touching == city.zones.map(\.id).filter(touching.contains), "in their order")
                let rectangle = try Geometry.rectangle(box)
                for (zone, geometry) in zip(city.zones, drawn) where !touching.contains(zone.id) {
                    #expect(try !geometry.intersects(rectangle), "\(zone.id)")
                    if geometry.envelope.intersects(box) { passedOver += 1 }
                }
                found += touching.count
            }
        }
        #expect(passedOver > 100 && found > 100, "\(passedOver) passed over, \(found) found")
    }

    @Test("the envelope is the one that all zones of the city leave")
    func envelope() throws {
        var generator = RepeatableGenerator(seed: 12)
        let city = try ShapeCity.random(parcels: 24, &generator)
        let ground = try city.ground()
        for parcel in 0..<city.parcels.count {
            let shape = try ground.snapshot.parcels.shapes.geometry(at: parcel)
            let found = try ground.envelope(of: shape, from: [parcel])
            var setbacks = ground.policy.setbacks
            if let own = city.parcels[parcel].edgeSetbackMetres {
                setbacks.otherMetres = .init(value: own, source: "", confidence: "")
            }
            let exact = try BuildableEnvelope(
                of: shape, dedicated: city.zones.filter { $0.kind == ConstraintZone.dedicated }.map(\.geometry),
                zones: city.zones.filter { $0.kind != ConstraintZone.dedicated },
                lines: FrontingLines(
                    city.roads.map { FrontingLine(.road, class: $0.roadClass, geometry: $0.geometry) }),
                policy: setbacks)
            #expect(try found.geometry.symmetricDifference(exact.geometry).area < 1e-6)
            // An overlay with a zone that does not touch may change an area by rounding, which then counts as a loss.
            func causes(_ envelope: BuildableEnvelope) -> [BuildableEnvelope.Cause] {
                envelope.losses.filter { $0.squareMetres > 1e-6 }.map(\.cause)
            }
            #expect(causes(found) == causes(exact))
        }
    }

    @Test("a zone without area and one that cannot be drawn do no harm")
    func odd() throws {
        let line = try Geometry.lineString([RandomParcel.place(0, 0), RandomParcel.place(100, 100)])
        let zones = IndexedZones([
            ConstraintZone(id: "line", kind: "a", geometry: line),
            ConstraintZone(id: "none", kind: "a", bufferMetres: 5, geometry: try .empty(.polygon)),
            ConstraintZone(id: "bad", kind: "a", bufferMetres: .infinity, geometry: line),
        ])
        #expect(zones.touching(line.envelope).map(\.id) == ["line", "bad"])
        #expect(zones.touching(.empty).isEmpty)
        #expect(IndexedZones([]).touching(line.envelope).isEmpty)
    }
}
