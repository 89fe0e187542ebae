// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import Synchronization
import TestSupport
import Testing

@testable import Siting

@Suite("The shape index never says other than the exact answers")
struct ShapeIndexTests {
    private static let halls: [(Double, Double)] = [
        (10, 8), (25, 24), (30, 30), (60, 24), (90, 60), (150, 36), (190, 100), (240, 72), (300, 18), (390, 20),
    ]

    private func city(_ seed: UInt64, parcels: Int = 20) throws -> CityGround {
        var generator = RepeatableGenerator(seed: seed)
        return try ShapeCity.random(parcels: parcels, &generator).ground()
    }

    @Test("whether a hall fits is what the exact fit says, wherever the index says anything")
    func fits() throws {
        var (yes, no, unknown) = (0, 0, 0)
        for seed in UInt64(1)...2 {
            let ground = try city(seed)
            let index = ShapeIndex(ground)
            for parcel in 0..<ground.snapshot.parcels.count {
                let shape = try ground.snapshot.parcels.shapes.geometry(at: parcel)
                let exact = try ground.hallFit(of: shape, from: [parcel])
                #expect(index.measures(of: parcel).envelopeSquareMetres == exact.envelope.squareMetres)
                for (length, width) in Self.halls {
                    let known = index.fits(lengthMetres: length, widthMetres: width, in: parcel)
                    let fits = try exact.fit(.init(length, width)).fits
                    #expect(known == nil || known == fits, "\(length) × \(width) in \(parcel) of city \(seed)")
                    switch known {
                    case true?: yes += 1
                    case false?: no += 1
                    case nil: unknown += 1
                    }
                }
            }
        }
        // Halls narrower than the narrowest width are yes or unknown, so that not all can be decided.
        #expect(yes > 60 && no > 60 && unknown * 4 < yes + no, "\(yes) yes, \(no) no, \(unknown) unknown")
    }

