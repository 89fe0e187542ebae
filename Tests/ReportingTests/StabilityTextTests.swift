// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import LandModel
@testable import Planner
@testable import Reporting
@testable import Siting
import Testing

@Suite("How stable a ranking is, as it is told")
struct StabilityTextTests {
    private static let baseDate = CalendarDate(year: 2020, month: 3, day: 3) ?? CalendarDate(daysSince1970: 0)

    /// Units of 2000 to 4000㎡ are asked for by the end of a hundred days: the area counts 50, the day 30.
    private func answer(
        _ units: [(id: String, area: Double, days: Int)], limit: Int? = nil
    ) throws -> FindAnswer {
        var asked = Requirement()
        asked.floorArea = QuantityRange(Area(squareMetres: 2000), Area(squareMetres: 4000))
        asked.needBy = Self.baseDate.adding(days: 100)
        asked.floorColumnGrid = ColumnGrid(9, 12)
        asked.floorCraneTonnes = 5
        asked.floorFireClass = .c
        let snapshot = try LandSnapshot(
            cityName: "small", crs: CRS("EPSG:4547"), baseDate: Self.baseDate, parks: [], parcels: [], parcelLocks: [:],
            units: units.map { unit in
                FactoryUnit(
                    id: unit.id, factoryID: "F", county: "A", floorAreaSquareMetres: unit.area, status: .vacant,
                    availableOn: Self.baseDate.adding(days: unit.days))
            }, projects: [], facilities: [], zones: [])
        return FindAnswer(
            snapshot: snapshot, search: try SiteFinder(snapshot).find(asked, limit: limit), whyNot: [])
    }

    private func json(_ answer: FindAnswer, limit: Int = 10) throws -> [String: Any] {
        let text = answer.json(limit: limit).text(.pretty)
        return try #require(try JSONSerialization.jsonObject(with: Data("\(text)".utf8)) as? [String: Any])
    }

    // Of 100 points the area counts 62.5 and the day 37.5.
    // A: 62.5 × 0.9 + 37.5 × 0.4 = 71.25. B: 62.5 × 0.6 + 37.5 × 0.8 = 67.5; it leads by 15 and lags by 18.75.
    private let close = [(id: "A", area: 2200.0, days: 60), (id: "B", area: 2800, days: 20)]

    @Test("the line says up to which movement the first stays first, who takes over and by what, rounded down")
    func movesWithin() throws {
        let text = try #require(try answer(close).stabilityText(.english))
        #expect(text.contains("±20%") && text.contains("may lose its place") && text.contains("up to ±11.1%"))
        #expect(text.contains("then B takes over (ready)"))
        let chinese = try #require(try answer(close).stabilityText(.chinese))
        #expect(chinese.contains("±20%") && chinese.contains("±11.1%") && chinese.contains("B 取代（时间）"))
        #expect(try answer(close).table(limit: 10, .english).contains(text))
    }

    @Test("beyond the movement asked about, always, and level are told apart")
    func otherCases() throws {
        // A: 71.25. B: 62.5 × 0.4 + 37.5 × 0.8 = 55; it leads by 15 and lags by 31.25.
        let far = try #require(
            try answer([close[0], (id: "B", area: 3200, days: 20)]).stabilityText(.english))
        #expect(far.contains("the first stays first, and up to ±35.1%"))
        let always = try answer([close[0], (id: "B", area: 3200, days: 61)])
        #expect(always.stabilityText(.english) == "The first stays first whatever the weights.")
        #expect(always.stabilityText(.chinese)?.contains("第一名不变") == true)
        // 62.5 × 0.24 = 37.5 × 0.4 = 15 points, one either way.
        let level = try #require(
            try answer([(id: "A", area: 2000, days: 40), (id: "B", area: 2480, days: 0)]).stabilityText(.english))
        #expect(level.contains("level with B"))
        #expect(try answer([close[0]]).stabilityText(.english) == nil)
        #expect(try answer([]).table(limit: 10, .english).contains("first") == false)
    }

    @Test("who else there is but was not named is said, since it was not compared")
    func notNamed() throws {
        let text = try #require(
            try answer(close + [(id: "C", area: 3500, days: 90)], limit: 2).stabilityText(.english))
        #expect(text.hasSuffix("Compared are the best 2 of 3."))
    }

    @Test("the same as JSON, with the places that each listed site can take, within the published schema")
    func document() throws {
        let three = close + [(id: "C", area: 3500, days: 90)]
        let document = try json(try answer(three), limit: 2)
        let stability = try #require(document["stability"] as? [String: Any])
        #expect(stability["movement"] as? Double == 0.2 && stability["comparedCount"] as? Int == 3)
        #expect(stability["isFirstThroughout"] as? Bool == false)
        let takeover = try #require(stability["takeover"] as? [String: Any])
        #expect(takeover["id"] as? String == "B" && takeover["rank"] as? Int == 2)
        #expect(takeover["criterion"] as? String == "ready")
        #expect(abs((takeover["movement"] as? Double ?? 0) - 3.75 / 33.75) < 1e-6)
        let ranks = try #require(stability["ranks"] as? [[String: Any]])
        #expect(ranks.map { $0["id"] as? String } == ["A", "B"])
        #expect(ranks.allSatisfy { $0["best"] as? Int == 1 && $0["worst"] as? Int == 2 })
        #expect(try json(try answer([close[0]]))["stability"] == nil)

        let text = try #require(AnswerSchema.allCases.first { $0.rawValue == "find" }).text
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        for part in ["stability", "requirement"] {
            let said = try #require(document[part] as? [String: Any])
            let properties = try #require(schema["properties"] as? [String: Any])
            let published = try #require((properties[part] as? [String: Any])?["properties"] as? [String: Any])
            #expect(Set(said.keys).isSubset(of: published.keys))
        }
    }

    @Test("column grid, crane and fire class are said as they were asked for")
    func requirement() throws {
        let document = try json(try answer(close))
        let asked = try #require(document["requirement"] as? [String: Any])
        #expect(asked["floorColumnGridMetres"] as? [Double] == [12, 9] && asked["floorCraneTonnes"] as? Double == 5)
        #expect(asked["floorFireClass"] as? String == "C")
        let text = try answer(close).table(limit: 1, .chinese)
        #expect(text.contains("柱网 ≥ 12×9 m") && text.contains("行车 ≥ 5 t") && text.contains("丙类"))
    }
}
