// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel
internal import Testing

@testable internal import Reporting
@testable internal import Simulation

@Suite("Reports of studies and traces")
struct StudyReportTests {
    @Test("the tornado names what moves the answer most, and draws it", arguments: Language.allCases)
    func tornado(language: Language) throws {
        let study = try #require(
            try Tornado(SampleReserve.document(), in: nil, replications: 0..<100, threads: 1))
        let text = study.table(language)
        #expect(text.contains(language.text(en: "It depends most on", zh: "影响最大的是")))
        #expect(text.contains("×0.8") && text.contains("×1.25"))
        #expect(DrawnChart(study.chart(language)).faults == [])
        #expect(try keys(study.json) == ["base", "rows", "study"])
    }

    @Test("the bridge says what each step changes, and nothing for the first")
    func bridge() throws {
        let scenario = try SampleReserve.simulation(SampleReserve.text(name: "pool", reserve: 1500)).scenario
        let study = try #require(try Bridge(scenario, in: nil, replications: 0..<100, threads: 1))
        let lines = study.table(.chinese).split(separator: "\n")
        let first = try #require(lines.first { $0.hasPrefix("静态") })
        #expect(first.contains(" – ") && lines.contains { $0.hasPrefix("＋期内新增净地") })
        #expect(try keys(study.json) == ["rows", "study"])
    }

    @Test("the search says what reserve each cover needs, or that none is enough")
    func search() throws {
        let scenario = try SampleReserve.simulation(SampleReserve.text(name: "pool", reserve: 1500)).scenario
        let study = try #require(try ReserveSearch(scenario, in: nil, replications: 0..<100, threads: 1))
        let text = study.table(.chinese)
        #expect(text.hasPrefix("达到满足目标：80%需"))
        #expect(text.contains("×0.5") && text.contains("×8"))
        for language in Language.allCases { #expect(DrawnChart(study.chart(language)).faults == []) }
        #expect(try keys(study.json) == ["needed", "points", "study"])
    }

    @Test("hastening ranks parcels by what they add")
    func hastening() throws {
        let simulation = try SampleReserve.simulation(SampleReserve.text(name: "pool", reserve: 300))
        let study = try #require(Hastening(simulation, replications: 0..<100, threads: 1))
        let text = study.table(.chinese)
        #expect(text.hasPrefix("最值得催办的是地块"))
        #expect(study.rows.count == 3 && text.contains("各宗效果不可相加"))
        #expect(try keys(study.json) == ["rows", "study"])
    }

    @Test("a trace tells who, what and when in the reader's language, by date or by month")
    func trace() throws {
        let simulation = try SampleReserve.simulation(SampleReserve.text(name: "pool", reserve: 300))
        let events = simulation.replay(0)
        let dated = ReplicationStory(events: events, start: simulation.scenario.start).table(.chinese)
        #expect(dated.contains("2020-0") && dated.contains("首期用地 5-10亿元") && dated.contains("等待用地：总量不足"))
        #expect(!dated.contains("firstPhase") && !dated.contains("−1"))
        let counted = ReplicationStory(events: events, start: nil)
        #expect(counted.table(.english).contains("month 0.") && counted.table(.english).contains("first phase 5-10亿元"))
        #expect(try keys(counted.json) == ["events", "notice", "start"])
    }

    @Test("ground of a trace is named with the part of it that is meant")
    func ground() {
        let event = ReplicationEvent(
            month: 1.5, kind: .landMet, who: "S20-001", ground: GroundShare(parcels: ["a", "b"], from: 0, to: 0.4),
            landMu: 40, floorSquareMetres: nil, cause: nil, stockMu: 100, usableMu: 60)
        #expect(ReplicationStory(events: [event], start: nil).table(.english).contains("a+b 0–40%"))
    }

    private func keys(_ node: JSONNode) throws -> [String] {
        let object = try JSONSerialization.jsonObject(with: Data(node.text().utf8))
        return try #require(object as? [String: Any]).keys.sorted()
    }
}
