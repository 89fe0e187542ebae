// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Triangular and PERT laws")
struct BoundedLawTests {
    private static let corners: [(minimum: Double, mode: Double, maximum: Double)] = [
        (2, 3, 10), (0, 0, 1), (0, 1, 1), (10, 30, 50), (-7, -6.9, 4), (0.1, 0.7, 0.9),
    ]

    @Test("triangular values have the moments of their density", arguments: corners)
    func triangularMoments(minimum: Double, mode: Double, maximum: Double) {
        let law = TriangularLaw(minimum: minimum, mode: mode, maximum: maximum)
        let (rising, falling) = (mode - minimum, maximum - mode)
        // Each side on its own: E[(x − mode)ᵏ] = 2 wᵏ / ((k + 1)(k + 2)), weighted by its share w/(maximum − minimum).
        func central(_ order: Double) -> Double {
            2 * (pow(-rising, order) * rising + pow(falling, order) * falling)
                / ((order + 1) * (order + 2) * (maximum - minimum))
        }
        checkMoments(entity: 40, moments: central) { law.quantile($0) - mode }
        #expect(abs(law.mean - mode - central(1)) < 1e-13)
        #expect(abs(law.variance - (central(2) - central(1) * central(1))) < 1e-12)
    }

    @Test("PERT values have the moments of the beta distribution", arguments: corners)
    func pertMoments(minimum: Double, mode: Double, maximum: Double) {
        let law = PertLaw(minimum: minimum, mode: mode, maximum: maximum)
        let span = maximum - minimum
        let alpha = 1 + 4 * (mode - minimum) / span
        func fromMinimum(_ order: Double) -> Double {
            (0..<Int(order)).reduce(1.0) { $0 * span * (alpha + Double($1)) / (6 + Double($1)) }
        }
        checkMoments(entity: 41, moments: fromMinimum) { law.quantile($0) - minimum }
        #expect(abs(law.mean - minimum - fromMinimum(1)) < 1e-13)
        #expect(abs(law.variance - (fromMinimum(2) - fromMinimum(1) * fromMinimum(1))) < 1e-12)
        // The table's own error, without that of chance.
        let steps = 100_000
        var (sum, squares) = (0.0, 0.0)
        for step in 0..<steps {
            let value = law.quantile((Double(step) + 0.5) / Double(steps)) - minimum
            sum += value
            squares += value * value
        }
        let gridMean = sum / Double(steps)
        #expect(abs(gridMean / fromMinimum(1) - 1) < 5e-5)
        #expect(abs((squares / Double(steps) - gridMean * gridMean) / law.variance - 1) < 1e-4)
    }

    @Test("triangular and PERT quantiles never fall, and reach their ends exactly", arguments: corners)
    func monotone(minimum: Double, mode: Double, maximum: Double) {
        let triangular = TriangularLaw(minimum: minimum, mode: mode, maximum: maximum)
        let pert = PertLaw(minimum: minimum, mode: mode, maximum: maximum)
        let share = (mode - minimum) / (maximum - minimum)
        let tails: [Double] = stride(from: 1.0, through: 60, by: 0.03).map { exp2(-$0) }
        // Neighbouring numbers around every place where the formula changes.
        let seams: [Double] = [0x1p-25, 0x1p-24, 0.25, 0.25 + 0x1p-7, 0.5, 0.75, 1 - 0x1p-24, share]
        var draws: [Double] = tails
        draws += tails.map { 1 - $0 }
        draws += (0...5000).map { Double($0) / 5000 }
        for seam in seams {
            draws += (-5...5).map { seam + Double($0) * seam.ulp }
        }
        draws = draws.filter { (0...1).contains($0) }.sorted()
        for quantile in [triangular.quantile, pert.quantile] {
            let values = draws.map(quantile)
            #expect(values == values.sorted())
            #expect(values.first == minimum && values.last == maximum)
        }
    }

    @Test("triangular quantiles are where the areas under the density say")
    func triangularQuantiles() {
        let law = TriangularLaw(minimum: 2, mode: 3, maximum: 10)
        #expect(abs(law.quantile(0.125) - 3) < 1e-15)
        #expect(abs(law.quantile(0.125 / 4) - 2.5) < 1e-15)
        #expect(abs(law.quantile(1 - 0.875 / 4) - 6.5) < 1e-14)
    }

