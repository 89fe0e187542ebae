// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Testing

@Suite struct DistanceTests {
    private let square: Geometry
    private let point: Geometry

    init() throws {
        square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1))
        point = try Geometry.point(Coordinate(4, 5))
    }

    @Test("the distance is that of the nearest points")
    func nearestPoints() throws {
        #expect(try square.distance(to: point) == 5)
        #expect(try square.isWithinDistance(5, of: point))
        #expect(try !square.isWithinDistance(4.999, of: point))
        #expect(
            try square.withPrepared { prepared throws(SpatialError) in try prepared.isWithinDistance(5, of: point) })
    }

    @Test("the empty geometry is infinitely far and within no distance", arguments: GeometryKind.allCases)
    func emptyIsFar(kind: GeometryKind) throws {
        let empty = try Geometry.empty(kind)
        for (a, b) in [(empty, point), (point, empty), (empty, empty)] {
            #expect(try a.distance(to: b) == .infinity)
            #expect(try !a.isWithinDistance(.infinity, of: b))
            #expect(try !a.withPrepared { prepared throws(SpatialError) in try prepared.isWithinDistance(1e9, of: b) })
        }
    }
}
