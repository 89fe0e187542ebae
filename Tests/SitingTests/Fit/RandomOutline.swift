// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport

/// Polygons to try rectangles in, as a planner's parcels are and as they should not be.
enum RandomOutline {
    /// A star-shaped ring around a centre: any number of reflex corners, no crossing.
    static func star(
        vertices: Int, radius: ClosedRange<Double>, stretch: Double = 1, turn: Double = 0,
        around center: Coordinate = Coordinate(0, 0), _ generator: inout RepeatableGenerator
    ) -> [Coordinate] {
        var ring = (0..<vertices).map { index -> Coordinate in
            let angle = (Double(index) + Double.random(in: 0.1...0.9, using: &generator)) * 2 * .pi / Double(vertices)
            let metres = Double.random(in: radius, using: &generator)
            let (x, y) = (metres * cos(angle) * stretch, metres * sin(angle))
            return Coordinate(
                center.x + x * cos(turn) - y * sin(turn), center.y + x * sin(turn) + y * cos(turn))
        }
        ring.append(ring[0])
        return ring
    }

    /// A star, a quadrangle, a polygon with a hole, or two polygons; somewhere on the ground of a projected CRS.
    static func any(_ generator: inout RepeatableGenerator) throws -> Geometry {
        let turn = Double.random(in: 0..<Double.pi, using: &generator)
        let center = Coordinate(
            420_000 + Double.random(in: 0...9000, using: &generator),
            3_080_000 + Double.random(in: 0...9000, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            return try .polygon(
                exterior: star(
                    vertices: 4, radius: 120...160, stretch: Double.random(in: 1...3, using: &generator), turn: turn,
                    around: center, &generator))
        case 1:
            let outer = star(vertices: 8, radius: 150...250, turn: turn, around: center, &generator)
            let hole = star(vertices: 4, radius: 20...70, turn: turn / 2, around: center, &generator)
            return try .polygon(exterior: outer, interiors: [hole])
        case 2:
            let first = star(vertices: 5, radius: 60...120, around: center, &generator)
            let second = star(
                vertices: 6, radius: 60...120, around: Coordinate(center.x + 300, center.y + 20), &generator)
            return try .multiPolygon([.polygon(exterior: first), .polygon(exterior: second)])
        default:
            return try .polygon(
                exterior: star(
                    vertices: Int.random(in: 3...12, using: &generator), radius: 40...250,
                    stretch: Double.random(in: 1...2, using: &generator), turn: turn, around: center, &generator))
        }
    }
}
