// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// Finds each park a place near its stated position, clear of the river and of the parks placed before it.
struct ParkPlacement {
    /// Width of the strip kept free between parks, metres.
    static let clearance = 400.0
    /// Width of the strip kept free on either side of the river's line, metres.
    static let riverClearance = 450.0

    let river: Geometry
    /// The corners of the city, in the plane.
    let bounds: Geometry
    private(set) var taken: [Geometry] = []

    init(river: [Coordinate], bounds: [Coordinate]) throws {
        self.river = try Geometry.lineString(river)
        self.bounds = try Geometry.polygon(exterior: bounds)
    }

    /// The first free position on widening rings around `wanted`.
    mutating func place(_ extent: LocalRectangle, wanted: Coordinate, rotation: Double, name: String) throws
        -> ParkFrame
    {
        for ring in 0...80 {
            let radius = Double(ring) * 250
            let directions = max(1, ring * 6)
            for direction in 0..<directions {
                let angle = 2 * Double.pi * Double(direction) / Double(directions)
                let frame = ParkFrame(
                    center: Coordinate(
                        (wanted.x + radius * cos(angle)).rounded(), (wanted.y + radius * sin(angle)).rounded()),
                    rotation: rotation)
                let outline = try Geometry.polygon(exterior: frame.planar(extent.ring))
                if try isFree(outline) {
                    taken.append(outline)
                    return frame
                }
            }
        }
        throw SampleCityError(
            "park \(name) finds no free place within 20 km of its position",
            hint: "check its longitude and latitude in source/park.csv")
    }

    private func isFree(_ outline: Geometry) throws -> Bool {
        guard try bounds.contains(outline), try !outline.isWithinDistance(ParkPlacement.riverClearance, of: river)
        else {
            return false
        }
        for other in taken where try outline.isWithinDistance(ParkPlacement.clearance, of: other) { return false }
        return true
    }
}
