// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Poisson counts against their probabilities")
struct PoissonFitTests {
    @Test("drawn Poisson counts are as frequent as their probabilities", arguments: [0.4, 3.0, 12.5, 90])
    func chiSquare(mean: Double) {
        let draws = 200_000
        let law = PoissonLaw(mean: mean)
        var stream = RandomStream(seed: 5, replication: 1, entity: UInt64(mean * 10), purpose: .signingCount)
        var observed: [Int: Int] = [:]
        for _ in 0..<draws {
            observed[law.count(at: stream.nextUniform()), default: 0] += 1
        }
        var (statistic, cells, rest, restExpected) = (0.0, 0, draws, Double(draws))
        for count in 0...Int(3 * mean + 30) {
            let expected = Double(draws) * exp(Double(count) * log(mean) - mean - lgamma(Double(count + 1)))
            guard expected > 20 else { continue }
            let difference = Double(observed[count, default: 0]) - expected
            statistic += difference * difference / expected
            cells += 1
            rest -= observed[count, default: 0]
            restExpected -= expected
        }
        // The counts too rare for a cell of their own share the last one, which takes up the degree of freedom.
        statistic += pow(Double(rest) - restExpected, 2) / restExpected
        let freedom = Double(cells)
        #expect(cells > 3 && abs(statistic - freedom) < 5 * (2 * freedom).squareRoot())
    }
}
