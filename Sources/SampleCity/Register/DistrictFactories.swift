// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel
internal import SimpleFeatures

/// The standard factories of one district, in rows on some of its larger industrial lots, and their floors.
struct DistrictFactories: Sendable {
    private(set) var buildings: [LayerRow] = []
    private(set) var floors: [LayerRow] = []
    private(set) var vacantFloorIDs: [String] = []

    /// Share of suitable lots that carry standard factories; on the rest firms build for themselves.
    private static let share = 0.16
    /// Metres kept free along the lot's sides.
    private static let setback = 12.0
    private static let cohorts: [FactoryPlan.Cohort] =
        Array(repeating: .standing, count: 6) + [.carriedOver, .carriedOver, .withinYear, .startedLate]

    init(_ register: DistrictRegister, seed: UInt64) throws {
        guard let park = register.park else { return }
        for entry in register.entries where entry.use == .industry && [.started, .delivered].contains(entry.stage) {
            var stream = RandomStream(seed: seed, purpose: "factories/\(entry.id)")
            guard stream.chance(DistrictFactories.share) else { continue }
            try build(on: entry, park: park, &stream, seed: seed)
        }
    }

    private mutating func build(
        on entry: DistrictRegister.Entry, park: ParkFact, _ stream: inout RandomStream, seed: UInt64
    ) throws {
        let box = OrientedBox(ConvexRegion(entry.lot.ring))
        let frame = ParkFrame(center: box.center, rotation: atan2(box.direction.y, box.direction.x))
        let inner = LocalRectangle(
            minU: -box.length / 2, minV: -box.width / 2, maxU: box.length / 2, maxV: box.width / 2
        ).expanded(by: -DistrictFactories.setback)
        let kind = FactoryKind(&stream)
        let lot = try Geometry.polygon(exterior: entry.lot.ring.closedRing)
        var number = 0
        for rectangle in kind.rows(in: inner) {
            // Corners that are cut or rounded, and the notch of an L, leave no room for one.
            let room = frame.planar(rectangle.expanded(by: DistrictFactories.setback / 2).ring)
            guard try lot.covers(try Geometry.polygon(exterior: room)) else { continue }
            number += 1
            let dates = stream.pick(DistrictFactories.cohorts).dates(&stream)
            let factory = StandardFactory(
                id: "F-" + entry.id.dropFirst() + "-" + padded(number, 2), kind: kind,
                floorArea: Int(rectangle.area) * kind.floors, startedOn: dates.started, completedOn: dates.completed)
            buildings.append(factory.row(park: park, shape: .polygon(frame.planar(rectangle.ring))))
            for floor in FactoryFloor.floors(of: factory, seed: seed) {
                floors.append(floor.row(parkLevel: park.level, seed: seed))
                if floor.status == "vacant" { vacantFloorIDs.append(floor.id) }
            }
        }
    }
}
