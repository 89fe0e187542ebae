// SPDX-License-Identifier: Apache-2.0
import Foundation
import Simulation
import Testing

@Suite("Scenario files")
struct ScenarioFileTests {
    /// A change to the shipped mid scenario and what must be said of it.
    struct Fault: Sendable, CustomTestStringConvertible {
        let find: String
        let put: String
        /// A part of the text that the position must point at, in the changed file; `nil` for no check.
        let at: String?
        let says: [String]

        init(_ find: String, _ put: String, at: String?, _ says: String...) {
            self.find = find
            self.put = put
            self.at = at
            self.says = says
        }

        var testDescription: String { "\(find) → \(put)" }
    }

    static let faults = [
        Fault("seed: 20200303", "sede: 20200303", at: "sede:", "unknown key `sede`", "did you mean `seed`?"),
        Fault(
            "    ownLandShare: {value: 0.64", "    ownlandshare: {value: 0.64", at: "ownlandshare",
            "did you mean `ownLandShare`?"),
        Fault("{value: 0.64", "{walue: 0.64", at: "walue", "did you mean `value`?"),
        Fault("seed: 20200303", "colour: red", at: "colour", "unknown key `colour`", "the keys here are"),
        Fault("seed: 20200303\n", "", at: "mode:", "the key `seed` is missing"),
        Fault(", confidence: C, source: \"log10", ", source: \"log10", at: "{value: 1.0", "`confidence` is missing"),
        Fault(
            "{value: 0.64", "{value: 1.64", at: "1.64", "tiers[0].ownLandShare.value", "1.64 is not from 0 to 1", "hint"
        ),
        Fault("{value: 0.64", "{value: -0.1", at: "-0.1", "tiers[0].ownLandShare.value"),
        Fault("{value: 0.50", "{value: 1.01", at: "1.01", "tiers[1].firstPhaseShare.value"),
        Fault("{value: 30,", "{value: -30,", at: "-30", "tiers[0].signingsPerYear.value"),
        Fault("{value: 30,", "{value: .nan,", at: ".nan", "`.nan`", "finite number"),
        Fault("{value: 30,", "{value: .inf,", at: ".inf", "finite number"),
        Fault("{value: 30,", "{value: 1e999,", at: "1e999", "finite number"),
        Fault("{value: 30,", "{value: nan,", at: "nan", "finite number"),
        Fault("{value: 30,", "{value: 0x1E,", at: "0x1E", "finite number"),
        Fault("{value: 30,", "{value: thirty,", at: "thirty", "`thirty` stands where a finite number is needed"),
        Fault("{value: 30,", "{value: \"30\",", at: "\"30\"", "`30`, in quotes, stands where a finite number"),
        Fault("{value: 30,", "{value: [30],", at: "[30]", "a list stands where"),
        Fault("{value: 30,", "{value: ,", at: nil, "nothing stands where"),
        Fault("{value: 30,", "{value: 1e6,", at: "- name: 5-10", "more than 10000"),
        Fault("{value: 5, unit", "{value: 12, unit", at: "10, unit", "investmentTo", "not above `investmentFrom`"),
        Fault("{value: 5, unit", "{value: 0, unit", at: "0, unit", "investmentFrom", "0 is not above 0"),
        Fault(
            "investmentTo: {value: 10,", "investmentTo: {value: 50,",
            at: "10, unit: 亿元, confidence: seed, source: \"plan 2020: tier 10亿元以上\"}\n    investmentTo: {value: 100",
            "within the tier before", "take the difference"),
        Fault("unit: months", "unit: years", at: "years", "`years` must be `months`"),
        Fault("{value: 6, unit", "{value: 0, unit", at: "0, unit", "horizon.value", "0 is not above 0"),
        Fault("replications: 200000", "replications: 0", at: "0\nseed", "`replications`", "0 is not from 1"),
        Fault("replications: 200000", "replications: 1.5", at: "1.5", "whole number"),
        Fault("replications: 200000", "replications: -4", at: "-4", "`replications`"),
        Fault("replications: 200000", "replications: 99999999999999999999", at: "9999999", "whole number"),
        Fault("seed: 20200303", "seed: -1", at: "-1", "whole number from 0"),
        Fault("{value: 0.40", "{value: 9", at: "9, unit: \"1\", confidence: E", "intensitySigma.value"),
        Fault(
            "confidence: C, source: \"log10", "confidence: X, source: \"log10", at: "X, source",
            "unknown confidence `X`"),
        Fault(
            "source: \"log10(200 / 20) of the plan's signings at 1亿元 or more and at 10亿元 or more\"", "source: \"\"",
            at: "\"\"", "a text"),
        Fault("name: 10-100亿元", "name: 5-10亿元", at: "5-10亿元\n    signingsPerYear: {value: 20", "two tiers are called"),
        Fault("mode: static-demand", "mode: dynamic", at: "dynamic", "unknown mode `dynamic`"),
        Fault("name: static-demand-mid", "name: static-demand-mid\nname: again", at: nil, "`name` stands here twice"),
        Fault("name: static-demand-mid", "name: [", at: nil, "not YAML"),
        Fault("title:", "title: &a {en: *b, zh: x}\nother:", at: nil, "not YAML"),
        Fault("title:", "\ttitle:", at: nil, "not YAML"),
    ]

