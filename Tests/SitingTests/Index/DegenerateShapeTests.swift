// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite("Parcels that no planner drew have an entry too")
struct DegenerateShapeTests {
    private let ground: CityGround
    private let index: ShapeIndex

    init() throws {
        ground = try ShapeCity.degenerate().ground()
        index = ShapeIndex(ground)
    }

    @Test("each says with a caution what it lacks, and none keeps the others from being measured")
    func cautions() throws {
        try index.complete()
        let cautions = (0..<14).map { index.measures(of: $0).cautions }
        #expect(cautions[0].contains(.noArea))
        #expect(cautions[1].contains(.notValid))
        #expect(cautions[4].contains(.outlineSimplified))
        #expect(cautions[10].contains(.notMeasured))
        #expect(cautions[13].isEmpty)
        #expect(cautions.flatMap(\.terms).allSatisfy { !$0.en.isEmpty && !$0.zh.isEmpty })
        #expect(cautions[1].terms.count >= 1)
        #expect(index.measures(of: 12).envelopeSquareMetres == 0)
        #expect(index.fits(lengthMetres: 30, widthMetres: 20, in: 12) == false)
        #expect(index.ladder(of: 10).intervals.isEmpty)
        #expect(index.leastArea(in: 12_000...14_000, of: 13) == 12_000)
    }

    @Test("wherever the index says anything about a hall, the exact fit says the same")
    func fits() throws {
        for parcel in 0..<ground.snapshot.parcels.count {
            let shape = try ground.snapshot.parcels.shapes.geometry(at: parcel)
            for (length, width) in [(30.0, 20.0), (60, 54), (150, 100), (190, 185), (200, 150)] {
                let known = index.fits(lengthMetres: length, widthMetres: width, in: parcel)
                guard let exact = try? ground.hallFit(of: shape, from: [parcel]) else {
                    #expect(known == nil)
                    continue
                }
                let fits = try exact.fit(.init(length, width)).fits
                #expect(known == nil || known == fits, "\(length) × \(width) in \(parcel)")
            }
        }
    }

    @Test("work that is cut off is said to be, and nothing is claimed of it")
    func cutOff() throws {
        var generator = RepeatableGenerator(seed: 2)
        let outline = try FitOutline(
            .polygon(exterior: RandomOutline.star(vertices: 40, radius: 100...200, &generator)))
        let frontier = outline.frontier(
            widthsMetres: ShapeIndex.widthsMetres, effort: FrontierEffort(toleranceRatio: 0.03, visitLimit: 2000))
        #expect(frontier.steps.contains { $0.lengthBoundMetres == .infinity })
        #expect(frontier.fits(lengthMetres: 399, widthMetres: 20) == nil)
    }
}
