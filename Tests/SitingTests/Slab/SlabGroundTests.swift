// SPDX-License-Identifier: Apache-2.0
import LandModel
import SimpleFeatures
import SitingSupport
import TestSupport
import Testing

@testable import Siting

@Suite("Slabs are the ground, cut like a loaf")
struct SlabGroundTests {
    @Test("cells have equal areas and make up the ground without gap or overlap", arguments: 1...6)
    func conserves(seed: Int) throws {
        var cut = 0
        for city in try SlabCity.random(UInt64(seed)) {
            for (ground, shape, _) in try SlabCity.grounds(of: city) {
                let cells = try ground.all.map { try ground.geometry(of: $0..<$0 + 1) }
                let share = shape.area / Double(cells.count)
                #expect(cells.allSatisfy { abs($0.area - share) < 1e-6 * share && $0.isValid })
                #expect(abs(cells.reduce(0) { $0 + $1.area } - shape.area) < 1e-9 * shape.area)
                let union = try Geometry.unaryUnion(of: cells)
                #expect(try union.symmetricDifference(shape).area < 1e-9 * shape.area)
                for (one, next) in zip(cells, cells.dropFirst()) {
                    #expect(try one.intersection(next).area < 1e-9 * shape.area)
                }
                let parts = Set([1, ground.cellCount / 3, ground.cellCount / 2 + 1]).filter(ground.all.contains)
                for line in parts where line > 0 {
                    let (before, after) = (
                        try ground.geometry(of: 0..<line), try ground.geometry(of: line..<ground.cellCount)
                    )
                    #expect(try before.intersection(after).area < 1e-9 * shape.area)
                    #expect(
                        try before.symmetricDifference(Geometry.unaryUnion(of: Array(cells[..<line]))).area
                            < 1e-9 * shape.area)
                }
                #expect(ground.netAreaSquareMetres(of: ground.all) == ground.netAreaSquareMetres)
                let sum = ground.cellSquareMetres * Double(ground.cellCount)
                #expect(abs(sum - ground.netAreaSquareMetres) <= 1e-15 * sum)
                if ground.cellCount > 1 { cut += 1 }
            }
        }
        #expect(cut > 3)
    }

    @Test("slabs on either side of a line have the same points on it, whatever their other lines are")
    func sharesPoints() throws {
        var lines = 0
        for seed in UInt64(1)...6 {
            for city in try SlabCity.random(seed) {
                for (ground, _, _) in try SlabCity.grounds(of: city) where ground.cellCount > 3 {
                    let line = ground.cellCount / 2
                    let cut = try #require(ground.cutLine(before: line))
                    let length = cut.start.distance(to: cut.end)
                    func onLine(_ cells: Range<Int>) throws -> Set<Coordinate> {
                        Set(
                            try ground.geometry(of: cells).coordinates.filter { place in
                                let (dx, dy) = (place.x - cut.start.x, place.y - cut.start.y)
                                let off = dx * (cut.end.y - cut.start.y) - dy * (cut.end.x - cut.start.x)
                                return abs(off) < 1e-6 * length
                            })
                    }
                    let points = try onLine(0..<line)
                    #expect(points.isSuperset(of: [cut.start, cut.end]))
                    for other in [line..<ground.cellCount, line..<line + 1, line - 1..<line] {
                        #expect(try onLine(other) == points, "seed \(seed), \(ground.parcels), \(other)")
                    }
                    lines += 1
                }
            }
        }
        #expect(lines > 40)
    }

    @Test("a rectangle of 180亩 along a road has 48 cells of 10 m across the road, good from 40 m on")
    func rectangle() throws {
        let ground = try #require(try SlabCity.rectangle())
        #expect(ground.cellCount == 48)
        #expect(abs(ground.netAreaSquareMetres - 120_000) < 1e-6)
        for cells in SlabCity.slabs(of: ground) {
            let box = try ground.geometry(of: cells).envelope
            #expect(abs(box.width - 10 * Double(cells.count)) < 1e-6 && abs(box.height - 250) < 1e-9)
            #expect(ground.measures(of: cells).isGood == (cells.count >= 4), "\(cells)")
        }
    }

    @Test("cells are counted by the area as recorded, and drawn by the shape")
    func recorded() throws {
        var city = ShapeCity()
        city.add(try RandomParcel.rectangle(0, 0, 480, 250)) { $0.recordedNetAreaSquareMetres = 60_000 }
        city.roads = [
            Road(
                id: "R", roadClass: nil,
                geometry: try .lineString([RandomParcel.corner, RandomParcel.place(480, 0)]))
        ]
        let ground = try #require(try SlabCatalogue(city.ground()).ground(of: [0]))
        #expect(ground.cellCount == 36 && ground.netAreaSquareMetres == 60_000)
        #expect(abs(try ground.geometry(of: 3..<6).area - 10_000) < 1e-3)
        #expect(ground.netAreaSquareMetres(of: 3..<6) == 5_000)
    }

    @Test("a parcel with roads at both ends is cut so that what is left in the middle keeps a road")
    func roadsAtBothEnds() throws {
        var city = ShapeCity()
        city.add(try RandomParcel.rectangle(0, 0, 200, 300))
        for north in [0.0, 300] {
            city.roads.append(
                Road(
                    id: "R\(north)", roadClass: nil,
                    geometry: try .lineString([RandomParcel.place(0, north), RandomParcel.place(200, north)])))
        }
        let ground = try #require(try SlabCatalogue(city.ground()).ground(of: [0]))
        let middle = ground.cellCount / 3..<ground.cellCount * 2 / 3
        #expect(ground.measures(of: middle).isGood)
        #expect(try abs(ground.geometry(of: middle).envelope.height - 300) < 1e-6)
    }

    @Test("lines run where they leave more good slabs, not only by the longest frontage")
    func bestDirection() throws {
        var city = ShapeCity()
        city.add(try RandomParcel.rectangle(0, 0, 82, 400))
        // 82 m in the south, which is twice 40 and no more, and in the west three stretches of some 79 m within reach
        // of short roads.
        let west = [30.0, 160, 290].map { (RandomParcel.place(-5, $0), RandomParcel.place(-5, $0 + 20)) }
        let ends = [(RandomParcel.place(0, -5), RandomParcel.place(82, -5))] + west
        for (number, end) in ends.enumerated() {
            city.roads.append(
                Road(id: "R\(number)", roadClass: nil, geometry: try .lineString([end.0, end.1])))
        }
        let land = try #require(try city.ground().land(of: [0]))
        #expect(land.frontages.map(\.lengthMetres).max() ?? 0 < 83)
        let ground = try #require(try SlabCatalogue(city.ground()).ground(of: [0]))
        let upper = try ground.geometry(of: ground.cellCount / 2..<ground.cellCount).envelope
        #expect(abs(upper.width - 82) < 1e-6 && abs(upper.height - 200) < 1e-6)
    }

    @Test("what has no road, is too narrow, or gives no two good parts is one cell")
    func uncut() throws {
        let whole = try RandomParcel.rectangle(0, 0, 480, 250)
        let noRoad = try #require(try SlabCity.ground(whole, hasRoad: false))
        #expect(noRoad.cellCount == 1 && !noRoad.measures(of: 0..<1).isGood)
        #expect(noRoad.measures(of: 0..<1).fits(lengthMetres: 240, widthMetres: 200), "the whole is looked into")
        let narrow = try #require(try SlabCity.ground(RandomParcel.rectangle(0, 0, 600, 39)))
        #expect(narrow.cellCount == 1 && !narrow.measures(of: 0..<1).isGood)
        // 70 m of road are not twice 40.
        let deep = try #require(try SlabCity.ground(RandomParcel.rectangle(0, 0, 70, 600)))
        #expect(deep.cellCount == 1 && deep.measures(of: 0..<1).isGood)
        #expect(try deep.geometry(of: 0..<1).area == 42_000 && deep.cutLine(before: 0) == nil)
    }

    @Test("neighbours are laid out as one, and what is none is not laid out")
    func merged() throws {
        let city = try SlabCity.city([
            RandomParcel.rectangle(0, 0, 200, 250), RandomParcel.rectangle(200.05, 0, 480, 250),
            RandomParcel.rectangle(900, 0, 1_100, 250),
        ])
        let catalogue = SlabCatalogue(city)
        let ground = try #require(try catalogue.ground(of: [0, 1]))
        #expect(ground.parcels == [0, 1] && ground.cellCount == 48)
        let cells = try ground.all.map { try ground.geometry(of: $0..<$0 + 1) }
        #expect(abs(try Geometry.unaryUnion(of: cells).area - 120_000) < 1e-3)
        #expect(try catalogue.ground(of: [1, 2]) == nil)
        #expect(try catalogue.ground(of: [0, 1]) === ground, "made once")
    }
}
