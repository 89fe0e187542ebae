// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Tail exponent from counts")
struct ParetoFitTests {
    private func fit(_ counts: [(Double, Double)]) throws -> ParetoFit {
        try ParetoFit(counts.map { ParetoFit.TailCount(threshold: $0.0, count: $0.1) })
    }

    @Test("200 from 1 and 20 from 10 have exponent 1")
    func twoCounts() throws {
        let fit = try fit([(1, 200), (10, 20)])
        #expect(abs(fit.exponent - 1) < 1e-15)
        #expect(fit.neighbourExponents == [fit.exponent])
    }

    @Test("between neighbours the tail of 200, 50 and 20 bends")
    func neighbours() throws {
        let fit = try fit([(1, 200), (5, 50), (10, 20)])
        #expect(abs(fit.exponent - 1) < 1e-15)
        #expect(abs(fit.neighbourExponents[0] - 0.861_353) < 1e-6)
        #expect(abs(fit.neighbourExponents[1] - 1.321_928) < 1e-6)
    }

    @Test("the exponent of drawn sizes is found again")
    func drawn() throws {
        let law = TruncatedParetoLaw(exponent: 1.4, lower: 1, upper: 1e9)
        var stream = RandomStream(seed: 8, replication: 0, entity: 0, purpose: .signing)
        let sizes = (0..<200_000).map { _ in law.quantile(stream.nextUniform()) }
        let thresholds: [Double] = [1, 2, 5, 10]
        let fit = try fit(thresholds.map { threshold in (threshold, Double(sizes.count { $0 >= threshold })) })
        // Var ln n₂ ≈ (1 − q)/(n q) for a share q of n beyond the last threshold.
        let share = pow(10, -1.4)
        let error = ((1 - share) / (200_000 * share)).squareRoot() / log(10)
        #expect(abs(fit.exponent - 1.4) < 5 * error)
        #expect(fit.neighbourExponents.allSatisfy { abs($0 - 1.4) < 0.1 })
    }

    @Test(
        "nonsense is refused with the reason",
        arguments: [
            ([], "two thresholds"), ([(1, 200)], "two thresholds"), ([(10, 20), (1, 200)], "above the one before"),
            ([(1, 200), (1, 100)], "above the one before"), ([(0, 200), (1, 100)], "threshold must be positive"),
            ([(1, 200), (.infinity, 100)], "threshold must be positive"), ([(1, 200), (.nan, 1)], "threshold must"),
            ([(1, 200), (10, 0)], "count must be positive"), ([(1, -5), (10, -6)], "count must be positive"),
            ([(1, .nan), (10, 5)], "count must be positive"), ([(1, 20), (10, 200)], "greater than the next"),
            ([(1, 200), (5, 200), (10, 20)], "greater than the next"),
        ] as [([(Double, Double)], String)])
    func refused(counts: [(Double, Double)], reason: String) throws {
        let error = try #require(throws: LawFitError.self) { try fit(counts) }
        #expect(error.reason.contains(reason) && error.description.hasPrefix("exponent of a tail with "))
    }
}
