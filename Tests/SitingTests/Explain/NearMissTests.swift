// SPDX-License-Identifier: Apache-2.0
import LandModel
import Siting
import Testing
import SitingSupport

@Suite("The near misses of a search")
struct NearMissTests {
    @Test("of another park are the three that admit most, of equal ones those with the lowest parcel")
    func parks() throws {
        var city = SmallCity()
        city.parks += (1...5).map { Park(id: "p\($0)", name: "园", county: "A") }
        for (number, park) in ["p1", "p2", "p3", "p3", "p4", "p5", "p5", "p5"].enumerated() {
            try city.addParcel("P\(number)") { $0.parkID = park }
        }
        var asked = Requirement()
        asked.parkIDs = ["park"]
        let finder = SiteFinder(try city.snapshot())
        let misses = try finder.find(asked).nearMisses
        #expect(misses.map(\.criterion) == [.park, .park, .park])
        #expect(misses.map(\.relaxations) == [[.addPark(id: "p5")], [.addPark(id: "p3")], [.addPark(id: "p1")]])
        #expect(misses.map(\.admittedIDs) == [["P5", "P6", "P7"], ["P2", "P3"], ["P0"]])
        #expect(try finder.find(asked, nearMissCount: 2).nearMisses.map(\.admittedIDs.count) == [3, 2])
        #expect(try finder.find(asked, nearMissCount: 4).nearMisses.isEmpty)
    }

    @Test("of a window are the nearest, where all lie below it and where all lie above, of few and of many")
    func windows() throws {
        for count in [40, 1100] {
            var city = SmallCity()
            for number in 0..<count {
                try city.addParcel("P\(number)", mu: 20 + Double(number)) { $0.priceWanPerMu = 10 + Double(number / 2) }
            }
            let finder = SiteFinder(try city.snapshot())
            var large = Requirement()
            large.netArea = QuantityRange(Area(mu: 5000), nil)
            let largest = try #require(try finder.find(large, nearMissCount: 2).nearMisses.first)
            #expect(largest.relaxations == [.netAreaFrom(Area(mu: 18 + Double(count)))])
            #expect(largest.admittedIDs == ["P\(count - 2)", "P\(count - 1)"])
            var small = Requirement()
            small.netArea = QuantityRange(nil, Area(mu: 1))
            let smallest = try #require(try finder.find(small, nearMissCount: 2).nearMisses.first)
            #expect(smallest.relaxations == [.netAreaUpTo(Area(mu: 21))])
            #expect(smallest.admittedIDs == ["P0", "P1"])
            // Who costs as much comes in too, asked for or not.
            var cheap = Requirement()
            cheap.priceMaximumWanPerMu = 5
            let cheapest = try #require(try finder.find(cheap, nearMissCount: 3).nearMisses.first)
            #expect(cheapest.relaxations == [.priceUpTo(wanPerMu: 11)])
            #expect(cheapest.admittedIDs == ["P0", "P1", "P2", "P3"])
            // A window in a gap: one from either side is nearest together.
            var between = Requirement()
            between.netArea = QuantityRange(Area(mu: 30.4), Area(mu: 30.45))
            let nearest = try #require(try finder.find(between, nearMissCount: 2).nearMisses.first)
            #expect(nearest.relaxations == [.netAreaFrom(Area(mu: 30)), .netAreaUpTo(Area(mu: 31))])
            #expect(nearest.admittedIDs == ["P10", "P11"])
        }
    }
}
