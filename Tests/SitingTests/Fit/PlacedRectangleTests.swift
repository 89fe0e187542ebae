// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import Testing

@testable import Siting

@Suite("A rectangle laid down")
struct PlacedRectangleTests {
    private func rectangle(_ direction: Direction) -> PlacedRectangle {
        PlacedRectangle(center: Coordinate(100, 50), lengthMetres: 20, widthMetres: 10, direction: direction)
    }

    @Test(
        "lies at an angle from east to its length, whichever way along it was meant",
        arguments: [
            (0.0, 0.0), (0.5, 0.5), (90, 90), (179.5, 179.5), (180, 0), (180.5, 0.5), (-0.5, 179.5), (-90, 90),
            (359.5, 179.5),
        ])
    func angle(meant: Double, told: Double) {
        let angle = rectangle(Direction(radians: meant * .pi / 180)).angleDegrees
        #expect(abs(angle - told) < 1e-9)
        #expect(rectangle(Direction(cosine: -1, sine: 0)).angleDegrees == 0)
    }

    @Test("has its corners counter-clockwise around its centre")
    func corners() throws {
        let rectangle = rectangle(Direction(cosine: 0.6, sine: 0.8))
        #expect(rectangle.areaSquareMetres == 200)
        // Half the length is (6, 8), half the width (-4, 3).
        let wanted = [(98.0, 39.0), (110, 55), (102, 61), (90, 45)].map { Coordinate($0.0, $0.1) }
        for (corner, wanted) in zip(rectangle.corners, wanted) { #expect(corner.distance(to: wanted) < 1e-12) }
        let ring = try rectangle.geometry().exteriorRing
        #expect(ring.count == 5 && ring.first == ring.last)
        #expect(try rectangle.geometry().area > 199.999_999)
    }

    @Test("shrinks on every side")
    func shrunk() {
        let smaller = rectangle(Direction(cosine: 0.6, sine: 0.8)).shrunk(by: 3)
        #expect((smaller.lengthMetres, smaller.widthMetres) == (14, 4))
        #expect(smaller.center == Coordinate(100, 50))
    }
}
