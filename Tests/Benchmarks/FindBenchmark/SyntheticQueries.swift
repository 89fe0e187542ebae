// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import LandModel
import SimpleFeatures
import Siting

/// A city made in memory whose columns are independent of each other: nothing is won by their order.
struct SyntheticQueries {
    private let snapshot: LandSnapshot
    private let parcels: Int

    private static let baseDate = CalendarDate(daysSince1970: 18_324)

    init(parcels count: Int, seed: UInt64) throws {
        parcels = count
        var generator = SplitMix(state: seed)
        func share() -> Double { Double(generator.next() >> 11) / Double(1 << 53) }
        var parks: [Park] = []
        for number in 0..<200 {
            parks.append(
                Park(
                    id: "K\(number)", name: "K\(number)", county: "C\(number % 9)", industries: ["\(13 + number % 30)"],
                    investmentThresholdWanPerMu: 200 + 2 * Double(number), taxThresholdWanPerMu: 15))
        }
        var rows = ParcelRows()
        var locks: [String: [SiteLock]] = [:]
        let stages: [ParcelStage] = [.reserve, .reserve, .cleared, .clearing, .approved, .listed, .sold]
        let square = try Geometry.rectangle(Envelope(minX: 0, minY: 0, maxX: 100, maxY: 100))
        for number in 0..<count {
            var figures = ParcelRows.Figures(
                stage: stages[Int(share() * 7)], ellipsoidalAreaSquareMetres: 10_000)
            figures.netAreaSquareMetres = Area(mu: 5 + 195 * share() * share()).squareMetres
            figures.priceWanPerMu = 10 + 50 * share()
            figures.slopePercent = share() < 0.2 ? .nan : 25 * share()
            figures.farMinimum = 0.8 + share()
            figures.farMaximum = figures.farMinimum + share()
            figures.capacities = SIMD4(
                5000 * share(), 900 * share(), share() < 0.5 ? .nan : 800 * share(), 500 * share())
            let id = "P\(String(number + 10_000_000).dropFirst())"
            rows.append(
                id: id, parkID: "K\(Int(share() * 200))", county: "C\(Int(share() * 9))",
                landUse: ["100101", "100102", "100103", "1101"][Int(share() * 4)], figures)
            rows.shapes.append(square)
            if share() < 0.02 {
                let until = Self.baseDate.adding(days: Int(share() * 120) - 30)
                locks[id] = [SiteLock(projectID: nil, from: Self.baseDate.adding(days: -60), until: until)]
            }
        }
        let ordered = LandSnapshot.ordered(parks)
        func column(_ value: () -> Double) -> Column<Double> { Column((0..<count).map { _ in value() }) }
        snapshot = try LandSnapshot(
            cityName: "bench", crs: CRS("EPSG:4547"), baseDate: Self.baseDate, parks: ordered,
            parcels: ParcelColumns(rows, parks: ordered, baseDate: Self.baseDate), parcelLocks: locks, units: [],
            projects: [], facilities: [], zones: [],
            measured: [
                .distance(facilityKind: "rail_station"): column { 20_000 * share() },
                .distance(facilityKind: Facility.river): column { 9000 * share() },
                .exclusionShare: column { share() < 0.8 ? 0 : share() },
                .shorterSide: column { 20 + 300 * share() }, .longerSide: column { 320 + 300 * share() },
            ])
    }

    func run(rounds: Int) throws {
        let finder = SiteFinder(snapshot)
        let cases: [(String, (inout SplitMix) -> Requirement)] = [
            ("typical", typical), ("unselective", { _ in Requirement() }), ("exhaustive", exhaustive),
        ]
        for (name, requirement) in cases {
            for (explaining, explanation) in [
                ("sites", SiteSearch.Explanation.sites), ("funnel", .funnel), ("near-misses", .nearMisses),
            ] {
                var generator = SplitMix(state: 1)
                var latencies = Latencies()
                var sites = 0
                // Columns are ranked by the first search that asks for them.
                _ = try finder.find(requirement(&generator), limit: 20, explaining: explanation)
                for _ in 0..<rounds {
                    let asked = requirement(&generator)
                    let search = try latencies.time { try finder.find(asked, limit: 20, explaining: explanation) }
                    sites += search.siteCount
                }
                latencies.printLine(
                    bench: "find", name: name, explaining: explaining, parcels: parcels, sites: sites / rounds)
            }
        }
    }

    private func typical(_ generator: inout SplitMix) -> Requirement {
        var asked = Requirement()
        let least = 20 + Double(generator.next() % 80)
        asked.netArea = QuantityRange(Area(mu: least), Area(mu: least + 30))
        asked.landUse = LandUseCode("100102")
        asked.county = "C\(generator.next() % 9)"
        asked.needBy = Self.baseDate.adding(months: Int(generator.next() % 18))
        asked.industry = "\(13 + generator.next() % 30)"
        asked.slopeMaximumPercent = 5 + Double(generator.next() % 15)
        asked.needs[.power] = 300 + Double(generator.next() % 2000)
        asked.add(.init(facilityKind: "rail_station", isMaximum: true, metres: 5000))
        asked.apply(.shipped, isChemical: false)
        return asked
    }

    /// Every criterion asked, none of which removes many.
    private func exhaustive(_ generator: inout SplitMix) -> Requirement {
        var asked = typical(&generator)
        asked.netArea = QuantityRange(Area(mu: 6), Area(mu: 190))
        asked.landUse = LandUseCode("100101")
        asked.transferCounties = Set((0..<7).map { "C\($0)" })
        asked.parkIDs = Set((0..<170).map { "K\($0)" })
        asked.needBy = Self.baseDate.adding(months: 40)
        asked.slopeMaximumPercent = 24
        asked.priceMaximumWanPerMu = 58
        asked.floorAreaRatio = 1.5
        for kind in UtilityKind.allCases { asked.needs[kind] = 10 }
        asked.fixedInvestment = Money(tenThousandYuan: 80_000)
        asked.taxPerYear = Money(tenThousandYuan: 3000)
        asked.hall = Requirement.Hall(330, 25)
        asked.add(.init(facilityKind: "rail_station", isMaximum: true, metres: 19_500))
        asked.apply(.shipped, isChemical: true)
        asked.exclusionShareMaximum = 0.9
        asked.exclusionIsLaw = false
        return asked
    }
}

/// Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
