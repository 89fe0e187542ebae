// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// The built binary on the paper city: plans as a planner uses them.
@Suite("Kept plans are listed, shown, compared, exported and accepted")
struct PlanTests {
    private let scratch: ScratchFolder
    private let workspace: String
    private static let paperCity = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city").path

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("paper.gpkg").path
        try run(["init", "-w", workspace, "--from", Self.paperCity, "--quiet"])
    }

    @discardableResult
    private func run(_ arguments: [String], status: Int32 = 0) throws -> Binary.Outcome {
        let outcome = try Binary.run(arguments)
        #expect(outcome.status == status, "\(arguments.joined(separator: " ")): \(outcome.errors)")
        return outcome
    }

    private func json(_ arguments: [String]) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: run(arguments).output) as? [String: Any] ?? [:]
    }

    private func plan(_ command: String, _ arguments: String...) throws -> [String: Any] {
        try json(["plan", command, "-w", workspace] + arguments)
    }

    private func features(_ collection: [String: Any]) throws -> [[String: Any]] {
        try #require(collection["features"] as? [[String: Any]])
    }

    @Test("a plan is listed with what it reached, and shown as match gave it, in either language")
    func listAndShow() throws {
        let empty = try run(["plan", "list", "-w", workspace, "--lang", "en"])
        #expect(empty.text.contains("suodi match --plan NAME"))
        let answer = try json(["match", "-w", workspace, "--plan", "春季", "--format", "json", "--quiet"])
        let plans = try #require(try plan("list", "--format", "json")["plans"] as? [[String: Any]])
        #expect(plans.count == 1 && plans[0]["name"] as? String == "春季" && plans[0]["acceptedOn"] is NSNull)
        #expect(plans[0]["placed"] as? Int == 8 && plans[0]["of"] as? Int == 9)
        #expect(plans[0]["placedWeight"] as? Double == 11 && plans[0]["totalWeight"] as? Double == 12)
        let shown = try plan("show", "春季", "--format", "json")
        #expect(NSDictionary(dictionary: shown) == NSDictionary(dictionary: answer))
        let english = try run(["plan", "show", "-w", workspace, "春季", "--lang", "en"]).text
        #expect(english.contains("8/9 projects placed, proven optimal") && english.contains("priority weight placed"))
        let chinese = try run(["plan", "show", "-w", workspace, "春季", "--lang", "zh"]).text
        #expect(chinese.contains("落地项目 8/9") && chinese.contains("Q9") && chinese.contains("已被占用：P11"))
        let rows = try run(["plan", "show", "-w", workspace, "春季", "--format", "csv"]).text.split(separator: "\n")
        // Eight projects, and what remains of P10 beside one of them.
        #expect(rows.count == 10 && rows[0].hasPrefix("project_id,name,role"))
        #expect(rows.filter { $0.contains(",remainder,") }.count == 1)
    }

    @Test("the difference of two plans counts and draws every move")
    func difference() throws {
        try run(["match", "-w", workspace, "--plan", "old", "--quiet"])
        // Without P01, whoever had it moves; without Q9 nobody asks about it any more.
        let old = try run(["plan", "show", "-w", workspace, "old", "--format", "csv"]).text.split(separator: "\n")
        let loser = try #require(old.first { $0.contains(",P01,") }?.split(separator: ",").first.map(String.init))
        let lock = try scratch.write(
            "id,parcel_id,project_id,from_on,until_on\nL9,P01,X9,2020-01-01,2020-12-31\n", to: "lock.csv")
        try run(["import", "-w", workspace, "site_lock", lock.path, "--quiet"])
        try run([
            "match", "-w", workspace, "--plan", "new", "--projects", "Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8", "--quiet",
        ])
        let answer = try plan("diff", "old", "new", "--format", "json")
        let projects = try #require(answer["projects"] as? [[String: Any]])
        let changes = Dictionary(
            uniqueKeysWithValues: projects.map { ($0["projectID"] as? String ?? "", $0["change"] as? String ?? "") })
        #expect(changes.count == 9 && changes["Q9"] == "withdrawn")
        #expect(["moved", "noLongerPlaced"].contains(changes[loser]))
        let counts = try #require(answer["counts"] as? [String: Int])
        #expect(counts.values.reduce(0, +) == 9)
        let moved = projects.filter { $0["change"] as? String == "moved" }
        let area = moved.compactMap { ($0["to"] as? [String: Any])?["areaSquareMetres"] as? Double }.reduce(0, +)
        #expect(answer["movedLandSquareMetres"] as? Double == area)
        let drawn = try features(try plan("diff", "old", "new", "--format", "geojson"))
        let lines = drawn.filter { ($0["geometry"] as? [String: Any])?["type"] as? String == "LineString" }
        #expect(lines.count == moved.count && counts["moved"] == moved.count)
        #expect(drawn.allSatisfy { ($0["properties"] as? [String: Any])?["change"] is String })
        let table = try run(["plan", "diff", "-w", workspace, "old", "new", "--lang", "zh"]).text
        #expect(table.contains("撤回 1 个") && table.contains("方案“old”至“new”"))
        let csv = try run(["plan", "diff", "-w", workspace, "old", "new", "--format", "csv"]).text
        #expect(csv.split(separator: "\n").count == 10)
    }

    @Test("an exported plan has every site; a shifted one says that it is for display only")
    func export() throws {
        try run(["match", "-w", workspace, "--plan", "spring", "--quiet"])
        let file = scratch.url("spring.geojson")
        let outcome = try run(["plan", "export", "-w", workspace, "spring", "-o", file.path])
        #expect(outcome.text.isEmpty && outcome.errors.contains("spring.geojson"))
        let plain = try features(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:])
        let ids = Set((1...8).map { "Q\($0)" }).union(["remainder-1", "line-1"])
        #expect(plain.count == 10 && Set(plain.compactMap { $0["id"] as? String }) == ids)
        let shifted = try features(try plan("export", "spring", "--datum", "gcj02"))
        for (before, after) in zip(plain, shifted) {
            let properties = after["properties"] as? [String: Any]
            #expect(properties?["map_datum"] as? String == "gcj02, display only")
            guard let old = before["geometry"] as? NSDictionary, let new = after["geometry"] as? NSDictionary else {
                continue
            }
            #expect(old != new)
        }
    }

    @Test("accepting promises the sites; a dry run tells it and writes nothing; a second time is refused")
    func accept() throws {
        try run(["match", "-w", workspace, "--plan", "spring", "--quiet"])
        let before = try Data(contentsOf: URL(fileURLWithPath: workspace))
        let dry = try plan("accept", "spring", "--dry-run", "--until", "2020-12-31", "--format", "json")
        #expect(dry["written"] as? Bool == false && (dry["obstacles"] as? [Any])?.isEmpty == true)
        #expect(dry["until"] as? String == "2020-12-31" && (dry["promises"] as? [Any])?.count == 8)
        #expect(try Data(contentsOf: URL(fileURLWithPath: workspace)) == before)
        let done = try run(["plan", "accept", "-w", workspace, "spring", "--reason", "board", "--lang", "en"])
        #expect(done.text.contains("is accepted: 8 projects are promised their sites until 2020-09-03"))
        let locks = try run(["export", "-w", workspace, "site_lock", "--format", "csv"]).text
        #expect(locks.contains("spring/Q1") && locks.contains("spring/Q8"))
        let plans = try #require(try plan("list", "--format", "json")["plans"] as? [[String: Any]])
        #expect(plans[0]["acceptedOn"] as? String == "2020-03-03")
        #expect(try run(["plan", "accept", "-w", workspace, "spring"], status: 65).errors.contains("already"))
        let again = try run(["match", "-w", workspace, "--plan", "spring"], status: 65)
        #expect(again.errors.contains("--plan NAME"))
        #expect(try run(["check", "-w", workspace, "--quiet"]).status == 0)
    }

    @Test("what stands against a plan is named one by one, and the exit code says bad input")
    func obstacles() throws {
        try run(["match", "-w", workspace, "--plan", "spring", "--quiet"])
        let rows = try run(["plan", "show", "-w", workspace, "spring", "--format", "csv"]).text
        let site = try #require(["P01", "P02", "P03"].first { rows.contains(",\($0),") })
        try run(["cut", "-w", workspace, site, "--parts", "2", "--write", "--quiet"])
        let dry = try plan("accept", "spring", "--dry-run", "--format", "json")
        let reasons = (dry["obstacles"] as? [[String: Any]] ?? []).compactMap { $0["reason"] as? String }
        #expect(reasons == ["parcelGone"])
        let refused = try run(["plan", "accept", "-w", workspace, "spring"], status: 65)
        #expect(refused.errors.contains("parcel `\(site)` is there no more") && refused.text.isEmpty)
    }

    @Test(
        "a wrong name is answered with the nearest, in every command", arguments: ["show", "export", "accept", "diff"])
    func wrongName(command: String) throws {
        try run(["match", "-w", workspace, "--plan", "spring", "--quiet"])
        let names = command == "diff" ? ["spring", "sprign"] : ["sprign"]
        let outcome = try run(["plan", command, "-w", workspace] + names, status: 65)
        #expect(outcome.errors.contains("there is no plan `sprign`") && outcome.errors.contains("`spring`?"))
    }
}
