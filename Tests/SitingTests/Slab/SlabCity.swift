// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import SitingSupport
import TestSupport

@testable import Siting

/// Cities to be laid out in slabs.
enum SlabCity {
    /// Parcels on their own, each with its southern edge along a road.
    static func city(_ shapes: [Geometry], hasRoad: Bool = true) throws -> CityGround {
        var city = ShapeCity()
        for shape in shapes { city.add(shape) }
        let corner = RandomParcel.corner
        if hasRoad {
            city.roads = [
                Road(
                    id: "R", roadClass: nil,
                    geometry: try .lineString([
                        Coordinate(corner.x - 9_000, corner.y), Coordinate(corner.x + 9_000, corner.y),
                    ]))
            ]
        }
        return try city.ground(policy: .shipped)
    }

    /// One parcel along the road, laid out.
    static func ground(_ shape: Geometry, hasRoad: Bool = true) throws -> SlabGround? {
        try SlabCatalogue(city([shape], hasRoad: hasRoad)).ground(of: [0])
    }

    /// 480 m along the road by 250 m: 180亩 in 48 cells of 10 m.
    static func rectangle() throws -> SlabGround? { try ground(RandomParcel.rectangle(0, 0, 480, 250)) }

    /// Awkward parcels, and blocks of neighbours.
    static func random(_ seed: UInt64) throws -> [CityGround] {
        var generator = RepeatableGenerator(seed: seed)
        let awkward = try ShapeCity.random(parcels: 12, &generator).ground()
        let blocks = CityGround(
            try IrregularCity.random(parcels: 9, &generator).snapshot(),
            policy: IrregularCity.policy(&generator))
        return [awkward, blocks]
    }

    /// Every parcel, and every pair of neighbours, that can be laid out.
    static func grounds(of city: CityGround) throws -> [(ground: SlabGround, shape: Geometry, land: ParcelGround)] {
        let (catalogue, adjacency) = (SlabCatalogue(city), try city.adjacency())
        let parcels = Array(0..<city.snapshot.parcels.count)
        let pairs = parcels.flatMap { parcel in
            adjacency.neighbours(of: parcel).map(\.parcel).filter { $0 > parcel }.map { [parcel, $0] }
        }
        return try (parcels.map { [$0] } + pairs).compactMap { members in
            guard let ground = try catalogue.ground(of: members), let land = try city.land(of: members) else {
                return nil
            }
            return (ground, land.geometry, land)
        }
    }

    /// Slabs of a ground: all that begin or end where it does, and some between.
    static func slabs(of ground: SlabGround) -> [Range<Int>] {
        ground.all.flatMap { lower in
            (lower + 1...ground.cellCount).map { lower..<$0 }
        }.filter { cells in
            cells.lowerBound == 0 || cells.upperBound == ground.cellCount
                || (3 * cells.lowerBound + cells.upperBound) % 29 == 0
        }
    }
}
