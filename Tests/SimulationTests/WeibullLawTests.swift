// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Weibull law")
struct WeibullLawTests {
    private static let shapes = [0.7, 1, 1.9, 3.6, 12]

    @Test("Weibull values have the moments of their law", arguments: shapes)
    func moments(shape: Double) {
        let law = WeibullLaw(shape: shape, scale: 10.8)
        checkMoments(entity: UInt64(shape * 10), moments: law.moment, draw: law.quantile)
        #expect(law.moment(0) == 1 && law.mean == law.moment(1))
    }

    @Test("a Weibull quantile is where its cumulative probability is reached", arguments: shapes)
    func inverse(shape: Double) {
        let law = WeibullLaw(shape: shape, scale: 10.8)
        for share in [1e-12, 0.001, 0.25, 0.5, 0.9, 0.999, 1 - 0x1p-40] {
            #expect(abs(law.cumulative(law.quantile(share)) / share - 1) < 1e-12)
        }
        #expect(law.quantile(0) == 0 && law.quantile(1) == .infinity)
        #expect(law.cumulative(0) == 0 && law.cumulative(-3) == 0 && law.cumulative(1e9) == 1)
        #expect(abs(law.cumulative(10.8) - (1 - exp(-1))) < 1e-15)
    }

    @Test("shape 1 is the exponential law, shape 2 the Rayleigh law")
    func knownShapes() {
        let exponential = WeibullLaw(shape: 1, scale: 4)
        #expect(abs(exponential.quantile(0.5) - 4 * log(2.0)) < 1e-14)
        #expect(
            (1...4).allSatisfy {
                abs(exponential.moment(Double($0)) / (pow(4, Double($0)) * tgamma(Double($0 + 1))) - 1) < 1e-13
            })
        let rayleigh = WeibullLaw(shape: 2, scale: 4)
        #expect(abs(rayleigh.mean - 2 * Double.pi.squareRoot()) < 1e-13)
        #expect(abs(rayleigh.moment(2) - 16) < 1e-12)
    }

    @Test("the mean of the cumulative probability is that of a fine sum", arguments: shapes + [0.1, 40])
    func meanCumulative(shape: Double) {
        for (scale, start, end) in [(10.8, 0.0, 12.0), (10.8, 12, 24), (0.5, 0, 12), (400, 12, 24), (18, 3, 3.5)] {
            let law = WeibullLaw(shape: shape, scale: scale)
            // The integral by parts, ∫F = [tF] − ∫t dF, as a sum over equal shares: smooth where F itself is steep.
            let (first, last) = (law.cumulative(start), law.cumulative(end))
            let steps = first < last ? 100_000 : 0
            var moment = 0.0
            for step in 0..<steps {
                moment += law.quantile(first + (last - first) * (Double(step) + 0.5) / Double(steps))
            }
            moment *= (last - first) / Double(max(steps, 1))
            let expected = (end * last - start * first - moment) / (end - start)
            #expect(abs(law.meanCumulative(from: start, to: end) - expected) < 1e-6)
        }
    }
}
