// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Testing

@Suite struct EnvelopeTests {
    private let box = Envelope(minX: 0, minY: 0, maxX: 4, maxY: 2)

    @Test("boxes that only touch intersect")
    func touching() {
        #expect(box.intersects(Envelope(minX: 4, minY: 2, maxX: 5, maxY: 5)))
        #expect(!box.intersects(Envelope(minX: 4.001, minY: 0, maxX: 5, maxY: 2)))
    }

    @Test("a box covers itself and contains its edge")
    func covering() {
        #expect(box.covers(box))
        #expect(!box.covers(box.expanded(by: 0.001)))
        #expect(box.contains(Coordinate(4, 2)))
        #expect(!box.contains(Coordinate(4, 2.1)))
        #expect(!box.contains(Coordinate(.nan, 1)))
    }

    @Test("the empty box meets nothing, covers nothing and is nowhere near anything")
    func emptyBox() {
        let everything = Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
        let halfNumber = Envelope(minX: .nan, minY: 0, maxX: 1, maxY: 1)
        for empty in [Envelope.empty, Envelope([]), Envelope(minX: 1, minY: 0, maxX: 0, maxY: 1), halfNumber] {
            #expect(empty.isEmpty && empty.width == 0 && empty.height == 0)
            #expect(!empty.intersects(everything) && !everything.intersects(empty))
            #expect(!empty.covers(empty) && !everything.covers(empty))
            #expect(empty.distance(to: box) == .infinity && box.distance(to: empty) == .infinity)
            #expect(box.union(empty) == box && empty.union(box) == box)
            #expect(empty.expanded(by: 10).isEmpty)
            #expect(empty.center.x.isNaN)
        }
    }

    @Test("the distance between boxes is that of their nearest points")
    func distances() {
        #expect(box.distance(to: Envelope(minX: 7, minY: 6, maxX: 9, maxY: 9)) == 5)
        #expect(box.distance(to: Envelope(minX: -3, minY: 1, maxX: -2, maxY: 9)) == 2)
        #expect(box.distance(to: Envelope(minX: 1, minY: 1, maxX: 9, maxY: 9)) == 0)
    }

    @Test("a box shrunk past its middle is empty")
    func shrinking() {
        #expect(box.expanded(by: -1) == Envelope(minX: 1, minY: 1, maxX: 3, maxY: 1))
        #expect(box.expanded(by: -1.5) == .empty)
    }

    @Test("a box around coordinates reaches all of them")
    func aroundCoordinates() {
        #expect(Envelope([Coordinate(3, 2), Coordinate(0, 1), Coordinate(4, 0)]) == box)
        #expect(Envelope([Coordinate(3, 2)]).center == Coordinate(3, 2))
        #expect(box.center == Coordinate(2, 1))
    }
}