    @Test("three equal values are a constant")
    func constants() {
        for uniform in [0, 0x1p-53, 0.1, 0.5, 0.9, 1 - 0x1p-53, 1] {
            #expect(TriangularLaw(minimum: 4.2, mode: 4.2, maximum: 4.2).quantile(uniform) == 4.2)
            #expect(PertLaw(minimum: 4.2, mode: 4.2, maximum: 4.2).quantile(uniform) == 4.2)
        }
        #expect(TriangularLaw(minimum: 4.2, mode: 4.2, maximum: 4.2).variance == 0)
        #expect(PertLaw(minimum: 4.2, mode: 4.2, maximum: 4.2).variance == 0)
    }

    // python3 -c "from scipy.stats import beta
    // for lo, mode, hi in [(2, 3, 10), (0, 0, 1), (0, 1, 1), (10, 30, 50)]:
    //     a = 1 + 4 * (mode - lo) / (hi - lo)
    //     print([float(lo + (hi - lo) * beta.ppf(u, a, 6 - a)) for u in (.001, .05, .25, .5, .9, .999)])"
    // with scipy 1.17.1.
    @Test(
        "PERT quantiles are those of SciPy's beta distribution",
        arguments: [
            (
                (2.0, 3.0, 10.0),
                [
                    2.0204823653353365, 2.2915781443631107, 2.9611843891485186, 3.7689591593818186,
                    5.871225588555368, 8.580033163992073,
                ]
            ),
            (
                (0, 0, 1),
                [
                    0.00020008004803362555, 0.010206218313011496, 0.05591248870509801, 0.12944943670387585,
                    0.36904265551980675, 0.748811356849042,
                ]
            ),
            (
                (0, 1, 1),
                [
                    0.251188643150958, 0.5492802716530588, 0.757858283255199, 0.8705505632961241,
                    0.9791483623609768, 0.9997999199519664,
                ]
            ),
            (
                (10, 30, 50),
                [
                    11.902075927018307, 17.570215097510832, 24.377446591585883, 30.0, 40.13454186846133,
                    48.09792407298169,
                ]
            ),
        ])
    func pertQuantiles(law: (Double, Double, Double), expected: [Double]) {
        let (minimum, mode, maximum) = law
        let pert = PertLaw(minimum: minimum, mode: mode, maximum: maximum)
        for (uniform, value) in zip([0.001, 0.05, 0.25, 0.5, 0.9, 0.999], expected) {
            #expect(abs(pert.quantile(uniform) - value) < 2e-5 * (maximum - minimum))
        }
    }

    @Test("a PERT law with its mode at a bound has quantiles that are a power, everywhere")
    func pertPower() {
        let rising = PertLaw(minimum: 0, mode: 1, maximum: 1)
        let falling = PertLaw(minimum: 0, mode: 0, maximum: 1)
        let draws: [Double] = (1...53).map { exp2(-Double($0)) } + stride(from: 0.000_01, to: 1, by: 0.000_013)
        for uniform in draws {
            #expect(abs(rising.quantile(uniform) - pow(uniform, 0.2)) < 2e-5)
            #expect(abs(falling.quantile(uniform) - (1 - pow(1 - uniform, 0.2))) < 2e-5)
        }
    }

    @Test("a scaled PERT law equals one made anew, and draws the same to rounding")
    func pertScaled() {
        let scaled = PertLaw(minimum: 2, mode: 3, maximum: 10).scaled(by: 0.5)
        let anew = PertLaw(minimum: 1, mode: 1.5, maximum: 5)
        #expect(scaled == anew && Set([scaled, anew]).count == 1)
        #expect(scaled != PertLaw(minimum: 1, mode: 1.6, maximum: 5))
        #expect("\(scaled)" == "PertLaw(minimum: 1.0, mode: 1.5, maximum: 5.0)")
        for uniform in [0.001, 0.3, 0.5, 0.8] {
            #expect(abs(scaled.quantile(uniform) - anew.quantile(uniform)) < 1e-12)
        }
    }
}
