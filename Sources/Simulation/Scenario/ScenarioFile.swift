// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Foundation
internal import Yams

/// Scenarios as YAML files. Every key is required, unknown keys are refused.
public enum ScenarioFile {
    /// Reads a scenario of the mode `static-demand`.
    ///
    /// - Throws: ``ScenarioError`` with file, line, column and entry.
    public static func read(_ url: URL) throws(ScenarioError) -> StaticDemandScenario {
        let name = url.isFileURL ? url.relativePath : url.absoluteString
        return try read(text: contents(of: url, named: name), named: name)
    }

    /// Reads a scenario from `text`; `name` stands for the file in errors.
    public static func read(text: String, named name: String) throws(ScenarioError) -> StaticDemandScenario {
        let root = YamlEntry(node: try parse(text, named: name), path: "", file: name)
        do throws(ScenarioError) {
            return try scenario(root)
        } catch {
            throw error.located(in: root)
        }
    }

    static func scenario(_ root: YamlEntry) throws(ScenarioError) -> StaticDemandScenario {
        // The mode first: a file of another mode has other keys, and each of them would seem to be the fault.
        if let mode = root.node.mapping?["mode"] {
            let entry = YamlEntry(node: mode, path: "mode", file: root.file)
            let text = try entry.text()
            guard text == "static-demand" else {
                throw entry.error("unknown mode `\(text)`", hint: "the mode known here is `static-demand`")
            }
        }
        let fields = try root.fields([
            "mode", "name", "title", "scope", "replications", "seed", "horizon", "reserve", "investmentExponent",
            "intensityMedian", "intensitySigma", "tiers",
        ])
        func entry(_ key: String) throws(ScenarioError) -> YamlEntry {
            guard let entry = fields[key] else { throw root.error("the key `\(key)` is missing") }
            return entry
        }
        var tiers: [StaticDemandScenario.Tier] = []
        for item in try entry("tiers").items() {
            tiers.append(try tier(item))
        }
        return try StaticDemandScenario(
            name: entry("name").text(), title: bilingual(entry("title")), scope: bilingual(entry("scope")),
            horizonMonths: assumption(entry("horizon")), reserveMu: assumption(entry("reserve")),
            investmentExponent: assumption(entry("investmentExponent")),
            intensityMedian: assumption(entry("intensityMedian")),
            intensitySigma: assumption(entry("intensitySigma")), tiers: tiers,
            replications: entry("replications").integer(Int.self), seed: entry("seed").integer(UInt64.self))
    }

    private static func tier(_ item: YamlEntry) throws(ScenarioError) -> StaticDemandScenario.Tier {
        let fields = try item.fields([
            "name", "signingsPerYear", "investmentFrom", "investmentTo", "ownLandShare", "firstPhaseShare",
        ])
        func entry(_ key: String) throws(ScenarioError) -> YamlEntry {
            guard let entry = fields[key] else { throw item.error("the key `\(key)` is missing") }
            return entry
        }
        return try StaticDemandScenario.Tier(
            name: entry("name").text(), signingsPerYear: assumption(entry("signingsPerYear")),
            investmentFrom: assumption(entry("investmentFrom")), investmentTo: assumption(entry("investmentTo")),
            ownLandShare: assumption(entry("ownLandShare")), firstPhaseShare: assumption(entry("firstPhaseShare")))
    }

    static func assumption(_ entry: YamlEntry) throws(ScenarioError) -> Assumption {
        let fields = try entry.fields(["value", "unit", "source", "confidence"])
        guard let value = fields["value"], let unit = fields["unit"], let source = fields["source"],
            let mark = fields["confidence"]
        else { throw entry.error("a key is missing") }
        return try Assumption(value.number(), unit.text(), source: source.text(), confidence: mark.confidence())
    }

    static func bilingual(_ entry: YamlEntry) throws(ScenarioError) -> Term {
        let fields = try entry.fields(["en", "zh"])
        guard let en = fields["en"], let zh = fields["zh"] else { throw entry.error("a key is missing") }
        return try Term(en: en.text(), zh: zh.text())
    }

    static func parse(_ text: String, named name: String) throws(ScenarioError) -> Node {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw ScenarioError(file: name, line: 1, column: 1, "the file is empty")
            }
            return node
        } catch let error as ScenarioError {
            throw error
        } catch let error as YamlError {
            throw located(error, named: name)
        } catch {
            throw ScenarioError(file: name, "this is not YAML: \(error)")
        }
    }

    private static func located(_ error: YamlError, named name: String) -> ScenarioError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ScenarioError(file: name, line: mark.line, column: mark.column, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            ScenarioError(
                file: name, line: context.mark.line, column: context.mark.column,
                "the key `\(keys.first ?? "?")` stands here twice")
        case .reader(let problem, let offset, _, _):
            ScenarioError(file: name, "this is not YAML: \(problem)" + (offset.map { " at byte \($0)" } ?? ""))
        default:
            ScenarioError(file: name, "this is not YAML: \(error)")
        }
    }

    private static let largestFile = 1 << 20

    static func contents(of url: URL, named name: String) throws(ScenarioError) -> String {
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw ScenarioError(file: name, "there is no such file")
        }
        guard (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory != true else {
            throw ScenarioError(file: name, "this is a directory", hint: "name a scenario file in it")
        }
        let bytes: Data
        do {
            let file = try FileHandle(forReadingFrom: url)
            defer { try? file.close() }
            bytes = try file.read(upToCount: largestFile + 1) ?? Data()
        } catch {
            throw ScenarioError(file: name, "the file cannot be read")
        }
        guard bytes.count <= largestFile else {
            throw ScenarioError(file: name, "the file has more than \(largestFile) bytes: this is no scenario")
        }
        guard let text = String(data: bytes, encoding: .utf8) else {
            throw ScenarioError(file: name, "the file is not UTF-8")
        }
        return text
    }
}
