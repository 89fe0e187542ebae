// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Any law of chance")
struct ChanceLawTests {
    private static let laws: [ChanceLaw] = [
        .constant(3.5),
        .uniform(lower: 2, upper: 9),
        .triangular(TriangularLaw(minimum: 2, mode: 3, maximum: 9)),
        .pert(PertLaw(minimum: 2, mode: 3, maximum: 9)),
        .lognormal(LognormalLaw(median: 450, sigma: 0.4)),
        .weibull(WeibullLaw(shape: 1.9, scale: 10.8)),
        .exponential(mean: 7),
        .truncatedPareto(TruncatedParetoLaw(exponent: 1.2, lower: 1, upper: 100)),
    ]

    @Test("the mean of drawn values is the mean of the law", arguments: laws)
    func mean(law: ChanceLaw) {
        let draws = 200_000
        var stream = RandomStream(seed: 3, replication: 0, entity: 9, purpose: .signing)
        var (sum, squares) = (0.0, 0.0)
        for _ in 0..<draws {
            let difference = law.quantile(stream.nextUniform()) - law.mean
            sum += difference
            squares += difference * difference
        }
        #expect(abs(sum) <= 5 * squares.squareRoot())
    }

    @Test(
        "every value lies between the bounds, which are reached, and larger draws give no smaller values",
        arguments: laws)
    func bounds(law: ChanceLaw) {
        let below: [Double] = (1...52).map { exp2(-Double($0)) }
        let draws: [Double] = below.reversed() + below.dropFirst().map { 1 - $0 }
        let values = draws.map(law.quantile)
        #expect(values == values.sorted())
        #expect(values[0] >= law.lowerBound && values[values.count - 1] <= law.upperBound)
        // The lognormal law comes near its bound too slowly for any draw to show it.
        if case .lognormal = law { return }
        #expect(abs(values[0] - law.lowerBound) < 0.01)
        #expect(law.upperBound == .infinity || abs(values[values.count - 1] - law.upperBound) < 0.01)
    }

    @Test("a scaled law draws the scaled values, between scaled bounds, with the scaled mean", arguments: laws)
    func scaled(law: ChanceLaw) {
        let scaled = law.scaled(by: 1.75)
        #expect(scaled != law && law.scaled(by: 1) == law)
        #expect(abs(scaled.mean / law.mean - 1.75) < 1e-13)
        #expect(scaled.lowerBound == 1.75 * law.lowerBound && scaled.upperBound == 1.75 * law.upperBound)
        for uniform in [0x1p-53, 0.01, 0.3, 0.5, 0.77, 0.99, 1 - 0x1p-53] {
            #expect(abs(scaled.quantile(uniform) / law.quantile(uniform) - 1.75) < 1e-12)
        }
    }

    @Test("the exponential law is the Weibull law of shape 1")
    func exponential() {
        let weibull = WeibullLaw(shape: 1, scale: 7)
        for uniform in [1e-9, 0.2, 0.5, 0.999] {
            #expect(abs(ChanceLaw.exponential(mean: 7).quantile(uniform) / weibull.quantile(uniform) - 1) < 1e-13)
        }
    }
}
