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

    @Test("of the paper city's parcels of 90亩 only P03 is too narrow for the hall of Q3, and all hold that of Q1")
    func allParcels() throws {
        let lines = FrontingLines([
            try Envelopes.road("III", (0, 0), (6000, 0)), try Envelopes.road("I", (0, 1000), (300, 1000)),
        ])
        let city = SetbackPolicy(setbacks: Envelopes.paperPolicy.setbacks, otherMetres: 0, source: "paper city")
        let parcels: [(id: String, west: Double, south: Double, north: Double, policy: SetbackPolicy)] = [
            ("P01", 0, 0, 300, city), ("P02", 300, 0, 345, city), ("P03", 0, 1000, 1300, Envelopes.paperPolicy),
            ("P05", 900, 0, 300, city), ("P08", 6100, 0, 300, city), ("P10", 2100, 0, 326.6667, city),
        ]
        for parcel in parcels {
            let east = parcel.west + 200
            let fit = try HallFit(
                parcel: Envelopes.box(parcel.west, parcel.south, east, parcel.north),
                dedicated: parcel.id == "P02" ? [Envelopes.box(300, 300, 500, 345)] : [], lines: lines,
                policy: parcel.policy)
            #expect(try fit.fit(.init(150, 100)).fits, "\(parcel.id)")
            #expect(try fit.fit(.init(190, 185)).fits == (parcel.id != "P03"), "\(parcel.id)")
        }
    }

    @Test("the envelope decides, not the parcel: the same hall in a parcel without setbacks fits")
    func envelopeDecides() throws {
        let hall = Requirement.Hall(200, 185)
        #expect(try HallFit(parcel: Envelopes.box(0, 0, 200, 300)).fit(hall).fits)
        #expect(try !HallFit(parcel: Envelopes.box(0, 0, 200, 300), policy: Envelopes.paperPolicy).fit(hall).fits)
    }
}
