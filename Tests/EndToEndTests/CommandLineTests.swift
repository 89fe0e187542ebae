// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// The built binary on the paper city, as a person would use it.
@Suite("The command line does what its help says")
struct CommandLineTests {
    private let scratch: ScratchFolder
    private let workspace: String
    private static let paperCity = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city").path

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("纸 'city'.gpkg").path
        let made = try Binary.run(["init", "-w", workspace, "--from", Self.paperCity, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
    }

    private func json(_ arguments: [String]) throws -> [String: Any] {
        let outcome = try Binary.run(arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any] ?? [:]
    }

    @Test("find answers with sites, funnel and near misses")
    func find() throws {
        let answer = try json(["find", "-w", workspace, "--project", "Q1", "--format", "json"])
        let sites = answer["sites"] as? [[String: Any]] ?? []
        #expect(
            Set(sites.compactMap { $0["id"] as? String })
                == ["P01", "P02", "P03", "P05", "P08", "P11", "P12+P13"])
        #expect(sites.first?["kind"] as? String == "partOfParcel")
        #expect((sites.first?["sentence"] as? [String: String])?["zh"]?.contains("从 P11 分割 85.00亩，余 95.00亩") == true)
        #expect((answer["nearMisses"] as? [Any])?.count == 5)
    }

    @Test("the reserve of the paper city, as a table in Chinese and as JSON")
    func reserve() throws {
        let table = try Binary.run(["reserve", "-w", workspace, "--lang", "zh"])
        #expect(table.text.contains("908") && table.text.contains("1,088") && table.text.contains("P06"))
        let answer = try json(["reserve", "-w", workspace, "--format", "json"])
        #expect(answer["nominalMu"] as? Double == 1088 && answer["usableMu"] as? Double == 908)
    }

    @Test("criteria on the command line change a project's")
    func criteria() throws {
        let answer = try json([
            "find", "-w", workspace, "--project", "Q1", "--area", "85..98亩", "--transfer", "B", "--kind", "wholeParcel",
            "--format", "json",
        ])
        let found = (answer["sites"] as? [[String: Any]] ?? []).compactMap { ($0["parcelIDs"] as? [String])?.first }
        #expect(Set(found) == ["P01", "P02", "P03", "P05", "P08", "P09", "P10"])
    }

    @Test("a requirement file asks the same as the options")
    func requirementFile() throws {
        let file = try scratch.write(
            """
            area: 85..95亩
            land-use: 100102
            county: A
            by: 2020-06-30
            hall: 150x100
            """, to: "need.yaml")
        let byFile = try json(["find", "-w", workspace, file.path, "--format", "json"])
        let byOptions = try json([
            "find", "-w", workspace, "--area", "85..95亩", "--land-use", "100102", "--county", "A", "--by", "2020-06-30",
            "--hall", "150x100", "--format", "json",
        ])
        #expect(NSDictionary(dictionary: byFile) == NSDictionary(dictionary: byOptions))
    }

    @Test("the near miss that is printed, typed again, admits what it said")
    func askAgain() throws {
        let answer = try json(["find", "-w", workspace, "--project", "Q1", "--format", "json"])
        let before = (answer["sites"] as? [Any])?.count ?? 0
        for miss in answer["nearMisses"] as? [[String: Any]] ?? [] {
            let ask = (miss["ask"] as? [String] ?? []).flatMap {
                $0.split(separator: " ", maxSplits: 1).map(String.init)
            }
            let again = try json(["find", "-w", workspace, "--project", "Q1", "--format", "json"] + ask)
            #expect((again["sites"] as? [Any])?.count == before + (miss["admits"] as? Int ?? 0), "\(ask)")
        }
    }

    @Test("match keeps its plan, and export gives it to mapping tools")
    func match() throws {
        let answer = try json(["match", "-w", workspace, "--format", "json"])
        #expect(answer["status"] as? String == "optimal" && answer["placed"] as? Int == 8)
        let plan = try json(["export", "-w", workspace, "plan_site"])
        let roles = (plan["features"] as? [[String: Any]] ?? []).compactMap {
            ($0["properties"] as? [String: Any])?["role"] as? String
        }
        #expect(roles.count { $0 == "allotment" } == 8)
    }

