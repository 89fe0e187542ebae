// SPDX-License-Identifier: Apache-2.0
import Dispatch
import LandModel
import SimpleFeatures
import SitingSupport
import Synchronization
import TestSupport
import Testing

@testable import Siting

@Suite("What is said of a slab holds")
struct SlabMeasuresTests {
    private static let halls: [(Double, Double)] = [
        (24, 24), (60, 24), (90, 36), (66, 54), (120, 60), (102, 102), (180, 48), (240, 30), (150, 120), (210, 204),
    ]

    /// The longest stretch of frontage that lies in a shape, by GEOS.
    private static func frontageMetres(of shape: Geometry, _ frontages: [Frontage]) throws -> Double {
        let reach = try shape.buffer(distance: 1e-6)
        var longest = 0.0
        for frontage in frontages {
            let inside = try Geometry.lineString(frontage.points).intersection(reach)
            let lines = inside.kind == .lineString ? inside : try inside.lineMerge()
            longest = lines.parts.reduce(max(longest, lines.kind == .lineString ? lines.length : 0)) {
                max($0, $1.length)
            }
        }
        return longest
    }

    @Test("a good slab is one polygon with 40 m of frontage and width, and one that is not lacks something")
    func good() throws {
        var (yes, no) = (0, 0)
        for seed in UInt64(11)...16 {
            for city in try SlabCity.random(seed) {
                for (ground, _, land) in try SlabCity.grounds(of: city) {
                    for cells in SlabCity.slabs(of: ground) {
                        let isGood = ground.measures(of: cells).isGood
                        let shape = try ground.geometry(of: cells)
                        let (frontage, width) = (
                            try Self.frontageMetres(of: shape, land.frontages), try shape.minimumWidth()
                        )
                        let name = "seed \(seed), \(ground.parcels), \(cells): \(frontage) m, \(width) m"
                        if isGood {
                            #expect(shape.kind == .polygon && shape.isValid, "\(name)")
                            #expect(frontage >= 40 - 1e-4 && width >= 40 - 1e-4, "\(name)")
                            yes += 1
                        } else {
                            // By less than a metre it may hang together, or touch its frontage.
                            let core = try shape.buffer(distance: -0.51)
                            let isWhole = core.solidParts.count == 1
                            let inner = try Self.frontageMetres(of: core.buffer(distance: 0.52), land.frontages)
                            #expect(!isWhole || inner < 40 + 1 || width < 40 + 1e-4, "\(name)")
                            no += 1
                        }
                    }
                }
            }
        }
        #expect(yes > 500 && no > 500)
    }

    @Test("every hall that a slab is said to hold fits in it by the exact search")
    func fits() throws {
        var (said, unsaid) = (0, 0)
        for seed in UInt64(21)...23 {
            for city in try SlabCity.random(seed) {
                for (ground, _, _) in try SlabCity.grounds(of: city) {
                    for cells in SlabCity.slabs(of: ground) where (cells.count + cells.lowerBound) % 4 == 0 {
                        let measures = ground.measures(of: cells)
                        guard measures.isGood else {
                            let isEmpty = !measures.fits(lengthMetres: 1, widthMetres: 1)
                            #expect(isEmpty || cells == ground.all)
                            continue
                        }
                        let exact = try city.hallFit(of: ground.geometry(of: cells), from: ground.parcels)
                        for (length, width) in Self.halls {
                            let fits = try exact.fit(.init(length, width)).fits
                            if measures.fits(lengthMetres: length, widthMetres: width) {
                                #expect(fits, "seed \(seed), \(ground.parcels), \(cells): \(length) × \(width)")
                                said += 1
                            } else if fits {
                                unsaid += 1
                            }
                        }
                    }
                }
            }
        }
        #expect(said > 1_000)
        #expect(Double(unsaid) < 0.1 * Double(said), "\(unsaid) of \(said + unsaid) are not known")
    }

    @Test("a hall as long as a rectangle is deep stands across it, and a longer or wider one does not")
    func rectangle() throws {
        let ground = try #require(try SlabCity.rectangle())
        let measures = ground.measures(of: 7..<13)
        #expect(measures.fits(lengthMetres: 250, widthMetres: 60) && measures.fits(lengthMetres: 24, widthMetres: 200))
        #expect(!measures.fits(lengthMetres: 250, widthMetres: 61))
        #expect(!measures.fits(lengthMetres: 260, widthMetres: 60))
        #expect(!measures.fits(lengthMetres: 20, widthMetres: 300))
    }

