// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@Suite("Scenario files on the command line")
struct ScenarioTests {
    private let scratch: ScratchFolder
    private static let folder = Corpora.packageDirectory.appendingPathComponent("scenarios")

    init() throws {
        scratch = try ScratchFolder()
    }

    private func path(_ name: String) -> String { Self.folder.appendingPathComponent(name + ".yaml").path }

    private func scenario(_ arguments: String...) throws -> Binary.Outcome {
        try Binary.run(["scenario"] + arguments, in: scratch.root)
    }

    private func json(_ outcome: Binary.Outcome) throws -> Any {
        try JSONSerialization.jsonObject(with: outcome.output)
    }

    @Test("check passes every shipped file with a line each")
    func shipped() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter {
            $0.hasSuffix(".yaml")
        }
        let outcome = try Binary.run(
            ["scenario", "check"] + files.sorted().map { Self.folder.appendingPathComponent($0).path })
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.text)\(outcome.errors)")
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.count == files.count && lines.allSatisfy { $0.contains(": ok: ") })
        let chinese = try scenario("check", path("baseline-2020h1"), "--lang", "zh")
        #expect(chinese.text.contains("：无误：baseline-2020h1") && chinese.text.contains("年签约 50 个"))
    }

    @Test("check names every fault with its place, and exits with 65")
    func faults() throws {
        try FileManager.default.copyItem(atPath: path("baseline-2020h1"), toPath: scratch.url("base.yaml").path)
        try scratch.write("extends: base.yaml\ndemand:\n  dropOut: {value: 8}\n", to: "own.yaml")
        try scratch.write("extends: base.yaml\nname: good\n", to: "good.yaml")
        let outcome = try scenario("check", "own.yaml", "good.yaml", "none.yaml")
        #expect(outcome.status == 65)
        #expect(outcome.text.contains("own.yaml:3:12: `demand.dropOut`: the key `unit` is missing"))
        #expect(outcome.text.contains("good.yaml: ok: good, reserve"))
        #expect(outcome.text.contains("none.yaml: there is no such file"))
        let rows = try json(scenario("check", "own.yaml", "good.yaml", "--format", "json")) as? [[String: Any]] ?? []
        #expect(rows.map { $0["ok"] as? Bool } == [false, true])
        let fault = rows.first?["fault"] as? [String: Any]
        #expect(fault?["line"] as? Int == 3 && fault?["column"] as? Int == 12)
        #expect(fault?["entry"] as? String == "demand.dropOut")
        #expect(try scenario("show", "own.yaml").status == 65)
        #expect(try scenario("check").status == 64)
    }

    @Test("show tells value, unit, mark, source and place of every entry")
    func show() throws {
        let table = try scenario("show", path("epidemic-delay"), "--lang", "zh").text
        #expect(table.contains("范围：投资5亿元以上") && table.contains("签约季度分布"))
        #expect(table.contains("epidemic-delay.yaml:") && table.contains("baseline-2020h1.yaml:"))
        #expect(table.contains("签约后终止比例") && table.contains("[E]") && table.contains("（未载明）"))
        let answer = try json(scenario("show", path("epidemic-delay"), "--format", "json")) as? [String: Any]
        let entries = answer?["entries"] as? [[String: Any]] ?? []
        let dropOut = entries.first { $0["entry"] as? String == "demand.dropOut" }
        #expect(dropOut?["value"] as? String == "0.08" && dropOut?["high"] as? String == "0.20")
        #expect(dropOut?["confidence"] as? String == "E")
        #expect((dropOut?["file"] as? String)?.hasSuffix("baseline-2020h1.yaml") == true)
    }

    @Test("diff tells the entries that differ, and nothing where none does")
    func diff() throws {
        let outcome = try scenario("diff", path("baseline-2020h1"), path("disjoint-tiers"), "--format", "json")
        let answer = try json(outcome) as? [String: Any]
        let differences = answer?["differences"] as? [[String: Any]] ?? []
        #expect(differences.map { $0["entry"] as? String } == ["demand.reading"])
        #expect((differences.first?["from"] as? [String: Any])?["value"] as? String == "nested")
        let high = try scenario("diff", path("baseline-2020h1"), path("baseline-2020h1-high")).text
        #expect(high.contains("demand.intensityMedian") && high.contains("330 万元/亩") && high.contains("450 万元/亩"))
        let same = try scenario("diff", path("baseline-2020h1"), path("baseline-2020h1"))
        #expect(same.status == 0 && same.text.contains("No entry differs"))
    }

    @Test("calibrate fits the plan's targets and says that they are targets")
    func calibrate() throws {
        let table = try scenario("calibrate", "--started-same-year", "0.3", "--started-next-year", "0.9").text
        #expect(table.contains("targets") && table.contains("not observations") && table.contains("shape 1.904"))
        let chinese = try scenario("calibrate", path("baseline-2020h1"), "--lang", "zh").text
        #expect(chinese.contains("计划目标") && chinese.contains("韦布尔") && chinese.contains("帕累托指数 1.322"))
        let answer = try json(scenario("calibrate", "--counts", "20@10,200@1,50@5", "--format", "json"))
        let tail = (answer as? [String: Any])?["tail"] as? [String: Any]
        // log10(200 / 20), and between neighbours ln 4 / ln 5 and ln 2.5 / ln 2.
        #expect(abs((tail?["exponent"] as? Double ?? 0) - 1) < 1e-12)
        let pairs = (tail?["pairs"] as? [[String: Any]] ?? []).compactMap { $0["exponent"] as? Double }
        #expect(pairs.count == 2 && abs(pairs[0] - 0.861353) < 1e-6 && abs(pairs[1] - 1.321928) < 1e-6)
    }

    @Test("calibrate refuses what no law has")
    func refusals() throws {
        let impossible = try scenario("calibrate", "--started-same-year", "0.9", "--started-next-year", "0.3")
        #expect(impossible.status == 65 && impossible.errors.contains("more of the older signings"))
        #expect(try scenario("calibrate").status == 64)
        #expect(try scenario("calibrate", "--counts", "200").status == 64)
        #expect(try scenario("calibrate", "--started-same-year", "0.3").status == 64)
        #expect(try scenario("calibrate", "--counts", "20@1,50@5").status == 65)
        #expect(try scenario("calibrate", path("half-year-pool")).status == 65)
    }
}
