// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Start curve from two counts")
struct WeibullFitTests {
    @Test("30 % and 90 % started give shape 1.9, scale 10.8 months and median 8.9")
    func localCurve() throws {
        let fit = try WeibullFit(thisYearStartedShare: 0.30, lastYearStartedShare: 0.90)
        #expect(abs(fit.law.shape - 1.904) < 0.001)
        #expect(abs(fit.law.scale - 10.850) < 0.001)
        #expect(abs(fit.medianMonths - 8.951) < 0.001)
        #expect(abs(fit.thisYearResidual) < 1e-12 && abs(fit.lastYearResidual) < 1e-12)
    }

    @Test("with a twentieth never starting, shape 2.2 and scale 10.0 months")
    func dropOuts() throws {
        let fit = try WeibullFit(thisYearStartedShare: 0.30, lastYearStartedShare: 0.90, neverStartsShare: 0.05)
        #expect(abs(fit.law.shape - 2.223) < 0.001)
        #expect(abs(fit.law.scale - 9.985) < 0.001)
        #expect(fit.neverStartsShare == 0.05)
    }

    @Test("the curve is the law's at the ages of reports, of all signings")
    func curve() throws {
        let fit = try WeibullFit(thisYearStartedShare: 0.30, lastYearStartedShare: 0.90, neverStartsShare: 0.05)
        #expect(fit.curve.map(\.ageMonths) == [3, 6, 9, 12, 18, 24])
        for point in fit.curve {
            #expect(point.share == 0.95 * fit.law.cumulative(point.ageMonths))
        }
        #expect(fit.curve.map(\.share) == fit.curve.map(\.share).sorted())
        #expect(abs(fit.startedShare(ageMonths: fit.medianMonths) - 0.475) < 1e-12)
    }

    /// The mean of F between two ages by the rule of the midpoint.
    private func meanStarted(_ shape: Double, _ scale: Double, from start: Double) -> Double {
        let steps = 20_000
        let width = 12 / Double(steps)
        return (0..<steps).reduce(0.0) { sum, step in
            sum - expm1(-pow((start + (Double(step) + 0.5) * width) / scale, shape))
        } / Double(steps)
    }

    @Test(
        "the law behind a pair is recovered from it",
        arguments: [(0.8, 20.0), (1.0, 9.0), (1.3, 30), (1.9, 10.8), (3, 14), (6, 11), (12, 13)], [0.0, 0.2])
    func roundTrip(law: (shape: Double, scale: Double), neverStartsShare: Double) throws {
        let fit = try WeibullFit(
            thisYearStartedShare: (1 - neverStartsShare) * meanStarted(law.shape, law.scale, from: 0),
            lastYearStartedShare: (1 - neverStartsShare) * meanStarted(law.shape, law.scale, from: 12),
            neverStartsShare: neverStartsShare)
        #expect(abs(fit.law.shape / law.shape - 1) < 1e-4)
        #expect(abs(fit.law.scale / law.scale - 1) < 1e-4)
    }

    @Test("a simulated cohort starts as the fit says", arguments: [0.0, 0.05])
    func cohort(neverStartsShare: Double) throws {
        let fit = try WeibullFit(
            thisYearStartedShare: 0.30, lastYearStartedShare: 0.90, neverStartsShare: neverStartsShare)
        let signings = 400_000
        var stream = RandomStream(seed: 21, replication: 0, entity: 1, purpose: .signing)
        var (thisYear, lastYear) = (0, 0)
        for _ in 0..<signings {
            let signedMonth = 12 * stream.nextUniform()
            let ever = stream.nextUniform() >= neverStartsShare
            let startMonth = signedMonth + fit.law.quantile(stream.nextUniform())
            thisYear += ever && startMonth <= 12 ? 1 : 0
            lastYear += ever && startMonth <= 24 ? 1 : 0
        }
        for (count, share) in [(thisYear, 0.30), (lastYear, 0.90)] {
            let error = (share * (1 - share) / Double(signings)).squareRoot()
            #expect(abs(Double(count) / Double(signings) - share) < 5 * error)
        }
    }

    @Test("along the laws with one share of older starts, a greater shape means fewer young starts")
    func unique() throws {
        for old in [0.05, 0.3, 0.6, 0.9, 0.99] {
            let shapes = try stride(from: 0.02, to: 0.99, by: 0.04).compactMap { part in
                let fit = try? WeibullFit(thisYearStartedShare: old * part, lastYearStartedShare: old)
                if let fit {
                    try #require(abs(fit.thisYearResidual) < 1e-9 && abs(fit.lastYearResidual) < 1e-9)
                }
                return fit?.law.shape
            }
            #expect(shapes.count >= 20 && shapes == shapes.sorted(by: >))
        }
    }

    @Test(
        "impossible pairs are refused with the reason",
        arguments: [
            (0.9, 0.3, 0.0, "older"), (0.5, 0.5, 0, "older"), (0, 0.9, 0, "between 0 and 1"),
            (-0.1, 0.9, 0, "between 0 and 1"), (0.3, 1, 0, "between 0 and 1"), (0.3, 1.2, 0, "between 0 and 1"),
            (.nan, 0.9, 0, "between 0 and 1"), (0.3, .nan, 0, "between 0 and 1"), (0.3, 0.9, 0.1, "ever start"),
            (0.3, 0.9, 0.2, "ever start"), (0.3, 0.9, 1, "never starts"), (0.3, 0.9, -0.1, "never starts"),
            (0.3, 0.9, .nan, "never starts"), (1e-200, 1e-100, 0, "millionth"), (0.3, 1 - 1e-12, 0, "millionth"),
            (0.3, 0.300_01, 0, "shape"),
        ])
    func refused(thisYear: Double, lastYear: Double, never: Double, reason: String) throws {
        let error = try #require(throws: LawFitError.self) {
            try WeibullFit(thisYearStartedShare: thisYear, lastYearStartedShare: lastYear, neverStartsShare: never)
        }
        #expect(error.reason.contains(reason))
        #expect(error.description.contains("\(thisYear) of this year's") && error.description.contains(error.reason))
    }
}
