// SPDX-License-Identifier: Apache-2.0
internal import Foundation
package import SimpleFeatures
package import TestSupport

/// Parcels of every awkward form, where parcels are: at seven-digit northings.
package enum RandomParcel {
    package static let corner = Coordinate(420_000, 3_080_000)

    package static func place(_ x: Double, _ y: Double) -> Coordinate { Coordinate(corner.x + x, corner.y + y) }

    package static func rectangle(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) throws -> Geometry {
        try .rectangle(
            Envelope(minX: corner.x + x0, minY: corner.y + y0, maxX: corner.x + x1, maxY: corner.y + y1))
    }

    package static func polygon(_ points: [(Double, Double)], holes: [[(Double, Double)]] = []) throws -> Geometry {
        func closed(_ ring: [(Double, Double)]) -> [Coordinate] { (ring + ring.prefix(1)).map(place) }
        return try .polygon(exterior: closed(points), interiors: holes.map(closed))
    }

    /// Valid, in one polygon or several, with or without holes that may touch edges and each other.
    package static func any(_ generator: inout RepeatableGenerator) throws -> Geometry {
        let shapes = [convex, letterL, star, cells, cells, spiked]
        let shape = try shapes[Int.random(in: 0..<shapes.count, using: &generator)](&generator)
        // Whole coordinates put vertices on cut lines, turned ones do not.
        return Bool.random(using: &generator) ? shape : try turned(shape, .random(in: 0...6, using: &generator))
    }

    package static func convex(_ generator: inout RepeatableGenerator) throws -> Geometry {
        let points = try (0..<12).map { _ in
            try Geometry.point(
                place(.random(in: 0...400, using: &generator), .random(in: 0...300, using: &generator)))
        }
        return try Geometry.multiPoint(points).convexHull()
    }

    package static func letterL(_ generator: inout RepeatableGenerator) throws -> Geometry {
        let (w, h) = (Double.random(in: 60...200, using: &generator), Double.random(in: 60...200, using: &generator))
        return try polygon([(0, 0), (400, 0), (400, h), (w, h), (w, 300), (0, 300)])
    }

    package static func star(_ generator: inout RepeatableGenerator) throws -> Geometry {
        let count = Int.random(in: 5...30, using: &generator)
        let outer = (0..<count).map { step in
            let (angle, reach) = (
                2 * Double.pi * Double(step) / Double(count), Double.random(in: 90...200, using: &generator)
            )
            return (200 + reach * cos(angle), 200 + reach * sin(angle))
        }
        let hole = outer.reversed().map { (200 + ($0.0 - 200) / 3, 200 + ($0.1 - 200) / 3) }
        return try polygon(outer, holes: Bool.random(using: &generator) ? [hole] : [])
    }

    /// Squares of 50 m at random: holes, islands, corners that touch.
    package static func cells(_ generator: inout RepeatableGenerator) throws -> Geometry {
        var cells = [try rectangle(0, 0, 50, 50)]
        for column in 0..<6 {
            for row in 0..<5 where Int.random(in: 0..<10, using: &generator) < 7 {
                let (x, y) = (50 * Double(column), 50 * Double(row))
                cells.append(try rectangle(x, y, x + 50, y + 50))
            }
        }
        return try Geometry.unaryUnion(of: cells)
    }

    package static func spiked(_ generator: inout RepeatableGenerator) throws -> Geometry {
        let at = Double.random(in: 20...300, using: &generator)
        return try polygon([(0, 0), (400, 0), (400, 200), (at + 0.01, 200), (at, 390), (at - 0.01, 200), (0, 200)])
    }

    package static func turned(_ geometry: Geometry, _ angle: Double) throws -> Geometry {
        let (c, s) = (cos(angle), sin(angle))
        return try geometry.mapCoordinates { x, y in
            for index in x.indices {
                let (dx, dy) = (x[index] - corner.x, y[index] - corner.y)
                x[index] = corner.x + dx * c - dy * s
                y[index] = corner.y + dx * s + dy * c
            }
        }
    }
}

extension Geometry {
    /// The polygons with an area beyond rounding.
    package var solidParts: [Geometry] { parts.filter { $0.kind == .polygon && $0.area > 1e-4 } }
}
