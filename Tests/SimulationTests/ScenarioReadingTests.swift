// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Reading of scenarios of the mode reserve")
struct ScenarioReadingTests {
    /// A change to the small scenario, and what is said of it.
    struct Fault: Sendable, CustomTestStringConvertible {
        let find: String
        let put: String
        let at: (line: Int, column: Int)
        /// What is said after the place.
        let says: String
        let hint: String?

        init(_ find: String, _ put: String, at: (line: Int, column: Int), _ says: String, hint: String? = nil) {
            self.find = find
            self.put = put
            self.at = at
            self.says = says
            self.hint = hint
        }

        var testDescription: String { "\(find) → \(put)" }
    }

    static let faults = [
        Fault(
            "mode: reserve",
            "mode: reserv", at: (1, 7),
            "`mode`: unknown word `reserv`",
            hint: "did you mean `reserve`?"),
        Fault(
            "mode: reserve",
            "{}", at: (2, 1),
            "this is not YAML: did not find expected <document start>"),
        Fault(
            "name: small",
            "nmae: small", at: (2, 1),
            "`nmae`: unknown key `nmae`",
            hint: "did you mean `name`?"),
        Fault(
            "seed: 1\n",
            "", at: (1, 1),
            "the key `seed` is missing",
            hint: "the keys here are `mode`, `name`, `title`, `scope`, `replications`, `seed`, `horizon`"),
        Fault(
            "start: 2020-01-01",
            "start: 2020-02-30", at: (5, 8),
            "`start`: `2020-02-30` stands where a date such as 2020-03-03 is needed"),
        Fault(
            "{value: 6, unit: months",
            "{value: 0, unit: months", at: (6, 18),
            "`horizon.value`: 0 is not from 0.01 to 120 months"),
        Fault(
            "{value: 6, unit: months",
            "{value: 6, unit: month", at: (6, 27),
            "`horizon.unit`: `month` is no unit of duration",
            hint: "write it in months, days, weeks, years"),
        Fault(
            "replications: 200",
            "replications: 0", at: (7, 15),
            "`replications`: 0 is not from 1 to 10000000"),
        Fault(
            "seed: 1\n",
            "seed: -1\n", at: (8, 7),
            "`seed`: `-1` stands where a whole number from 0 to 18446744073709551615 is needed"),
        Fault(
            "demand:",
            "demnad:", at: (9, 1),
            "`demnad`: unknown key `demnad`",
            hint: "did you mean `demand`?"),
        Fault(
            "reading: nested",
            "reading: neste", at: (10, 12),
            "`demand.reading`: unknown word `neste`",
            hint: "did you mean `nested`?"),
        Fault(
            "    five:",
            "    fi.ve:", at: (12, 5),
            "`demand.tiers`: a name here is a text without `.` and brackets"),
        Fault(
            "value: 50, unit: 1/year",
            "value: 10, unit: 1/year", at: (13, 7),
            "`demand.tiers.five`: holds fewer projects than `ten`, which nested tiers say are among them",
            hint: "with `reading: disjoint` each count stands for its own tier alone"),
        Fault(
            "value: 50, unit: 1/year",
            "value: -50, unit: 1/year", at: (13, 32),
            "`demand.tiers.five.signingsPerYear.value`: -50 is not from 0 to 100000 1/year"),
        Fault(
            "investmentTo: {value: 10,",
            "investmentTo: {value: 5,", at: (13, 7),
            "`demand.tiers.five`: a tier has `investmentFrom` below `investmentTo`, or `land`, a law "
                + "of its own, in place of both"),
        Fault(
            "investmentTo: {value: 10,",
            "investmentTo: {value: 11,", at: (18, 31),
            "`demand.tiers.ten.investmentFrom.value`: lies within the tier `five` before, which ends at 11",
            hint: "tiers do not overlap"),
        Fault(
            "dropOut:",
            "dropout:", at: (20, 3),
            "`demand.dropout`: unknown key `dropout`",
            hint: "did you mean `dropOut`?"),
        Fault(
            "value: 0.08",
            "value: 8", at: (20, 20),
            "`demand.dropOut.value`: 8 is not from 0 to 1 share",
            hint: "a share is a number from 0 to 1: 35 % is 0.35"),
        Fault(
            "value: 0.08",
            "value: .nan", at: (20, 20),
            "`demand.dropOut.value`: `.nan` stands where a finite number is needed"),
        Fault(
            "low: 0.02",
            "low: 0.1", at: (20, 44),
            "`demand.dropOut.low`: the range from `low` to `high` does not hold the value 0.08"),
        Fault(
            "high: 0.20",
            "high: 0.05", at: (20, 56),
            "`demand.dropOut.high`: the range from `low` to `high` does not hold the value 0.08"),
        Fault(
            "high: 0.20",
            "high: 1.2", at: (20, 56),
            "`demand.dropOut.high`: 1.2 is not from 0 to 1 share",
            hint: "a share is a number from 0 to 1: 35 % is 0.35"),
        Fault(
            "confidence: E, source: judgement}\n  quarters",
            "confidence: D, source: judgement}\n  quarters", at: (20, 74),
            "`demand.dropOut.confidence`: unknown confidence `D`",
            hint: "seed: stated by the plan; S: from a source; C: computed from cited figures; E: judgement"),
        Fault(
            "Q1: 0.3",
            "Q5: 0.3", at: (22, 19),
            "`demand.quarters.weights.Q5`: unknown name `Q5`",
            hint: "did you mean `Q1`?"),
        Fault(
            "Q1: 0.3",
            "Q1: -1", at: (22, 19),
            "`demand.quarters.weights.Q1`: a weight is not negative"),
        Fault(
            "{Q1: 0.3, Q2: 0.25}",
            "{Q1: 0}", at: (22, 14),
            "`demand.quarters.weights`: some weight must be above 0"),
        Fault(
            "{\"100101\": 1}",
            "{\"1001O1\": 1}", at: (25, 34),
            "`demand.landUses.weights.1001O1`: `1001O1` is no land-use code",
            hint: "industrial land is 100101, 100102 or 100103, storage 110101 to 110103; write codes in quotes"),
        Fault(
            "law: weibull",
            "law: weibul", at: (26, 19),
            "`demand.startLag.law`: unknown word `weibul`",
            hint: "did you mean `weibull`?"),
        Fault(
            "startedSameYear: 0.30",
            "startedSameYear: 0.95", at: (26, 13),
            "`demand.startLag`: start curve with 0.95 of this year's and 0.9 of last year's signings "
                + "started and 0.0 never starting: more of the older signings must have started than of "
                + "the younger"),
        Fault(
            "0.90, unit: months",
            "0.90, unit: years", at: (26, 80),
            "`demand.startLag.unit`: a start curve is fitted in months, not in years"),
        Fault(
            "minimum: 0.5, mode: 3",
            "minimum: 4, mode: 3", at: (27, 13),
            "`demand.landLead`: a pert law needs minimum ≤ mode ≤ maximum, and nothing negative or above 10000000"),
        Fault(
            "minimum: 0.5, mode: 3",
            "mode: 3", at: (27, 13),
            "`demand.landLead`: the key `minimum` is missing",
            hint: "the keys here are `law`, `minimum`, `mode`, `maximum`, `unit`, `source`, `confidence`"),
        Fault(
            "minimum: 0.5, mode: 3",
            "lower: 1, minimum: 0.5, mode: 3", at: (27, 25),
            "`demand.landLead.lower`: unknown key `lower`",
            hint:
                "the keys here are `law`, `minimum`, `mode`, `maximum`, `unit`, `source`, `confidence`, `times`, `low`, "
                + "`high`"),
        Fault(
            "minimum: 0.5, mode: 3",
            "times: 0, minimum: 0.5, mode: 3", at: (27, 32),
            "`demand.landLead.times`: a factor of a law is above 0 and at most 1000"),
        Fault(
            "minimum: 0.5, mode: 3",
            "low: 2, minimum: 0.5, mode: 3", at: (27, 13),
            "`demand.landLead`: `low` and `high` of a law are factors, and the range between them holds 1"),
        Fault(
            "[2020-03-03]",
            "[2020-03-03, soon]", at: (28, 36),
            "`demand.batchDates.dates[1]`: `soon` stands where a date such as 2020-03-03 is needed"),
        Fault(
            "maximum: 0.35",
            "maximum: 35", at: (29, 14),
            "`demand.hallShare`: a share is at most 1, and this law goes beyond",
            hint: "35 % is 0.35"),
        Fault(
            "matching: pool",
            "matching: parcels", at: (32, 12),
            "`supply.reserve`: with `matching: parcels` stock and supply are those of the workspace"),
        Fault(
            "  reserve: {value: 3000, unit: 亩, confidence: seed, source: plan}\n",
            "", at: (31, 3),
            "`supply.reserve`: a pool of land needs its size",
            hint: "or take `matching: parcels`"),
        Fault(
            "measure: reserveMu",
            "measure: reserve", at: (34, 15),
            "`expected[0].measure`: unknown word `reserve`",
            hint: "did you mean `reserveMu`?"),
        Fault(
            "origin: hand",
            "origin: guess", at: (34, 61),
            "`expected[0].origin`: unknown word `guess`",
            hint: "the words here are `formula`, `hand`, `simpy`, `regression`"),
        Fault(
            "tolerance: 0,",
            "tolerance: -1,", at: (34, 50),
            "`expected[0].tolerance`: a tolerance is not negative"),
        Fault(
            "tolerance: 0, ",
            "", at: (34, 5),
            "`expected[0]`: the key `tolerance` is missing",
            hint: "the keys here are `measure`, `value`, `tolerance`, `origin`, `note`"),
    ]

