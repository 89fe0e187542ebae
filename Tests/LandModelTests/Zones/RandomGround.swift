// SPDX-License-Identifier: Apache-2.0
import Foundation
@testable import LandModel
import SimpleFeatures
import TestSupport

/// Zones and parcels where a city has its coordinates, on a field of one square kilometre so that many of them meet.
enum RandomGround {
    static let corner = Coordinate(412_345.678, 3_071_234.567)

    static func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) throws -> Geometry {
        try .rectangle(
            Envelope(
                minX: corner.x + minX, minY: corner.y + minY, maxX: corner.x + maxX, maxY: corner.y + maxY))
    }

    /// What its centre sees whole, with a hole every other time.
    static func star(
        _ generator: inout RepeatableGenerator, radius: ClosedRange<Double> = 20...400, vertices: Int = 12
    ) throws -> Geometry {
        let center = Coordinate(
            corner.x + .random(in: 0...1000, using: &generator), corner.y + .random(in: 0...1000, using: &generator))
        let size = Double.random(in: radius, using: &generator)
        func ring(_ low: Double, _ high: Double) -> [Coordinate] {
            let places = (0..<vertices).map { vertex in
                let angle = 2 * Double.pi * Double(vertex) / Double(vertices)
                let reach = size * .random(in: low...high, using: &generator)
                return Coordinate(center.x + reach * cos(angle), center.y + reach * sin(angle))
            }
            return places + places.prefix(1)
        }
        return try .polygon(exterior: ring(0.6, 1), interiors: Bool.random(using: &generator) ? [ring(0.1, 0.3)] : [])
    }

    /// A rectangle on a grid of fifty metres, so that edges and vertices of several coincide.
    static func block(_ generator: inout RepeatableGenerator) throws -> Geometry {
        let (x, y) = (Int.random(in: 0..<20, using: &generator), Int.random(in: 0..<20, using: &generator))
        let (width, height) = (Int.random(in: 1...8, using: &generator), Int.random(in: 1...8, using: &generator))
        return try box(Double(50 * x), Double(50 * y), Double(50 * (x + width)), Double(50 * (y + height)))
    }

    /// A star, a block, or two that may be apart.
    static func shape(_ generator: inout RepeatableGenerator) throws -> Geometry {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0, 1: return try star(&generator)
        case 2, 3: return try block(&generator)
        default: return try star(&generator).union(block(&generator))
        }
    }

    static func zones(_ generator: inout RepeatableGenerator, upTo most: Int = 8) throws -> [ConstraintZone] {
        try (0..<Int.random(in: 0...most, using: &generator)).map { number in
            ConstraintZone(
                id: "Z\(number)", kind: "heritage",
                bufferMetres: Bool.random(using: &generator) ? 0 : .random(in: 1...60, using: &generator),
                geometry: try shape(&generator))
        }
    }
}

extension ZoneCoverage {
    func shares(of parcels: [Geometry]) throws -> [Double] {
        var rows = PolygonRows()
        for parcel in parcels { rows.append(parcel) }
        return try shares(of: Array(parcels.indices), in: PolygonColumns(rows))
    }

    func share(of parcel: Geometry) throws -> Double { try shares(of: [parcel])[0] }
}

extension [ConstraintZone] {
    /// What GEOS makes of them.
    func dissolved() throws -> Geometry {
        try Geometry.unaryUnion(
            of: map { try $0.geometry.buffer(distance: $0.bufferMetres, quadrantSegments: 8) })
    }
}
