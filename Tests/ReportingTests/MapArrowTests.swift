// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Reporting

@Suite("Arrows on a map")
struct MapArrowTests {
    @Test(
        "a head ends where the arrow points, and is of one size on the sheet at every scale",
        arguments: [100.0, 90_000])
    func head(metres: Double) throws {
        let extent = MapExtent(minX: 0, minY: 0, maxX: metres, maxY: metres)
        let projection = MapProjection(extent, into: MapExtent(minX: 0, minY: 0, maxX: 500, maxY: 500))
        let arrow = MapArrow(from: MapPosition(0, 0), to: MapPosition(metres, 0))
        guard case .polygon(let rings) = arrow.head(projection) else {
            Issue.record("a head is a triangle")
            return
        }
        let corners = rings[0].map(projection.pixel)
        #expect(rings[0][0] == arrow.to && corners.count == 3)
        #expect(abs(corners[0].x - corners[1].x - 9) < 1e-9 && abs(abs(corners[1].y - corners[2].y) - 7) < 1e-9)
    }

    @Test("an arrow to where it starts is a point")
    func nowhere() {
        let place = MapPosition(3, 4)
        let projection = MapProjection(
            MapExtent(minX: 0, minY: 0, maxX: 9, maxY: 9), into: MapExtent(minX: 0, minY: 0, maxX: 9, maxY: 9))
        #expect(MapArrow(from: place, to: place).head(projection) == .point(place))
    }
}
