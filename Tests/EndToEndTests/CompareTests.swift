// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

/// `suodi compare` on the paper city. What is printed is worked out again from the JSON of the same question.
@Suite("Sites are compared as they are")
struct CompareTests {
    private let scratch: ScratchFolder
    private let workspace: String

    init() throws {
        scratch = try ScratchFolder()
        workspace = scratch.url("paper.gpkg").path
        let city = Corpora.packageDirectory.appendingPathComponent("geodata/paper-city").path
        let made = try Binary.run(["init", "-w", workspace, "--from", city, "--quiet"])
        #expect(made.status == 0, "\(made.errors)")
    }

    private func compare(_ arguments: [String], as format: String, language: String = "en") throws -> Binary.Outcome {
        let outcome = try Binary.run(
            ["compare", "-w", workspace, "--format", format, "--lang", language] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome
    }

    private func answer(_ arguments: [String]) throws -> ComparedSites {
        try ComparedSites(try compare(arguments, as: "json").output)
    }

    private static let questions = [
        ["--project", "Q1", "P01", "P11", "P12+P13", "P10"], ["--project", "Q3"], ["--project", "Q6", "F1", "F2"],
        ["--project", "Q8", "F4→P01", "F4→P11", "P04"], ["--project", "Q9"],
        [
            "--area", "85..95亩", "--hall", "150x100", "--near", "river:5km", "--power", "100", "--price", "40", "P08",
            "P02",
        ],
    ]

    @Test("every cell of the page's table is in the JSON", arguments: questions)
    func cells(question: [String]) throws {
        let answer = try answer(question)
        let page = try compare(question, as: "html").text
        var checked = 0
        for row in page.matches(of: /<tr class="([a-z:-]+)"><th scope="row">(.*?)<\/th>(.*?)<\/tr>/) {
            let cells = row.3.matches(of: /<td(| class="best")>(.*?)<\/td>/)
            #expect(cells.count == answer.sites.count)
            for (site, cell) in zip(answer.sites, cells) {
                let text = cell.2.replacing(" ●", with: "").replacing("&gt;", with: ">")
                guard let expected = site.cell(String(row.1), title: String(row.2)) else { continue }
                #expect(text == expected, "\(row.1) of \(site.id)")
                checked += 1
            }
        }
        #expect(checked >= 4 * answer.sites.count)
    }

    @Test("the best of a row is marked, and is what the JSON says", arguments: questions)
    func best(question: [String]) throws {
        let answer = try answer(question)
        let page = try compare(question, as: "html").text
        let marked = page.matches(of: /class="best"/).count
        #expect(marked == answer.best.reduce(0) { $0 + $1.siteIDs.count })
        let prices = answer.sites.filter(\.serves).compactMap { site in
            site.number("priceWanPerMu").map { (site.id, $0) }
        }
        if let least = prices.map(\.1).min(), Set(prices.map(\.1)).count > 1 {
            #expect(
                answer.best.first { $0.row == "price" }?.siteIDs == prices.filter { $0.1 == least }.map(\.0))
        }
    }

    @Test("every figure of a sentence can be worked out from the rest of the answer", arguments: questions)
    func sentences(question: [String]) throws {
        for site in try answer(question).sites {
            for language in ["en", "zh"] {
                let left = site.unexplained(in: site.sentence(language))
                #expect(left.isEmpty, "\(site.sentence(language)): \(left)")
            }
        }
    }

    @Test("every text on a map can be worked out from the answer", arguments: questions)
    func maps(question: [String]) throws {
        let answer = try answer(question)
        let drawing = try compare(question, as: "svg").text
        var maps = drawing.components(separatedBy: "<svg ").dropFirst(2)
        for site in answer.sites where site.map != nil {
            let map = try #require(maps.first)
            maps.removeFirst()
            let texts = map.prefix(upTo: map.range(of: "</svg>")?.lowerBound ?? map.endIndex)
                .matches(of: /<text [^>]*>(.*?)<\/text>/).map { String($0.1) }
            #expect(texts.contains("N"))
            for text in texts where !["N", "虚构数据 SYNTHETIC DATA"].contains(text) {
                #expect(site.mapTexts.contains(text), "\(text) on the map of \(site.id)")
            }
        }
        #expect(maps.isEmpty)
    }

