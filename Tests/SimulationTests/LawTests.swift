// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Laws of chance")
struct LawTests {
    @Test(
        "Poisson counts have the mean and the spread of their law", arguments: [0.01, 0.5, 1, 7.25, 15, 300, 9_999.5])
    func poissonMoments(mean m: Double) {
        let law = PoissonLaw(mean: m)
        checkMoments(
            entity: UInt64(m * 100),
            moments: { (order: Double) -> Double in
                let m2 = m * m
                switch order {
                case 1: return m
                case 2: return m2 + m
                default: return m2 * m2 + 6 * m2 * m + 7 * m2 + m
                }
            }, draw: { Double(law.count(at: $0)) })
    }

    @Test("Poisson counts turn over exactly at the cumulative probability", arguments: [0.3, 4.0, 40.0])
    func poissonCumulative(mean: Double) {
        let law = PoissonLaw(mean: mean)
        var cumulative = 0.0
        for count in 0..<Int(mean + 5 * mean.squareRoot()) {
            cumulative += exp(Double(count) * log(mean) - mean - lgamma(Double(count + 1)))
            #expect(law.count(at: cumulative * (1 - 1e-10)) == count)
            #expect(law.count(at: cumulative * (1 + 1e-10)) == count + 1)
        }
        #expect(law.count(at: 0x1p-53) >= 0)
        #expect(Double(law.count(at: 1 - 0x1p-53)) < mean + 12 * (mean + 4).squareRoot() + 12)
    }

    @Test("nothing happens at the rate of nothing")
    func poissonZero() {
        let law = PoissonLaw(mean: 0)
        #expect([0x1p-53, 0.5, 1 - 0x1p-53].allSatisfy { law.count(at: $0) == 0 })
    }

    @Test("a larger mean never gives a smaller count for the same chance")
    func poissonMonotone() {
        let laws = stride(from: 0.0, through: 30, by: 0.37).map(PoissonLaw.init(mean:))
        for step in 1..<200 {
            let counts = laws.map { $0.count(at: Double(step) / 200) }
            #expect(counts == counts.sorted())
        }
    }

    @Test("truncated Pareto sizes have the moments of their law", arguments: [0.4, 0.86, 1, 1.32, 2, 3.5])
    func paretoMoments(exponent: Double) {
        for (entity, bounds) in [(1.0, 100.0), (5, 10), (10, 100)].enumerated() {
            let law = TruncatedParetoLaw(exponent: exponent, lower: bounds.0, upper: bounds.1)
            checkMoments(entity: UInt64(entity), moments: law.moment, draw: law.quantile)
            #expect(abs(law.quantile(1e-300) - bounds.0) < 1e-9 && abs(law.quantile(1 - 0x1p-53) - bounds.1) < 1e-6)
        }
    }

    @Test("the truncated Pareto mean is that of the formula with logarithms at exponent 1, and smooth around it")
    func paretoAtOne() {
        let mean = log(10.0) / (1 / 10.0 - 1 / 100.0)
        for exponent in [1 - 1e-9, 1, 1 + 1e-9] {
            let law = TruncatedParetoLaw(exponent: exponent, lower: 10, upper: 100)
            #expect(abs(law.moment(1) - mean) < 1e-6)
            #expect(abs(law.quantile(0.5) - 1 / (0.5 / 10 + 0.5 / 100)) < 1e-6)
            #expect(law.moment(0) == 1)
        }
        // Tier means that follow from the nested counts with exponent 1.
        let means = [(1.0, 5.0), (5, 10), (10, 100)].map {
            TruncatedParetoLaw(exponent: 1, lower: $0.0, upper: $0.1).moment(1)
        }
        #expect(zip(means, [2.0, 6.9, 25.6]).allSatisfy { abs($0 - $1) < 0.05 })
    }

    @Test("normal quantiles invert the error function over the whole range")
    func normalQuantiles() {
        for exponent in stride(from: -300.0, through: -0.4, by: 0.1) {
            let probability = pow(10, exponent)
            let quantile = NormalLaw.quantile(probability)
            #expect(abs(0.5 * erfc(-quantile / 2.0.squareRoot()) / probability - 1) < 1e-11)
        }
        #expect(NormalLaw.quantile(0.5) == 0)
        #expect(abs(NormalLaw.quantile(0.975) - 1.959963984540054) < 1e-15)
        for step in 1..<1000 {
            let probability = Double(step) / 1000
            #expect(abs(NormalLaw.quantile(probability) + NormalLaw.quantile(1 - probability)) < 1e-13)
        }
    }

    @Test("lognormal values have the moments of their law", arguments: [0.0, 0.2, 0.4])
    func lognormalMoments(sigma: Double) {
        let law = LognormalLaw(median: 450, sigma: sigma)
        #expect(law.quantile(0.5) == 450)
        guard sigma > 0 else {
            #expect(law.quantile(0.99) == 450 && law.moment(-1) == 1 / 450.0)
            return
        }
        checkMoments(entity: 3, moments: law.moment, draw: law.quantile)
        checkMoments(entity: 4, moments: { law.moment(-$0) }, draw: { 1 / law.quantile($0) })
    }
}
