// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
@testable import Siting
import TestSupport
import Testing
import SitingSupport

@Suite("Factory units that together make up a floor")
struct FloorSearchTests {
    private func unit(
        _ id: String, _ area: Double, floor: Int? = 1, factory: String = "F",
        change: (inout FactoryUnit) -> Void = { _ in }
    ) -> FactoryUnit {
        var unit = FactoryUnit(
            id: id, factoryID: factory, parkID: "park", county: "A", floor: floor, floorAreaSquareMetres: area,
            status: .vacant, availableOn: SmallCity.baseDate, clearHeightMetres: 7,
            floorLoadKilonewtonsPerSquareMetre: 15, power: 300)
        change(&unit)
        return unit
    }

    private func asked(_ least: Double, _ most: Double? = nil) -> Requirement {
        var asked = Requirement()
        asked.floorArea = QuantityRange(Area(squareMetres: least), most.map { Area(squareMetres: $0) })
        return asked
    }

    private func search(_ units: [FactoryUnit], maximumWork: Int = 500_000) throws -> FloorSearch {
        var city = SmallCity()
        city.units = units
        return FloorSearch(try city.snapshot(), maximumWork: maximumWork)
    }

    /// The ids of each group, in the order of the answer.
    private func ids(_ units: [FactoryUnit], _ asked: Requirement) throws -> [[String]] {
        let ordered = units.map(\.id).sorted()
        return try search(units).groups(for: asked).groups.map { $0.units.map { ordered[$0] } }
    }

