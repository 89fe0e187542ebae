// SPDX-License-Identifier: Apache-2.0
import Foundation
#if canImport(FoundationXML)
    import FoundationXML
#endif
import TestSupport
import Testing

/// `suodi match` as a planner meets it, on the paper city.
@Suite("A plan is given in every form, replanned, and not lost to Ctrl-C")
struct MatchTests {
    private let scratch: ScratchFolder
    private let workspace: String

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("paper.gpkg").path
        let city = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city").path
        let made = try Binary.run(["init", "-w", workspace, "--from", city, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
    }

    private func match(_ options: [String]) throws -> Binary.Outcome {
        let outcome = try Binary.run(["match", "-w", workspace] + options)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome
    }

    private func json(_ data: Data) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    @Test("JSON, GeoJSON and CSV tell of the same allotments, remainders and cuts")
    func forms() throws {
        let answer = try json(match(["--dry-run", "--format", "json"]).output)
        let assignments = try #require(answer["assignments"] as? [[String: Any]])
        let grounds = try #require(answer["grounds"] as? [[String: Any]])
        func count(_ key: String) -> Int { grounds.reduce(0) { $0 + (($1[key] as? [Any])?.count ?? 0) } }
        let map = try json(match(["--dry-run", "--format", "geojson"]).output)
        let features = try #require(map["features"] as? [[String: Any]])
        let roles = features.compactMap { ($0["properties"] as? [String: Any])?["role"] as? String }
        #expect(roles.count == features.count)
        #expect(roles.count { $0 == "allotment" } == assignments.count && assignments.count == 8)
        #expect(roles.count { $0 == "remainder" } == count("remainders"))
        #expect(roles.count { $0 == "cutLine" } == count("lines"))
        let rows = try match(["--dry-run", "--format", "csv"]).text.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.count == 10 && Set(rows.map(\.count)).count == 1)
        let placed = rows.filter { $0[2] == "placed" }
        #expect(placed.map { String($0[0]) } == assignments.compactMap { $0["projectID"] as? String })
        #expect(rows.filter { $0[2] == "unplaced" }.map { $0[0] } == ["Q9"])
    }

    @Test("the picture has every allotment, a legend, a scale and the watermark, in both languages")
    func picture() throws {
        for language in ["en", "zh"] {
            let text = try match(["--dry-run", "--format", "svg", "--lang", language]).text
            #expect(XMLParser(data: Data(text.utf8)).parse())
            #expect(text.hasPrefix("<?xml") && text.contains("SYNTHETIC DATA"))
            for part in ["class=\"wholeParcel\"", "class=\"legend\"", "class=\"scale\"", "class=\"north\""] {
                #expect(text.contains(part), "\(part)")
            }
            #expect(text.contains(language == "zh" ? "项目落地方案" : "8 of 9 projects placed"))
        }
    }

    @Test("the table says what is proven in the language of the reader")
    func table() throws {
        let english = try match(["--dry-run", "--lang", "en"]).text
        #expect(english.hasPrefix("8 of 9 projects placed, weight 11 of 12; proven optimal within a gap of 0.01%."))
        let chinese = try match(["--dry-run", "--lang", "zh"]).text
        #expect(chinese.hasPrefix("9 个项目中落地 8 个，权重 11/12；已证明最优（差距不超过 0.01%）。"))
        #expect(english.contains("Q9") && chinese.contains("Q9"))
    }

    @Test("tables of Chinese and Latin text line up")
    func alignment() throws {
        for language in ["en", "zh"] {
            var gaps: [Int] = []
            var rows = 0
            for line in try match(["--dry-run", "--lang", language]).text.components(separatedBy: "\n") {
                let cells = line.flatMap { character in
                    Array(repeating: character, count: Self.isWide(character) ? 2 : 1)
                }
                if line.hasPrefix("─") {
                    gaps = cells.indices.filter { cells[$0] == " " }
                } else if line.isEmpty || line.hasPrefix("…") || line.hasPrefix("另")
                    || line.hasPrefix("One more of")
                {
                    gaps = []
                } else if !gaps.isEmpty {
                    rows += 1
                    #expect(gaps.allSatisfy { $0 >= cells.count || cells[$0] == " " }, "\(line)")
                }
            }
            #expect(rows > 15)
        }
    }