    @Test("a slab of two polygons, or of two that a thread holds together, is not good")
    func prongs() throws {
        // A back 100.5 m thick with two prongs to the east: 24 cells, the twelfth of which ends at 100 m.
        let end = 100.5 + 19_900 / 120
        let ground = try #require(
            try SlabCity.ground(
                RandomParcel.polygon([
                    (0, 0), (end, 0), (end, 60), (100.5, 60), (100.5, 140), (end, 140), (end, 200), (0, 200),
                ])))
        #expect(ground.cellCount == 24)
        #expect(try abs(ground.geometry(of: 0..<12).envelope.width - 100) < 1e-6)
        for cells in SlabCity.slabs(of: ground) {
            let shape = try ground.geometry(of: cells)
            let isThread = cells.lowerBound == 12 && cells.count > 1
            #expect((shape.kind == .multiPolygon) == (cells.lowerBound > 12))
            #expect(ground.measures(of: cells).isGood == (cells.lowerBound < 12 && shape.envelope.width >= 40))
            if isThread { #expect(shape.kind == .polygon) }
        }
    }

    @Test("frontage at the end of a strip less than a metre wide does not count")
    func strip() throws {
        // 30 cells, the sixth of which ends 0.4 m beyond the edge of 100 m that faces a road in the notch.
        var city = ShapeCity()
        city.add(try RandomParcel.polygon([(0, 100), (100, 100), (100, 0), (302, 0), (302, 200), (0, 200)]))
        city.roads = [
            Road(
                id: "N", roadClass: nil,
                geometry: try .lineString([RandomParcel.place(95, -20), RandomParcel.place(95, 100)])),
            Road(
                id: "S", roadClass: nil,
                geometry: try .lineString([RandomParcel.place(150, -5), RandomParcel.place(302, -5)])),
        ]
        let ground = try #require(try SlabCatalogue(city.ground()).ground(of: [0]))
        #expect(ground.cellCount == 30)
        #expect(try abs(ground.geometry(of: 0..<6).envelope.width - 100.4) < 1e-6)
        #expect(!ground.measures(of: 0..<6).isGood && ground.measures(of: 0..<7).isGood)
    }

    @Test("many threads find what one does")
    func threads() throws {
        for city in try SlabCity.random(31) {
            let single = try SlabCity.grounds(of: city).map(\.ground)
            let expected = single.map { ground in SlabCity.slabs(of: ground).map(ground.measures) }
            let catalogue = SlabCatalogue(city)
            let wrong = Mutex(0)
            DispatchQueue.concurrentPerform(iterations: 4 * single.count) { number in
                let position = number * 7 % single.count
                let known = single[position]
                guard let ground = try? catalogue.ground(of: known.parcels), ground.cellCount == known.cellCount,
                    SlabCity.slabs(of: ground).reversed().map(ground.measures).reversed() == expected[position]
                else {
                    wrong.withLock { $0 += 1 }
                    return
                }
            }
            #expect(wrong.withLock { $0 } == 0)
        }
    }

    @Test("parcels that no planner drew are laid out or left whole, and none ends the work")
    func degenerate() throws {
        let city = try ShapeCity.degenerate().ground()
        let catalogue = SlabCatalogue(city)
        let grounds = try (0..<city.snapshot.parcels.count).map { try catalogue.ground(of: [$0]) }
        #expect(grounds[1] == nil, "what crosses itself is repaired first")
        #expect(try catalogue.ground(of: [1, 13]) == nil)
        for ground in grounds.compactMap(\.self) {
            for cells in SlabCity.slabs(of: ground) {
                let measures = ground.measures(of: cells)
                guard measures.isGood else { continue }
                let shape = try ground.geometry(of: cells)
                #expect(shape.isValid && shape.kind == .polygon, "\(ground.parcels), \(cells)")
                let exact = try city.hallFit(of: shape, from: ground.parcels)
                for (length, width) in Self.halls where measures.fits(lengthMetres: length, widthMetres: width) {
                    #expect(try exact.fit(.init(length, width)).fits)
                }
            }
        }
        let empty = try #require(grounds[0])
        #expect(empty.cellCount == 1 && !empty.measures(of: 0..<1).isGood)
        #expect(!empty.measures(of: 0..<1).fits(lengthMetres: 1, widthMetres: 1))
        #expect(grounds[10]?.cellCount == 1, "an area without end has no cells")
        #expect(try #require(grounds[13]).cellCount > 1)
        let setBack = try #require(grounds[12])
        #expect(!setBack.measures(of: setBack.all).fits(lengthMetres: 24, widthMetres: 24))
    }

    @Test("a ground of very many vertices is one cell")
    func manyVertices() throws {
        let steps = (0...2_000).map { (step: Int) -> (Double, Double) in
            (480 - 0.24 * Double(step), step.isMultiple(of: 2) ? 250 : 251)
        }
        let shape = try RandomParcel.polygon([(0, 0), (480, 0)] + steps)
        let ground = try #require(try SlabCity.ground(shape))
        #expect(ground.cellCount == 1 && ground.measures(of: 0..<1).isGood)
        #expect(ground.measures(of: 0..<1).fits(lengthMetres: 240, widthMetres: 144))
    }
}