    @Test("each length of the frontier is one that fits, and no hall longer than the bound does")
    func frontier() throws {
        let ground = try city(4, parcels: 12)
        let index = ShapeIndex(ground)
        for parcel in 0..<ground.snapshot.parcels.count {
            let shape = try ground.snapshot.parcels.shapes.geometry(at: parcel)
            let outline = try ground.hallFit(of: shape, from: [parcel]).outline
            let steps = index.frontier(of: parcel).steps
            #expect(zip(steps, ShapeIndex.widthsMetres).allSatisfy { $0.widthMetres == $1 })
            for step in steps {
                if step.lengthMetres > 0 {
                    #expect(
                        try outline.fit(lengthMetres: step.lengthMetres - 1e-6, widthMetres: step.widthMetres).fits)
                    #expect(step.lengthBoundMetres <= step.lengthMetres * 1.03 + 0.002 + 1e-9)
                }
                let wider = step.widthMetres + FitOutline.fitToleranceMetres
                #expect(
                    try !outline.fit(
                        lengthMetres: max(step.lengthBoundMetres, wider) + 0.01, widthMetres: wider + 0.001
                    ).fits)
            }
            // What the steps leave out beyond the last says no.
            let last = try #require(steps.last)
            if last.lengthMetres == 0 {
                for width in ShapeIndex.widthsMetres where width > last.widthMetres {
                    #expect(index.fits(lengthMetres: width + 0.01, widthMetres: width, in: parcel) == false)
                }
            }
        }
    }

    @Test("the cuts that are possible are those of the cutter")
    func ladder() throws {
        var found = 0
        for seed in UInt64(5)...6 {
            let ground = try city(seed)
            let index = ShapeIndex(ground)
            let cutter = ParcelCutter(policy: ground.policy.cut)
            for parcel in 0..<ground.snapshot.parcels.count {
                let exact = try cutter.ladder(of: ground.ground(of: parcel))
                #expect(index.ladder(of: parcel).intervals == exact.intervals)
                for lower in stride(from: 1000.0, to: 90_000, by: 7000) {
                    let area = exact.leastArea(in: lower...lower + 3000)
                    #expect(index.leastArea(in: lower...lower + 3000, of: parcel) == area)
                    if area != nil { found += 1 }
                }
            }
        }
        #expect(found > 15)
    }

    @Test("widths, frontages, compactness, aspect and distances are those of the parcel's shape")
    func shape() throws {
        let ground = try city(7, parcels: 40)
        let index = ShapeIndex(ground)
        let entrances = ground.snapshot.facilities[Facility.entrance]?.facilities ?? []
        for parcel in 0..<ground.snapshot.parcels.count {
            let geometry = try ground.snapshot.parcels.shapes.geometry(at: parcel)
            let (measures, shape) = (index.measures(of: parcel), try ground.shape(of: geometry))
            #expect(measures.minimumWidthMetres == shape.minimumWidthMetres)
            #expect(measures.compactness == shape.compactness)
            #expect(measures.aspect == shape.aspect)
            #expect(measures.frontages == shape.frontages)
            let nearest = try entrances.map { try $0.geometry.distance(to: geometry) }.min()
            #expect(measures.entranceDistanceMetres == nearest)
            let frontages = ground.roads.frontages(of: geometry)
            #expect(measures.longestFrontageMetres == (frontages.map(\.lengthMetres).max() ?? 0))
            let box = try geometry.minimumRotatedRectangle().area
            #expect(abs(measures.rectangularityRatio - geometry.area / box) < 1e-9)
            #expect(measures.cautions.isSubset(of: [.frontierCutOff, .outlineSimplified]))
        }
    }

    @Test("columns are the same to the bit for any division of the work, and say what was measured one by one")
    func determinism() throws {
        let ground = try city(8, parcels: 12)
        let single = ShapeIndex(ground)
        let expected = (0..<ground.snapshot.parcels.count).reversed().map { single.measures(of: $0) }.reversed()
        var columns: [NamedColumns] = []
        for chunk in [1, 5] {
            let index = ShapeIndex(ground)
            _ = index.measures(of: 3)
            try index.complete(chunk: chunk, progress: nil)
            let found = try #require(index.columns)
            #expect(found.count == ground.snapshot.parcels.count)
            #expect(!(0..<found.count).contains { !Self.same(found[$0], Array(expected)[$0]) })
            #expect(Self.same(index.measures(of: 5), Array(expected)[5]))
            for (length, width) in Self.halls {
                for parcel in 0..<found.count {
                    #expect(
                        index.fits(lengthMetres: length, widthMetres: width, in: parcel)
                            == single.fits(lengthMetres: length, widthMetres: width, in: parcel))
                }
            }
            columns.append(found.named)
        }
        for other in columns {
            for name in other.names {
                let (one, two) = (columns[0].column(name, of: UInt8.self), other.column(name, of: UInt8.self))
                #expect(one.map(Array.init) == two.map(Array.init), "\(name)")
            }
        }
    }

    @Test("many threads may ask an index at once")
    func concurrent() throws {
        let ground = try city(9, parcels: 12)
        let expected = (0..<12).map { ShapeMeasures(of: $0, on: ground) }
        let index = ShapeIndex(ground)
        let wrong = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 48) { number in
            if !Self.same(index.measures(of: number % 12), expected[number % 12]) { wrong.withLock { $0 += 1 } }
        }
        #expect(wrong.withLock { $0 } == 0)
    }

    @Test("progress is told of every parcel, and what it throws ends the work and leaves the index as it was")
    func progress() throws {
        struct Cancelled: Error {}
        let ground = try city(10, parcels: 12)
        let index = ShapeIndex(ground)
        #expect(throws: Cancelled.self) {
            try index.complete(chunk: 3) { done, _ in if done > 3 { throw Cancelled() } }
        }
        #expect(index.columns == nil)
        let told = Mutex<[Int]>([])
        try index.complete(chunk: 3) { done, all in told.withLock { $0.append(all == 12 ? done : -1) } }
        #expect(told.withLock { $0 } == [3, 6, 9, 12])
        #expect(index.columns?.count == 12)
    }

    @Test("a city without parcels has an index without entries")
    func nothing() throws {
        let index = ShapeIndex(try ShapeCity().ground())
        try index.complete()
        #expect(index.columns?.count == 0)
        let columns = try #require(index.columns)
        #expect(ShapeIndex(index.ground, kept: columns.named) != nil)
    }

    /// Equal also where both are no number.
    static func same(_ one: ShapeMeasures, _ other: ShapeMeasures) -> Bool {
        "\(one)" == "\(other)"
    }
}
