// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import Simulation
import TestSupport
import Testing

@Suite("Scenarios that extend others")
struct ScenarioExtendingTests {
    private let scratch: ScratchFolder

    init() throws {
        scratch = try ScratchFolder()
        _ = try scratch.write(ReserveScenarioText.small, to: "base.yaml")
    }

    private func read(_ text: String, _ name: String = "own.yaml") throws -> ReserveScenario {
        guard case .reserve(let scenario) = try Scenario(contentsOf: try scratch.write(text, to: name)) else {
            throw ScenarioMode()
        }
        return scenario
    }

    private struct ScenarioMode: Error {}

    /// What is said of a file, with its folder left out.
    private func fault(_ text: String, _ name: String = "own.yaml") throws -> String {
        do {
            _ = try read(text, name)
            return "accepted"
        } catch let error as ScenarioError {
            return error.description.replacingOccurrences(of: scratch.root.path + "/", with: "")
        }
    }

    @Test("what a file states stands, what it takes out is gone, the rest is the other's")
    func merging() throws {
        let scenario = try read(
            """
            extends: base.yaml
            name: own
            demand:
              dropOut:
              landLead: {law: constant, amount: 2, unit: months, confidence: E, source: own}
              tiers:
                ten: null
            supply:
              reserve: {value: 200, unit: ha, confidence: E, source: own}
            """)
        #expect(scenario.name == "own" && scenario.value(.dropOut) == 0 && scenario.value(.reserve) == 3000)
        #expect(scenario.laws[.landLead]?.text == "constant amount 2" && scenario.tiers.map(\.name) == ["five"])
        #expect(scenario.tiers[0].signingsPerYear == 50 && scenario.seed == 1)
        #expect(scenario.expected.isEmpty, "what another should give says nothing of this one")
    }

    @Test("entries know their file and line")
    func entries() throws {
        let url = try scratch.write(
            "extends: base.yaml\nname: own\ndemand:\n  dropOut: {value: 0.1, unit: share, confidence: E, source: own}\n",
            to: "own.yaml")
        let entries = try ScenarioDocument(contentsOf: url).entries
        let own = try #require(entries.first { $0.path == "demand.dropOut" })
        #expect(own.value == "0.1" && own.unit == "share" && own.source == "own" && own.confidence == .expert)
        #expect(own.file?.hasSuffix("own.yaml") == true && own.line == 4 && own.low == nil)
        let other = try #require(entries.first { $0.path == "demand.landLead" })
        #expect(other.value == "pert: minimum 0.5, mode 3, maximum 6" && other.file?.hasSuffix("base.yaml") == true)
        #expect(other.line == 27 && other.title?.zh == "开工前需供地时间")
        let neutral = try #require(entries.first { $0.path == "factories.floorAreaRatio" })
        #expect(neutral.value == "1.5" && neutral.file == nil)
        #expect(entries.first { $0.path == "demand.quarters" }?.value == "Q1 0.3, Q2 0.25")
        #expect(entries.first { $0.path == "demand.tiers.ten.investmentTo" }?.title?.en == "ten: investment to")
        #expect(Set(entries.map(\.path)).count == entries.count && !entries.contains { $0.path.hasPrefix("expected") })
    }

    @Test("a fault is told where it stands, in whichever file")
    func places() throws {
        #expect(
            try fault("extends: base.yaml\ndemand:\n  dropout: null\n")
                == "own.yaml:3:3: `demand.dropout`: unknown entry `dropout`\n\nhint: did you mean `dropOut`?")
        #expect(
            try fault("extends: base.yaml\ndemand:\n  tiers:\n    fives: {}\n")
                == "own.yaml:4:12: `demand.tiers.fives`: the key `signingsPerYear` is missing"
                + "\n\nhint: the keys here are `signingsPerYear`")
        #expect(
            try fault("extends: base.yaml\nsupply:\n  matching: parcels\n")
                == "base.yaml:32:12: `supply.reserve`: with `matching: parcels` stock and supply are those of the "
                + "workspace"
        )
        #expect(
            try fault("extends: base.yaml\ndemand:\n  dropOut: {value: 0.1}\n").hasPrefix(
                "own.yaml:3:12: `demand.dropOut`: the key `unit` is missing"))
        #expect(
            try fault("extends: none.yaml\n")
                == "own.yaml:1:10: `extends`: `none.yaml` cannot be extended: there is no such file")
        _ = try scratch.write("mode: reserve\nsede: 1\n", to: "broken.yaml")
        #expect(try fault("extends: broken.yaml\n").hasPrefix("broken.yaml:2:1: `sede`: unknown key `sede`"))
        _ = try scratch.write("mode: [\n", to: "no.yaml")
        #expect(try fault("extends: no.yaml\n").hasPrefix("no.yaml:2:1: this is not YAML"))
        _ = try scratch.write("- a\n", to: "list.yaml")
        #expect(try fault("extends: list.yaml\n") == "list.yaml:1:1: a list stands where a mapping is needed")
        #expect(try fault("extends: [base.yaml]\n") == "own.yaml:1:10: `extends`: a list stands where a text is needed")
    }

    @Test("circles and towers are refused")
    func circles() throws {
        #expect(
            try fault("extends: own.yaml\n")
                == "own.yaml:1:10: `extends`: scenarios extend each other in a circle: `own.yaml` comes round again")
        _ = try scratch.write("extends: own.yaml\n", to: "two.yaml")
        #expect(
            try fault("extends: two.yaml\n")
                == "two.yaml:1:10: `extends`: scenarios extend each other in a circle: `own.yaml` comes round again")
        for number in 1...9 {
            _ = try scratch.write(
                "extends: \(number == 1 ? "base" : "t\(number - 1)").yaml\nname: t\(number)\n", to: "t\(number).yaml")
        }
        #expect(try read("extends: t7.yaml\nname: top\n").name == "top")
        #expect(try fault("extends: t8.yaml\n").contains("more than 8 scenarios extend each other"))
    }
}
