// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures

/// Geometries drawn from a generator, on a field of 100 × 100 so that many of them meet.
enum RandomGeometry {
    static func coordinate(_ generator: inout some RandomNumberGenerator) -> Coordinate {
        Coordinate(.random(in: 0...100, using: &generator), .random(in: 0...100, using: &generator))
    }

    /// A valid polygon that its centre sees whole, sometimes with a hole.
    static func polygon(
        _ generator: inout some RandomNumberGenerator, vertices: ClosedRange<Int> = 3...20
    ) throws -> Geometry {
        let center = coordinate(&generator)
        let count = Int.random(in: vertices, using: &generator)
        let radius = Double.random(in: 1...40, using: &generator)
        let exterior = (0..<count).map { step in
            let angle = 2 * Double.pi * Double(step) / Double(count)
            let reach = radius * .random(in: 0.6...1, using: &generator)
            return Coordinate(center.x + reach * cos(angle), center.y + reach * sin(angle))
        }
        let ring = exterior + exterior.prefix(1)
        guard Bool.random(using: &generator) else { return try .polygon(exterior: ring) }
        // A star shape shrunk towards the centre that sees it stays inside.
        let hole = ring.map { Coordinate(center.x + ($0.x - center.x) / 4, center.y + ($0.y - center.y) / 4) }
        return try .polygon(exterior: ring, interiors: [hole.reversed()])
    }

    static func lineString(_ generator: inout some RandomNumberGenerator) throws -> Geometry {
        let count = Int.random(in: 2...6, using: &generator)
        return try .lineString((0..<count).map { _ in coordinate(&generator) })
    }

    /// A ring through random places: seldom valid.
    static func tangle(_ generator: inout some RandomNumberGenerator) throws -> Geometry {
        let count = Int.random(in: 3...10, using: &generator)
        // Whole numbers, so that vertices also fall on each other and on edges.
        let places = (0..<count).map { _ in
            Coordinate(
                Double(Int.random(in: 0...6, using: &generator)), Double(Int.random(in: 0...6, using: &generator)))
        }
        return try .polygon(exterior: places + places.prefix(1))
    }

    /// Any kind, nested and empty ones included.
    static func any(_ generator: inout some RandomNumberGenerator, nesting: Int = 0) throws -> Geometry {
        let kinds = GeometryKind.allCases
        let kind = kinds[Int.random(in: 0..<(nesting < 3 ? kinds.count : 3), using: &generator)]
        if Int.random(in: 0..<10, using: &generator) == 0 { return try .empty(kind) }
        let count = Int.random(in: 0...4, using: &generator)
        switch kind {
        case .point: return try .point(coordinate(&generator))
        case .lineString: return try lineString(&generator)
        case .polygon: return try polygon(&generator)
        case .multiPoint: return try .multiPoint((0..<count).map { _ in try .point(coordinate(&generator)) })
        case .multiLineString: return try .multiLineString((0..<count).map { _ in try lineString(&generator) })
        case .multiPolygon: return try .multiPolygon((0..<count).map { _ in try polygon(&generator) })
        case .geometryCollection:
            return try .collection((0..<count).map { _ in try any(&generator, nesting: nesting + 1) })
        }
    }
}
