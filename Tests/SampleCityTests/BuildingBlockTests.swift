// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import TestSupport
import Testing

@testable import SampleCity

@Suite("building blocks of the generator")
struct BuildingBlockTests {
    @Test("lots fill their block but for its chamfered corners, without overlap")
    func subdivision() throws {
        try forAll(count: 100) { generator, round in
            let width = Double.random(in: 400...700, using: &generator).rounded()
            let height = Double.random(in: 300...500, using: &generator).rounded()
            let block = LocalRectangle(minU: -100, minV: 50, maxU: width - 100, maxV: height + 50)
            var stream = RandomStream(seed: round, purpose: "test")
            let lots = try BlockSubdivision(block: block, stream: &stream).lots.map {
                try Geometry.polygon(exterior: $0)
            }
            let total = lots.reduce(0) { $0 + $1.area }
            let corners = (block.area - total) / 4
            #expect([0, 72, 112.5, 200].contains { abs($0 - corners) < 1e-6 }, "\(corners)")
            #expect(abs(try Geometry.unaryUnion(of: lots).area - total) < 1e-6)
            #expect(lots.allSatisfy { $0.isValid && $0.area >= BlockSubdivision.smallestLot - 200 })
            #expect(lots.allSatisfy { $0.area <= BlockSubdivision.largestLot })
        }
    }

    @Test("a stream depends on the seed and on its purpose only")
    func streams() {
        var first = RandomStream(seed: 1, purpose: "roads")
        var again = RandomStream(seed: 1, purpose: "roads")
        var otherPurpose = RandomStream(seed: 1, purpose: "lots")
        var otherSeed = RandomStream(seed: 2, purpose: "roads")
        let numbers = (0..<8).map { _ in first.next() }
        #expect(numbers == (0..<8).map { _ in again.next() })
        #expect(numbers != (0..<8).map { _ in otherPurpose.next() })
        #expect(numbers != (0..<8).map { _ in otherSeed.next() })
    }

    @Test("random numbers are spread as their laws say")
    func laws() {
        var stream = RandomStream(seed: 5, purpose: "laws")
        let uniform = (0..<20_000).map { _ in stream.unit() }
        #expect(uniform.allSatisfy { (0..<1).contains($0) })
        #expect(abs(uniform.reduce(0, +) / 20_000 - 0.5) < 0.01)
        let sizes = (0..<20_000).map { _ in stream.lognormal(median: 70, sigma: 0.4) }
        #expect(abs(median(sizes) - 70) < 1)
        #expect(Set((0..<200).map { _ in stream.integer(3...5) }) == [3, 4, 5])
        #expect(stream.shuffled(Array(0..<50)).sorted() == Array(0..<50))
    }

    @Test("stratified investments keep to their bounds and to the Pareto law")
    func quantiles() {
        let investments = InvestmentQuantiles.stratified(count: 2_000, from: 10, to: 100)
        #expect(investments == investments.sorted())
        #expect(investments.allSatisfy { (10...100).contains($0) })
        // Mean of the law on 10...100: ln 10 / (1/10 - 1/100) = 25.6.
        #expect(abs(investments.reduce(0, +) / 2_000 - 25.58) < 0.05)
    }

    @Test("investments scaled to a sum make it exactly")
    func scaling() {
        forAll(count: 50) { generator, _ in
            let parts = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
                Double.random(in: 1...50, using: &generator)
            }
            let sum = Int.random(in: 5_000...3_000_000, using: &generator)
            let scaled = InvestmentQuantiles.scaled(parts, toSum: sum)
            #expect(scaled.reduce(0, +) == sum)
            #expect(scaled.allSatisfy { $0 >= 1 })
        }
    }

    @Test("rounding to steps gives the shortest decimals")
    func rounding() {
        #expect(0.30000000000000004.rounded(toStep: 0.1) == 0.3)
        #expect(12_345.678.rounded(toStep: 0.01) == 12_345.68)
        #expect(137.0.rounded(toStep: 50) == 150)
        #expect(7.3.rounded(toStep: 0.5) == 7.5)
        #expect(1_234.5.hundredths.asHundredths == 1_234.5)
    }
}