    /// East Asian wide, by blocks.
    private static func isWide(_ character: Character) -> Bool {
        character.unicodeScalars.contains { scalar in
            [0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6]
                .contains { $0.contains(scalar.value) }
        }
    }

    @Test("replanned without a project, the others stay, and the answer says so")
    func replanned() throws {
        _ = try match(["--plan", "spring"])
        let answer = try json(
            match(["--plan", "summer", "--keep", "spring", "--without", "Q1", "--format", "json"]).output)
        let difference = try #require(answer["difference"] as? [String: Any])
        let counts = difference["counts"] as? [String: Int]
        #expect(difference["from"] as? String == "spring" && counts?["moved"] == 0)
        #expect(counts?["kept"] == 7 && counts?["withdrawn"] == 1)
        let table = try match(["--dry-run", "--keep", "spring", "--lang", "en"])
        #expect(table.text.contains("From plan `spring` to this plan: 8 kept"))
    }

    @Test("the plan does not depend on the number of threads")
    func threads() throws {
        let one = try match(["--dry-run", "--threads", "1", "--format", "json"])
        #expect(try match(["--dry-run", "--threads", "2", "--format", "json"]).output == one.output)
    }

    @Test("what cannot be asked is refused, and names typed wrong are not taken for others")
    func refusals() throws {
        for (status, word, options) in [
            (64, "--gap", ["--gap", "much"]), (64, "--gap", ["--gap", "120%"]),
            (64, "--time-limit", ["--time-limit", "0"]),
            (64, "--threads", ["--threads", "0"]), (64, "--without", ["--without", ","]),
            (64, "--park", ["--park", "A"]), (65, "Q99", ["--without", "Q99"]),
            (65, "there is no plan `sprong`", ["--keep", "sprong"]),
            (65, "there is no park `nope`", ["--park", "nope", "--format", "svg"]),
        ] {
            let outcome = try Binary.run(["match", "-w", workspace, "--dry-run"] + options)
            #expect(Int(outcome.status) == status && outcome.errors.contains(word), "\(options): \(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
    }

    @Test("Ctrl-C during the solve keeps and prints the best plan so far")
    func interrupted() throws {
        let path = scratch.url("zhuzhou.gpkg").path
        let city = Corpora.packageDirectory.appendingPathComponent("geodata/zhuzhou").path
        #expect(try Binary.run(["init", "-w", path, "--from", city, "--quiet"]).status == 0)
        let process = Process()
        process.executableURL = Binary.url
        process.arguments = ["match", "-w", path, "--format", "json", "--progress", "json", "--lang", "en"]
        let (answer, errors) = (scratch.url("answer.json"), Pipe())
        try Data().write(to: answer)
        process.standardOutput = try FileHandle(forWritingTo: answer)
        process.standardError = errors
        try process.run()
        var said = ""
        while !said.contains("\"solving\"") {
            let piece = errors.fileHandleForReading.availableData
            if piece.isEmpty { break }
            said += String(decoding: piece, as: UTF8.self)
        }
        process.interrupt()
        said += String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationReason == .exit && process.terminationStatus == 0, "\(said)")
        let plan = try json(Data(contentsOf: answer))
        let isCancelled = plan["limitReached"] as? String == "cancelled"
        // A machine may be through with the proof before the signal is heard.
        #expect(isCancelled ? plan["status"] as? String == "feasible" : plan["status"] as? String == "optimal")
        #expect(said.contains("Interrupted: this is the best plan so far, kept as `plan`.") == isCancelled, "\(said)")
        let kept = try json(Binary.run(["export", "-w", path, "plan_site"]).output)
        let allotments = (kept["features"] as? [[String: Any]] ?? []).filter {
            ($0["properties"] as? [String: Any])?["role"] as? String == "allotment"
        }
        #expect(allotments.count == plan["placed"] as? Int)
    }
}