    @Test("a fault is named with its place, word for word", arguments: faults)
    func fault(fault: Fault) throws {
        let place = try #require(ReserveScenarioText.small.range(of: fault.find))
        let text = ReserveScenarioText.small.replacingCharacters(in: place, with: fault.put)
        do throws(ScenarioError) {
            _ = try ReserveScenarioText.read(text)
            Issue.record("accepted")
        } catch {
            let hint = fault.hint.map { "\n\nhint: \($0)" } ?? ""
            #expect(error.description == "small.yaml:\(fault.at.line):\(fault.at.column): \(fault.says)\(hint)")
        }
    }

    @Test("the small scenario is read as it stands, with nested counts taken apart")
    func whole() throws {
        guard case .reserve(let scenario) = try ReserveScenarioText.read(ReserveScenarioText.small) else {
            Issue.record("another mode")
            return
        }
        #expect(scenario.tiers.map(\.signingsPerYear) == [30, 20] && scenario.tiers.map(\.name) == ["five", "ten"])
        #expect(scenario.value(.dropOut) == 0.08 && scenario.value(.floorAreaRatio) == 1.5)
        #expect(scenario.laws[.startLag]?.fit != nil && scenario.laws[.landLead]?.law.upperBound == 6)
        #expect(scenario.expected.map(\.measure) == [.reserve] && scenario.expected[0].origin == .hand)
    }

