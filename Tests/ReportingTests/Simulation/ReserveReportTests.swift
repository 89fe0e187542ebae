// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel
internal import Simulation
internal import Testing

@testable internal import Reporting

@Suite("Reports of the half-year simulation")
struct ReserveReportTests {
    @Test("the answer comes first, in words of the reader's language, then figures, assumptions and caveats")
    func words() throws {
        let report = ReserveReport([try SampleReserve.answer()])
        let chinese = report.table(.chinese)
        #expect(chinese.hasPrefix("储备1500亩情景：自2020-01-15起6个月，储备1,500亩够不够用？（模拟200次）\n· 账面上"))
        for part in [
            "动态储备（均值，亩）", "可用储备（均值，亩）", "当日未落地原因", "按用地规模（亩）", "标准厂房", "资金利息", "主要原因：", "PERT分布 最小 2, 最可能 6, 最大 18",
            "并非实测", "95%置信区间",
        ] {
            #expect(chinese.contains(part), "\(part)")
        }
        let english = report.table(.english)
        #expect(
            english.hasPrefix(
                "Pool of 1500: does a reserve of 1,500亩 do for 6 months from 2020-01-15? 200 replications.\n"))
        for part in [
            "in stock on average", "of it usable", "not met on its day, because",
            "targets of the plan, not observations",
        ] {
            #expect(english.contains(part), "\(part)")
        }
        #expect(!english.contains("SYNTHETIC"))
    }

    @Test("every figure and law that the scenario states is listed with its source and mark")
    func assumptions() throws {
        let text = ReserveReport([try SampleReserve.answer()]).table(.english)
        for name in ["signings a year", "signing to start", "reserve held", "step: approval", "5-10亿元: land", "lease"] {
            let line = try #require(text.split(separator: "\n").first { $0.contains(name + "  ") }, "\(name)")
            #expect(["[seed]", "[C]", "[E]"].contains { line.contains($0) }, "\(line)")
        }
    }

    @Test("columns of every table line up in both languages", arguments: Language.allCases)
    func columns(language: Language) throws {
        let (answers, differences) = try SampleReserve.study([1500, 3000])
        for text in [
            ReserveReport([answers[0]]).table(language),
            ReserveReport(answers, differences: differences).table(language),
        ] {
            let rules = text.split(separator: "\n").filter { $0.hasPrefix("─") }
            #expect(rules.count >= 3)
            for block in text.split(separator: "\n\n") where block.contains("\n─") {
                let lines = block.split(separator: "\n").map(String.init)
                let rule = try #require(lines.first { $0.hasPrefix("─") })
                #expect(lines.allSatisfy { $0.displayWidth <= rule.displayWidth }, "\(block)")
            }
        }
    }

    @Test("nothing that is not a number is printed, even where nobody asks for land", arguments: Language.allCases)
    func nothing(language: Language) throws {
        let quiet = try SampleReserve.quietAnswer()
        for report in [ReserveReport([quiet]), ReserveReport([try SampleReserve.answer(hasFactories: false)])] {
            for text in [report.table(language), report.json.text(.pretty), report.csv, report.charts(language)] {
                #expect(!text.lowercased().contains(/\b-?(nan|inf|infinity)\b/), "\(text.prefix(80))")
            }
        }
        let text = ReserveReport([quiet]).table(language)
        #expect(text.contains(language.text(en: "Nobody asked for land.", zh: "期内无用地需求。")))
    }

    @Test("several scenarios are compared with the first, and what chance could make of it is said")
    func comparison() throws {
        let (answers, differences) = try SampleReserve.study([1500, 3000])
        let text = ReserveReport(answers, differences: differences).table(.english)
        #expect(text.contains("The target is reached most often by \"Pool of 3000\""))
        let line = try #require(text.split(separator: "\n").first { $0.contains(" cover by the books, pp ") })
        #expect(line.hasPrefix("Pool of 3000 ") && line.contains("+") && line.hasSuffix("yes"))
        #expect(!text.contains("signings a year"))
    }

    @Test("JSON holds one object or a list, with what differs in all but the first, and nulls for what there is not")
    func json() throws {
        func object(_ report: ReserveReport) throws -> Any {
            try JSONSerialization.jsonObject(with: Data(report.json.text().utf8))
        }
        let quiet = try #require(object(ReserveReport([SampleReserve.quietAnswer()])) as? [String: Any])
        #expect(quiet["fill"] is NSNull && quiet["floor"] is NSNull && quiet["daysOfCover"] is NSNull)
        #expect(quiet["mode"] as? String == "reserve")
        let (answers, differences) = try SampleReserve.study([1500, 3000])
        let list = try #require(object(ReserveReport(answers, differences: differences)) as? [[String: Any]])
        #expect(list.map { $0["differences"] != nil } == [false, true])
        let shares = try #require((list[0]["shortage"] as? [String: [String: Any]])?["books"]?["shares"] as? [Double])
        #expect(shares.count == ReserveTally.dateBins)
    }

    @Test("JSON has the keys that the schema asks for and no others")
    func schema() throws {
        let schema = try #require(
            JSONSerialization.jsonObject(with: Data(AnswerSchema.simulate.text.utf8)) as? [String: Any])
        let shapes = try #require(schema["definitions"] as? [String: [String: Any]])
        let required = try #require(shapes["reserve"]?["required"] as? [String])
        let members = try SampleReserve.answer().members.map(\.0)
        #expect(members.sorted() == required.sorted())
    }

    @Test("CSV has a line a scenario and as many fields in each")
    func csv() throws {
        let (answers, differences) = try SampleReserve.study([1500, 3000])
        let lines = ReserveReport(answers, differences: differences).csv.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(Set(lines.map { $0.count { $0 == "," } }).count == 1)
        #expect(lines[0].hasPrefix("scenario,replications,reserve_mu,cover_books,cover_books_low,cover_books_high"))
    }

    /// `SAMPLE_CHARTS` names a folder for the documents, to be looked at.
    @Test("pages of charts are sound: words apart, everything on the sheet", arguments: Language.allCases)
    func charts(language: Language) throws {
        let (answers, differences) = try SampleReserve.study([1500, 3000, 4500])
        let pages = [
            ("reserve", ReserveReport([answers[0]]).charts(language)),
            ("comparison", ReserveReport(answers, differences: differences).charts(language)),
            ("quiet", ReserveReport([try SampleReserve.quietAnswer()]).charts(language)),
        ]
        for (name, document) in pages {
            #expect(DrawnChart(document).faults == [], "\(name)")
            if let folder = ProcessInfo.processInfo.environment["SAMPLE_CHARTS"] {
                let url = URL(fileURLWithPath: folder).appendingPathComponent("\(name)-\(language.rawValue).svg")
                try Data(document.utf8).write(to: url)
            }
        }
    }
}