    @Test("one floor goes before several, few units before many, a tight floor before a loose one")
    func order() throws {
        let units = [
            unit("a", 1200), unit("b", 900), unit("c", 850), unit("d", 1150, floor: 2), unit("e", 300),
            unit("f", 3000, factory: "G"), unit("g", 1900, factory: "G", change: { $0.status = .sold }),
        ]
        // f is enough alone, and in no group; g is sold.
        #expect(
            try ids(units, asked(2000)) == [
                ["a", "c"], ["a", "b"], ["b", "c", "e"], ["c", "d"], ["b", "d"], ["a", "d"],
            ])
    }

    @Test("only floors that follow each other adjoin; below ground −1 is followed by 1")
    func floors() throws {
        let units = [unit("a", 1000), unit("b", 1000, floor: 3), unit("c", 1000, floor: 4), unit("d", 1000, floor: -1)]
        #expect(try ids(units, asked(2000)) == [["a", "d"], ["b", "c"]])
        // Three floors that follow each other hold together, and only with the one between.
        let stack = [unit("a", 700), unit("b", 700, floor: 2), unit("c", 700, floor: 3), unit("d", 700, floor: 4)]
        #expect(try ids(stack, asked(2100)) == [["a", "b", "c"], ["b", "c", "d"]])
        #expect(try ids([unit("a", 1000), unit("b", 1000, factory: "G")], asked(2000)).isEmpty)
        #expect(try ids([unit("a", 1000, floor: .min), unit("b", 1000, floor: .max)], asked(2000)).isEmpty)
    }

    @Test("a unit without a floor adjoins the others where its building is not known to have several")
    func unrecordedFloors() throws {
        let silent = [unit("a", 1000, floor: nil), unit("b", 1000, floor: nil)]
        #expect(try ids(silent, asked(2000)) == [["a", "b"]])
        let found = try search(silent).groups(for: asked(2000)).groups
        #expect(found.first?.cautions == [.adjacencyAssumed, .floorNotRecorded] && found.first?.floors == [])
        let one = [unit("a", 1000, floor: nil), unit("b", 1000, floor: 2)]
        #expect(try ids(one, asked(2000)) == [["a", "b"]])
        // A sold unit on another floor is enough to know of several.
        #expect(try ids(one + [unit("c", 1000, floor: 1) { $0.status = .sold }], asked(2000)).isEmpty)
    }

    @Test("a group says what is true of all its units, and nothing of what one of them does not tell")
    func facts() throws {
        let later = SmallCity.baseDate.adding(days: 40)
        let units = [
            unit("a", 1200) { $0.clearHeightMetres = 8 },
            unit("b", 900) {
                $0.floorLoadKilonewtonsPerSquareMetre = nil
                $0.availableOn = later
            },
        ]
        var wanted = asked(2000)
        wanted.floorHeightMetres = 6
        wanted.floorLoadKilonewtonsPerSquareMetre = 10
        let found = try search(units).groups(for: wanted)
        let group = try #require(found.groups.first)
        #expect(group.areaSquareMetres == 2100 && group.power == 600 && group.freeOn == later)
        #expect(group.clearHeightMetres == 7 && group.floorLoadKilonewtonsPerSquareMetre == nil)
        #expect(group.floors == [1] && group.factoryID == "F" && group.unknown == [.floorLoad])
        #expect(group.cautions == [.adjacencyAssumed] && found.cautions.isEmpty)
        wanted.knownOnly = true
        #expect(try search(units).groups(for: wanted).groups.isEmpty)
    }

    @Test("every other criterion is asked of each unit by itself")
    func eachUnit() throws {
        var wanted = asked(2000)
        wanted.needBy = SmallCity.baseDate.adding(days: 30)
        wanted.floorCraneTonnes = 5
        let good = [unit("a", 1000) { $0.craneTonnes = 5 }, unit("b", 1000) { $0.craneTonnes = 10 }]
        #expect(try ids(good, wanted) == [["a", "b"]])
        let late: (inout FactoryUnit) -> Void = { $0.availableOn = SmallCity.baseDate.adding(days: 31) }
        for change in [late, { $0.craneTonnes = 4.9 }, { $0.status = .preLet }] {
            #expect(try ids([good[0], unit("b", 1000, change: change)], wanted).isEmpty)
        }
    }

    @Test("power adds up: a unit may be there for its power alone, and what nobody knows may be enough")
    func power() throws {
        var wanted = asked(2000)
        wanted.needs[.power] = 500
        let large = unit("a", 2500) { $0.power = 200 }
        #expect(try ids([large, unit("b", 100)], wanted) == [["a", "b"]])
        #expect(try ids([large, unit("b", 100) { $0.power = 299 }], wanted).isEmpty)
        let silent = [large, unit("b", 100) { $0.power = nil }]
        let group = try #require(try search(silent).groups(for: wanted).groups.first)
        #expect(group.power == nil && group.unknown == [.utility(.power)])
        wanted.knownOnly = true
        #expect(try search(silent).groups(for: wanted).groups.isEmpty)
        wanted.needs[.power] = 200.5
        #expect(try search(silent).groups(for: wanted).groups.isEmpty)
        // What is known is enough, whatever the third has: it is there for its area.
        var enough = asked(2900)
        enough.needs[.power] = 500
        let third = try #require(
            try search([large, unit("b", 300), unit("c", 100) { $0.power = nil }]).groups(for: enough).groups.first)
        #expect(third.units == [0, 1, 2] && third.unknown.isEmpty && third.power == nil)
    }

    @Test("no least area is asked for, or no unit is there: no groups")
    func nothing() throws {
        var height = Requirement()
        height.floorHeightMetres = 6
        #expect(try search([unit("a", 1000), unit("b", 1000)]).groups(for: height).groups.isEmpty)
        #expect(try search([]).groups(for: asked(2000)) == FloorGroups(groups: [], cautions: []))
        #expect(try search([unit("a", 1000), unit("b", 1000)]).groups(for: asked(2000), limit: 0).groups.isEmpty)
        let broken = [unit("a", .nan), unit("b", -5), unit("c", 0), unit("d", .infinity), unit("e", 1999.9995)]
        #expect(try ids(broken, asked(2000)).isEmpty)
    }

    @Test("the floor that comes before land is found too")
    func beforeLand() throws {
        var project = Project(id: "Q", name: "Q", stage: .signed)
        project.netArea = QuantityRange(Area(mu: 80), Area(mu: 100))
        project.floorAreaSquareMetres = 2000
        #expect(try ids([unit("a", 1000), unit("b", 1000)], Requirement(of: project)) == [["a", "b"]])
    }

    @Test("the policy says how many units at most, and a city may say so itself")
    func unitCount() throws {
        let units = (0..<5).map { unit("\($0)", 1000) }
        #expect(try ids(units, asked(4000)).count == 5)
        #expect(try ids(units, asked(5000)).isEmpty)
        var city = SmallCity()
        city.units = units
        let figure = #"{"value": VALUE, "source": "a city", "confidence": "A"}"#
        for (value, least, expected) in [("5", 5000.0, 1), ("1", 2000.0, 0), ("-7", 2000, 0), ("1e300", 5000, 1)] {
            let text = "{\"floorUnitCount\": \(figure.replacingOccurrences(of: "VALUE", with: value))}"
            let policy = try SitingPolicy(json: Data(text.utf8))
            let found = try FloorSearch(try city.snapshot(), policy: policy).groups(for: asked(least))
            #expect(found.groups.count == expected, "\(value)")
        }
    }

    @Test("work is bounded, with a caution, and what is found within the bound is sound")
    func bounded() throws {
        var generator = RepeatableGenerator(seed: 3)
        let units = (0..<400).map { number in
            unit(
                "u\(number)", Double.random(in: 400...900, using: &generator), floor: 1 + number % 5,
                factory: number.isMultiple(of: 2) ? "F" : "G")
        }
        let few = try search(units, maximumWork: 2000).groups(for: asked(2400, 2400.5), limit: 1000)
        #expect(few.cautions == [.groupsLeftOut])
        for group in few.groups { #expect((2399.999...2400.501).contains(group.areaSquareMetres)) }
        let one = try search([unit("a", 1000), unit("b", 1000)], maximumWork: 1).groups(for: asked(2000))
        #expect(one.groups.isEmpty && one.cautions == [.groupsLeftOut])
        #expect(try search([unit("a", 1000), unit("b", 1000)]).groups(for: asked(2000)).cautions.isEmpty)
    }

    @Test("the best are found whatever the limit, and equal units do not make much work")
    func limit() throws {
        let units = (0..<60).map { unit("u\(100 + $0)", 500, floor: 1 + $0 / 12) }
        let all = try search(units).groups(for: asked(2000), limit: 20_000)
        #expect(all.cautions.isEmpty && all.groups.count > 5 * 495)
        for limit in [1, 7, 100] {
            let best = try search(units).groups(for: asked(2000), limit: limit)
            #expect(best.groups == Array(all.groups.prefix(limit)) && best.cautions.isEmpty)
        }
    }

    @Test("power that no few units have costs little work to find out, and neither does power that all have")
    func powerBounds() throws {
        let units = (0..<60).map { number in unit("u\(100 + number)", 900 + Double(number), floor: 1 + number / 20) }
        for (power, count) in [(1201.0, 0), (1200, 100), (600, 0)] {
            var wanted = asked(1000)
            wanted.needs[.power] = power
            let found = try search(units, maximumWork: 60_000).groups(for: wanted, limit: 100)
            let four = found.groups.count { $0.units.count == 4 }
            #expect(four == count && found.cautions.isEmpty, "\(power)")
        }
    }

    // MARK: Every set of units, looked at one by one

    private struct Candidate {
        let units: [Int]
        let isOnOneFloor: Bool
        let surplus: Double
    }

    private func brute(_ units: [FactoryUnit], _ asked: Requirement) -> [Candidate] {
        let least = asked.floorArea?.lower?.squareMetres ?? 0
        let most = asked.floorArea?.upper?.squareMetres ?? .infinity
        let need = asked.needs[.power] ?? 0
        func isEnough(_ members: [Int]) -> Bool {
            let area = members.reduce(0) { $0 + units[$1].floorAreaSquareMetres }
            let isPowered =
                need == 0 || members.reduce(0) { $0 + (units[$1].power ?? 0) } >= need
                || (!asked.knownOnly && members.contains { units[$0].power == nil })
            return area >= least && isPowered
        }
        func floorsOfBuilding(_ id: String) -> Set<Int> { Set(units.filter { $0.factoryID == id }.compactMap(\.floor)) }
        func adjoin(_ members: [Int]) -> Bool {
            guard Set(members.map { units[$0].factoryID }).count == 1 else { return false }
            if floorsOfBuilding(units[members[0]].factoryID).count <= 1 { return true }
            let floors = members.compactMap { units[$0].floor }
            guard floors.count == members.count, let low = floors.min(), let high = floors.max() else { return false }
            return (low...high).allSatisfy { floors.contains($0) }
        }
        var found: [Candidate] = []
        for subset in 0..<(1 << units.count) where (2...4).contains(subset.nonzeroBitCount) {
            let members = units.indices.filter { subset >> $0 & 1 == 1 }
            guard members.allSatisfy({ units[$0].status == .vacant }), adjoin(members), isEnough(members),
                members.allSatisfy({ left in !isEnough(members.filter { $0 != left }) })
            else { continue }
            let area = members.reduce(0) { $0 + units[$1].floorAreaSquareMetres }
            guard area <= most else { continue }
            found.append(
                Candidate(
                    units: members, isOnOneFloor: Set(members.compactMap { units[$0].floor }).count <= 1,
                    surplus: area - least))
        }
        return found
    }

    @Test("as many groups as looking at every set of units finds, the same ones, and the best first")
    func bruteForce() throws {
        var (oneFloor, several, powered) = (0, 0, 0)
        try forAll(count: 700) { generator, _ in
            let units = (0..<Int.random(in: 2...10, using: &generator)).map { number in
                unit(
                    "u\(10 + number)", Double(Int.random(in: 2...14, using: &generator)) * 100,
                    floor: Int.random(in: 0..<20, using: &generator) == 0
                        ? nil : Int.random(in: 1...3, using: &generator),
                    factory: ["F", "F", "F", "G"].randomElement(using: &generator) ?? "F"
                ) {
                    $0.status = Int.random(in: 0..<6, using: &generator) == 0 ? .sold : .vacant
                    $0.power =
                        Int.random(in: 0..<5, using: &generator) == 0
                        ? nil : Double(Int.random(in: 0...4, using: &generator)) * 100
                }
            }
            let least = Double(Int.random(in: 5...30, using: &generator)) * 100
            var wanted = asked(
                least, Bool.random(using: &generator) ? least + 100 * Double.random(in: 0...6, using: &generator) : nil)
            if Bool.random(using: &generator) {
                wanted.needs[.power] = Double(Int.random(in: 0...8, using: &generator)) * 100
                powered += 1
            }
            wanted.knownOnly = Int.random(in: 0..<4, using: &generator) == 0
            let expected = brute(units, wanted)
            let found = try search(units).groups(for: wanted, limit: 5000)
            #expect(found.cautions.isEmpty)
            let groups = found.groups
            #expect(Set(groups.map(\.units)) == Set(expected.map(\.units)) && groups.count == expected.count)
            let rank = Dictionary(uniqueKeysWithValues: expected.map { ($0.units, $0) })
            let keys = groups.compactMap { rank[$0.units] }.map {
                ($0.isOnOneFloor ? 0 : 1, $0.units.count, $0.surplus)
            }
            for (better, worse) in zip(keys, keys.dropFirst()) { #expect(better <= worse) }
            oneFloor += keys.count { $0.0 == 0 }
            several += keys.count { $0.0 == 1 }
            let limit = Int.random(in: 1...8, using: &generator)
            #expect(try search(units).groups(for: wanted, limit: limit).groups == Array(groups.prefix(limit)))
        }
        // The property says nothing of what it never met.
        #expect(oneFloor > 300)
        #expect(several > 300)
        #expect(powered > 100)
    }
}