    @Test("the same command gives the same bytes, whatever the language, locale and time zone")
    func locales() throws {
        let commands = [
            ["find", "-w", workspace, "--project", "Q1", "--format", "json"],
            ["match", "-w", workspace, "--dry-run", "--format", "json"], ["export", "-w", workspace, "parcel"],
            ["status", "-w", workspace, "--format", "json"], ["check", "-w", workspace, "--format", "json"],
        ]
        for command in commands {
            let plain = try Binary.run(command, environment: ["LC_ALL": "C", "LANG": "C"])
            let chinese = try Binary.run(command, environment: ["LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"])
            let far = try Binary.run(command, environment: ["LC_ALL": "de_DE.UTF-8", "TZ": "America/St_Johns"])
            #expect(plain.status == 0 && plain.output == chinese.output && plain.output == far.output, "\(command)")
        }
    }

    @Test("tables follow the language of the reader")
    func language() throws {
        let chinese = try Binary.run(
            ["find", "-w", workspace, "--project", "Q1"], environment: ["LC_ALL": "zh_CN.UTF-8"])
        let english = try Binary.run(
            ["find", "-w", workspace, "--project", "Q1", "--lang", "en"], environment: ["LC_ALL": "zh_CN.UTF-8"])
        #expect(chinese.text.contains("净用地") && english.text.contains("net area"))
    }

    @Test(
        "every command has help with an example",
        arguments: [
            "init", "import", "slope", "index", "check", "status", "reserve", "find", "compare", "match", "plan", "cut",
            "merge",
            "simulate", "scenario", "export", "layers", "schema", "sample",
        ])
    func help(command: String) throws {
        let outcome = try Binary.run([command, "--help"])
        #expect(outcome.status == 0 && outcome.text.contains("EXAMPLE") && outcome.text.contains("suodi \(command)"))
    }

    @Test(
        "every command of plan has help with an example",
        arguments: ["list", "show", "diff", "export", "accept", "move"])
    func planHelp(command: String) throws {
        let outcome = try Binary.run(["plan", command, "--help"])
        #expect(
            outcome.status == 0 && outcome.text.contains("EXAMPLE") && outcome.text.contains("suodi plan \(command)"))
    }

    @Test(
        "every command of scenario has help with an example",
        arguments: ["check", "show", "diff", "calibrate"])
    func scenarioHelp(command: String) throws {
        let outcome = try Binary.run(["scenario", command, "--help"])
        #expect(
            outcome.status == 0 && outcome.text.contains("EXAMPLE")
                && outcome.text.contains("suodi scenario \(command)"))
    }

    @Test("the README names every command")
    func readme() throws {
        let readme = try String(
            contentsOf: Corpora.packageDirectory.appendingPathComponent("README.md"), encoding: .utf8)
        let help = try Binary.run(["--help"]).text
        let commands =
            help.components(separatedBy: "SUBCOMMANDS:").last?.split(separator: "\n").compactMap { line in
                line.hasPrefix("  ") && !line.hasPrefix("   ") ? line.split(separator: " ").first.map(String.init) : nil
            } ?? []
        #expect(commands.count >= 11)
        for command in commands where command != "See" { #expect(readme.contains("suodi \(command)"), "\(command)") }
    }

    @Test("completion scripts are made for the common shells", arguments: ["bash", "zsh", "fish"])
    func completion(shell: String) throws {
        let outcome = try Binary.run(["--generate-completion-script", shell])
        #expect(outcome.status == 0 && outcome.text.contains("suodi"))
    }

    @Test("a moved binary still finds what is embedded in it")
    func moved() throws {
        let copy = scratch.url("elsewhere/suodi")
        try FileManager.default.createDirectory(at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: Binary.url, to: copy)
        let outcome = try Binary.run(["find", "-w", workspace, "--project", "Q1"], in: scratch.root, executable: copy)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