    @Test("a fault is named with its place", arguments: faults)
    func place(fault: Fault) throws {
        let good = try String(contentsOf: Scenarios.url("mid"), encoding: .utf8)
        let place = try #require(good.range(of: fault.find), "the scenario no longer holds `\(fault.find)`")
        let bad = good.replacingCharacters(in: place, with: fault.put)
        do throws(ScenarioError) {
            _ = try ScenarioFile.read(text: bad, named: "bad.yaml")
            Issue.record("accepted")
        } catch {
            for part in fault.says {
                #expect(error.description.contains(part), "\(error)")
            }
            #expect(error.file == "bad.yaml" && error.description.hasPrefix("bad.yaml:"))
            let (line, column) = (try #require(error.line), try #require(error.column))
            #expect(error.description.hasPrefix("bad.yaml:\(line):\(column): "))
            guard let at = fault.at else { return }
            let lines = bad.split(separator: "\n", omittingEmptySubsequences: false)
            let pointed = lines[(line - 1)...].joined(separator: "\n").dropFirst(column - 1)
            #expect(pointed.hasPrefix(at), "points at `\(pointed.prefix(30))`")
        }
    }

    @Test("the shipped files are read whatever their line ends, and twice to the same")
    func lineEnds() throws {
        let text = try String(contentsOf: Scenarios.url("high"), encoding: .utf8)
        let scenario = try ScenarioFile.read(text: text, named: "a")
        #expect(try ScenarioFile.read(text: text.replacingOccurrences(of: "\n", with: "\r\n"), named: "b") == scenario)
        #expect(try ScenarioFile.read(text: "\u{FEFF}" + text, named: "c") == scenario)
        #expect(scenario.tiers.map(\.ownLandShare.value) == [0.8, 0.85])
        #expect(scenario.intensitySigma.confidence == .expert)
    }

    @Test("what is no scenario file is refused by name")
    func otherFiles() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("scenario 文件 \(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func file(_ name: String, _ bytes: [UInt8]) throws -> URL {
            let url = folder.appendingPathComponent(name)
            try Data(bytes).write(to: url)
            return url
        }
        let cases: [(URL, String)] = [
            (folder.appendingPathComponent("none.yaml"), "no such file"),
            (folder, "directory"),
            (try file("empty.yaml", []), "empty"),
            (try file("comment.yaml", Array("# nothing\n".utf8)), "empty"),
            (try file("latin.yaml", [0x6E, 0x61, 0xE9, 0x0A]), "not UTF-8"),
            (try file("list.yaml", Array("- a\n- b\n".utf8)), "a list stands where a mapping"),
            (try file("text.yaml", Array("hello\n".utf8)), "`hello` stands where a mapping"),
            (try file("deep.yaml", [UInt8](repeating: 0x5B, count: 200_000)), "not YAML"),
            (try file("large.yaml", [UInt8](repeating: 0x23, count: 2_000_000)), "more than"),
            (try file("control.yaml", [0x61, 0x3A, 0x20, 0x00, 0x0A]), "not YAML"),
        ]
        for (url, part) in cases {
            do throws(ScenarioError) {
                _ = try ScenarioFile.read(url)
                Issue.record("\(url.lastPathComponent) was accepted")
            } catch {
                #expect(error.description.contains(part), "\(error)")
                #expect(error.description.contains(url.lastPathComponent), "\(error)")
            }
        }
    }

    @Test("a scenario made in code is held to the same rules")
    func inCode() throws {
        #expect(throws: ScenarioError.self) { try Scenarios.make(replications: 0) }
        #expect(throws: ScenarioError.self) { try Scenarios.make(months: .nan) }
        #expect(throws: ScenarioError.self) { try Scenarios.make(reserve: -1) }
        #expect(throws: ScenarioError.self) { try Scenarios.make(reserve: .infinity) }
        #expect(throws: ScenarioError.self) { try Scenarios.make(tiers: []) }
        #expect(throws: ScenarioError.self) { try Scenarios.make(tiers: [Scenarios.tier(ownLand: 1.1)]) }
        #expect(throws: ScenarioError.self) { try Scenarios.make().with(replications: -1) }
        #expect(throws: ScenarioError.self) { try Scenarios.make().with(reserveMu: Scenarios.figure(3, "ha")) }
    }
}