    @Test("a factor multiplies a law, and the scale of a Weibull law is none")
    func factors() throws {
        let small = try ScenarioDocument(text: ReserveScenarioText.small, named: "small.yaml")
        func mean(_ document: ScenarioDocument) throws -> Double? {
            guard case .reserve(let scenario) = try Scenario(document) else { return nil }
            return scenario.law(.landLead)?.mean
        }
        let plain = try #require(try mean(small))
        let doubled = try #require(try mean(small.setting("demand.landLead.times", to: 2)))
        #expect(abs(plain - 18.5 / 6) < 1e-12 && abs(doubled - 2 * plain) < 1e-12)
        let text = ReserveScenarioText.small.replacingOccurrences(
            of: "{law: pert, minimum: 0.5, mode: 3, maximum: 6,", with: "{law: weibull, shape: 1, scale: 3,")
        let weibull = try #require(try mean(ScenarioDocument(text: text, named: "small.yaml")))
        #expect(abs(weibull - 3) < 1e-12)
    }

    @Test("the order of tiers in a file does not matter for what they overlap")
    func tierOrder() throws {
        let tier = """
                one:
                  signingsPerYear: {value: 200, unit: 1/year, confidence: seed, source: plan}
                  investmentFrom: {value: 1, unit: 亿元, confidence: seed, source: plan}
                  investmentTo: {value: 5, unit: 亿元, confidence: seed, source: plan}
              dropOut:
            """
        let text = ReserveScenarioText.small.replacingOccurrences(of: "  dropOut:", with: tier)
        guard case .reserve(let scenario) = try ReserveScenarioText.read(text) else { return }
        #expect(scenario.tiers.map(\.signingsPerYear) == [30, 20, 150])
    }
}