    @Test("the page is one file that loads nothing, runs nothing, and names each of its elements once")
    func selfContained() throws {
        let page = try compare(Self.questions[0], as: "html", language: "zh").text
        #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("@import"))
        #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains("http"))
        let ids = page.matches(of: #/ id="(.*?)"/#).map { String($0.1) }
        #expect(ids.count > 4 && Set(ids).count == ids.count)
        for reference in page.matches(of: /url\(#(.*?)\)/) { #expect(ids.contains(String(reference.1))) }
        #expect(page.contains("2020-03-03") && page.contains("虚构数据 SYNTHETIC DATA") && page.contains("paper.gpkg"))
    }

    @Test("the same question gives the same bytes, and a file the same as standard output")
    func sameBytes() throws {
        for format in ["json", "geojson", "html", "svg", "table"] {
            let first = try compare(Self.questions[0], as: format).output
            let file = scratch.url("out.\(format)")
            let written = try Binary.run(
                ["compare", "-w", workspace, "--format", format, "--lang", "en", "-o", file.path] + Self.questions[0],
                environment: ["TZ": "Asia/Shanghai"])
            #expect(written.status == 0 && written.output.isEmpty)
            #expect(try Data(contentsOf: file) == first, "\(format)")
        }
    }

    @Test("features have roles, and a cut divides its parcel without rest")
    func features() throws {
        let data = try compare(["--project", "Q1", "P11", "P10"], as: "geojson").output
        let collection = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let features = collection["features"] as? [[String: Any]] ?? []
        #expect(
            features.compactMap { $0["id"] as? String } == [
                "P11:allotment", "P11:remainder", "P11:hall", "P11:cutLine", "P10:refused", "P10:hall",
            ])
        let parcels = try Binary.run(["export", "-w", workspace, "parcel"]).output
        let exported = try JSONSerialization.jsonObject(with: parcels) as? [String: Any]
        let whole = (exported?["features"] as? [[String: Any]] ?? []).first { $0["id"] as? String == "P11" }
        let total = ComparedSites.area(of: try #require(whole))
        let parts = features.prefix(2).reduce(0) { $0 + ComparedSites.area(of: $1) }
        #expect(total > 0 && abs(parts - total) < 1e-5 * total)
    }

    @Test("what does not serve says what lets it in, and typed again it does")
    func askAgain() throws {
        let refused = try #require(try answer(["--project", "Q1", "P10"]).sites.first)
        #expect(!refused.serves && refused.rank == nil && refused.ask == ["--area 85亩..98亩"])
        let again = try answer(["--project", "Q1", "P10", "--area", "85亩..98亩"]).sites.first
        #expect(again?.serves == true)
    }

    @Test("columns of wide characters stand below each other")
    func straight() throws {
        let lines = try compare(Self.questions[0], as: "table", language: "zh").text.split(separator: "\n")
        let rule = try #require(lines.first { $0.hasPrefix("─") })
        func cells(_ text: Substring) -> Int { text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) } }
        let second = cells(rule.prefix { $0 == "─" }) + 2
        let table = lines.drop { !$0.hasPrefix("─") }.dropFirst().prefix { !$0.hasPrefix("*") }
        #expect(table.count >= 12)
        for line in table {
            var width = 0
            let start = line.firstIndex { character in
                defer { width += cells(String(character)[...]) }
                return width >= second
            }
            let before = try #require(start.map { line[..<$0] })
            #expect(before.hasSuffix("  ") && cells(before) == second, "\(line)")
        }
    }

    @Test("wrong questions are refused before anything is written")
    func refusals() throws {
        let cases: [([String], Int32, String)] = [
            (["P01"], 64, "say what is needed"), (["--project", "Q1", "--top", "0"], 64, "--top"),
            (["--project", "Q1", "P01", "P02", "P03", "P05", "P08", "--format", "html"], 64, "4 sites"),
            (["--project", "Q1", "P77"], 65, "`P77`"), (["--project", "Q1", "--format", "csv"], 64, "csv"),
            (["--project", "Q1", "a.yaml", "b.yml"], 64, "one requirement file"),
        ]
        for (arguments, status, text) in cases {
            let file = scratch.url("none.html")
            let outcome = try Binary.run(["compare", "-w", workspace, "-o", file.path] + arguments)
            #expect(outcome.status == status && outcome.errors.contains(text), "\(arguments): \(outcome.errors)")
            #expect(!FileManager.default.fileExists(atPath: file.path))
        }
    }

    @Test("a requirement file asks as the options do, and nothing that serves is said so")
    func files() throws {
        let need = try scratch.write("area: 85..95亩\nland-use: 100102\ncounty: A\nby: 2020-06-30\n", to: "need.yaml")
        let byFile = try compare([need.path, "P01", "P02"], as: "json").output
        let byOptions = try compare(
            ["--area", "85..95亩", "--land-use", "100102", "--county", "A", "--by", "2020-06-30", "P01", "P02"],
            as: "json"
        ).output
        #expect(byFile == byOptions)
        let none = ["--area", "5000..6000亩"]
        #expect(try compare(none, as: "table").text.contains("No site meets every criterion"))
        #expect(try compare(none, as: "html").text.contains("No site meets every criterion"))
        #expect(try compare(none, as: "svg").text.hasSuffix("</svg>\n"))
    }
}
