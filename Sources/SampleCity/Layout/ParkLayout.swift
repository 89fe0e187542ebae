// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// Where every park and every block of the city lies.
struct ParkLayout: Sendable {
    /// A park with its street grid in place.
    struct SitedPark: Sendable {
        let fact: ParkFact
        let frame: ParkFrame
        let grid: BlockGrid

        var outline: [Coordinate] { frame.planar(grid.extent.ring) }
    }

    /// One block of a park, not yet given a use.
    struct Block: Sendable {
        let park: Int
        /// Number in the park, 1 at the centre.
        let number: Int
        /// 0 at the centre of its park, 1 at the rim.
        let remoteness: Double
        let rectangle: LocalRectangle
        /// Area on the ellipsoid in hundredths of m².
        let areaHundredths: Int
    }

    let parks: [SitedPark]
    /// All blocks of the city from the centres of the parks outward.
    let blocks: [Block]

    /// Blocks wanted in the whole city: enough for the year's plan of 2020 with some 600 lots.
    static let blockCount = 276.0

    init(facts: [ParkFact], river: [Coordinate], map: CityMap, seed: UInt64) throws {
        let weights = facts.map { ($0.publishedAreaHectares ?? 800).clamped(to: 300...2500).squareRoot() }
        let totalWeight = weights.reduce(0, +)
        let corners = [(112.97, 26.04), (114.11, 26.04), (114.11, 28.02), (112.97, 28.02), (112.97, 26.04)]
        let bounds = try corners.map { try map.planar(longitude: $0.0, latitude: $0.1) }
        var placement = try ParkPlacement(river: river, bounds: bounds)
        var parks: [SitedPark] = []
        var blocks: [Block] = []
        for (index, fact) in facts.enumerated() {
            var stream = RandomStream(seed: seed, purpose: "grid/\(fact.id)")
            let wanted = max(9, Int((ParkLayout.blockCount * weights[index] / totalWeight).rounded()))
            let grid = BlockGrid(blockCount: wanted, stream: &stream)
            let rotation = stream.number(-0.45...0.45)
            let position = try map.planar(longitude: fact.longitude, latitude: fact.latitude)
            let frame = try placement.place(grid.extent, wanted: position, rotation: rotation, name: fact.name)
            parks.append(SitedPark(fact: fact, frame: frame, grid: grid))
            for (order, rectangle) in grid.blocks.enumerated() {
                let area = try map.recordedArea(of: frame.planar(rectangle.ring))
                blocks.append(
                    Block(
                        park: index, number: order + 1, remoteness: (Double(order) + 0.5) / Double(grid.blocks.count),
                        rectangle: rectangle, areaHundredths: area.hundredths))
            }
        }
        self.parks = parks
        self.blocks = blocks.sorted {
            $0.remoteness == $1.remoteness ? ($0.park, $0.number) < ($1.park, $1.number) : $0.remoteness < $1.remoteness
        }
    }
}
