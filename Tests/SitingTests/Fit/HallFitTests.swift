// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Testing

@testable import Siting

@Suite("Does a hall fit in a parcel")
struct HallFitTests {
    private typealias Envelopes = BuildableEnvelopeTests

    @Test("P03 of the paper city holds the hall of 150 × 100 m, and of 190 × 185 m not even a square")
    func paperCity() throws {
        let fit = try HallFit(
            parcel: Envelopes.box(0, 1000, 200, 1300),
            lines: FrontingLines([Envelopes.road("I", (0, 1000), (300, 1000))]), policy: Envelopes.paperPolicy)
        let placed = try #require(try fit.fit(.init(150, 100)).placement)
        #expect(try LargestRectangleTests.covers(fit.envelope.geometry, placed))
        #expect(try !fit.fit(.init(190, 185)).fits)
        #expect(try !fit.fit(.init(150, 100), clearanceMetres: 41).fits)
        #expect(fit.longestLengthMetres(widthMetres: 185) == nil)
        #expect(abs((fit.longestLengthMetres(widthMetres: 180) ?? 0) - 260) < 1e-6)
    }

    @Test("the envelope decides, not the parcel: the same hall in a parcel without setbacks fits")
    func envelopeDecides() throws {
        let hall = Requirement.Hall(200, 185)
        #expect(try HallFit(parcel: Envelopes.box(0, 0, 200, 300)).fit(hall).fits)
        #expect(try !HallFit(parcel: Envelopes.box(0, 0, 200, 300), policy: Envelopes.paperPolicy).fit(hall).fits)
    }
}
