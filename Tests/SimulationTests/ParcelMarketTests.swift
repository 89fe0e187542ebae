// SPDX-License-Identifier: Apache-2.0
import LandModel
import Siting
import SitingSupport
import TestSupport
import Testing

@testable import Simulation

@Suite("Matching of parcels")
struct ParcelMarketTests {
    private typealias S = ReserveScenarios

    private func city(_ generator: inout RepeatableGenerator) throws -> SupplyCity {
        try S.city(IrregularCity.random(parcels: 12, &generator))
    }

    private func text(_ more: [String: [String]] = [:], policy: [String] = []) -> String {
        var sections: [String: [String]] = [
            "demand": [
                "landUses: {weights: {\"100101\": 0.5, \"100102\": 0.5}, confidence: E, source: test}",
                "transferShare: \(S.figure(0.3))",
                "hallShare: \(S.law("pert, minimum: 0.1, mode: 0.18, maximum: 0.35", "share"))",
                "hallAspect: \(S.law("pert, minimum: 1, mode: 1.6, maximum: 3", "1"))",
            ],
            "supply": ["matching: parcels"], "policy": policy,
        ]
        if policy.isEmpty { sections["policy"] = nil }
        sections.merge(more) { $0 + $1 }
        return S.text(
            horizon: 9, start: "2020-03-03", reserve: nil,
            tiers: [S.tier(perYear: 40, land: "lognormal, median: 40, sigma: 0.7")], sections)
    }

    /// Ground that is out of the stock or in it.
    private struct Held {
        let ground: Int
        let cells: Range<Int>
        let area: Int
        let parcels: Set<Int>
    }

    private func need(_ city: ParcelCity, sets: Int, parks: Int, _ generator: inout RepeatableGenerator) -> LandNeed {
        let target = Int.random(in: 8_000...160_000, using: &generator)
        let tolerances: [Double] = [0, 0.1, 0.3]
        let tolerance = tolerances.randomElement(using: &generator) ?? 0
        let hasHall = Int.random(in: 0..<3, using: &generator) == 0
        let width = Double.random(in: 20...90, using: &generator)
        return LandNeed(
            kind: .firstPhase, entity: 0, tier: 0, due: 0, givesUp: .infinity, target: target,
            least: Int(Double(target) * (1 - tolerance)), most: Int(Double(target) * (1 + tolerance)),
            landUse: Int.random(in: 0..<city.permits[0].count, using: &generator),
            park: Int.random(in: 0..<parks, using: &generator),
            allowed: Int.random(in: 0..<sets, using: &generator),
            hallLengthMetres: hasHall ? width * 1.5 : 0, hallWidthMetres: hasHall ? width : 0,
            investment: Double.random(in: 0...20, using: &generator))
    }

    /// Whether parcels hang together by their borders.
    private func isConnected(_ parcels: [Int], _ city: ParcelCity) -> Bool {
        var (seen, todo) = (Set<Int>(), [parcels[0]])
        while let parcel = todo.popLast() {
            guard seen.insert(parcel).inserted else { continue }
            todo += city.parcels[parcel].neighbours.filter(parcels.contains)
        }
        return seen == Set(parcels)
    }

    @Test(
        "an offer keeps class, park, area and hall, and land is neither made, lost nor given twice",
        arguments: ["bestFit", "firstFit"])
    func invariants(choice: String) throws {
        var (offers, cuts, merges, halls, back, held) = (0, 0, 0, 0, 0, 0)
        try forAll(seed: 61, count: 60) { generator, round in
            let isHeldBack = Bool.random(using: &generator)
            var policy = ["choice: \(choice)"]
            if isHeldBack {
                policy += ["heldBack: \(S.figure(100, "亩"))", "heldBackFrom: \(S.figure(10, "亿元"))"]
            }
            let simulation = try ReserveSimulation(S.read(text(policy: policy)), in: city(&generator))
            let parks = simulation.model.demand.parks
            let city = try #require(simulation.model.city)
            guard !city.parcels.isEmpty else { return }
            var market = ParcelMarket(city, sets: parks.sets, parkCount: parks.parkCount)
            let panel = (0..<3).map { _ in need(city, sets: parks.sets.count, parks: parks.parkCount, &generator) }
            market.reset(panel: panel)
            var total = city.stock.indices.reduce(0) {
                $0 + (city.lockedUntil[$1] <= 0 ? city.parcels[city.stock[$1]].area : 0)
            }
            var coming = city.parcels.indices.filter { parcel in
                !city.stock.contains(parcel)
                    || city.lockedUntil[city.stock.firstIndex(of: parcel) ?? 0] > 0
            }.shuffled(using: &generator)
            var taken: [(offer: GroundOffer, held: Held)] = []

            func parcels(_ ground: Int) -> Set<Int> {
                Set(market.memory.grounds[ground].parcels)
            }
            func check() throws {
                let inStock = market.stock.map {
                    Held(
                        ground: $0.ground, cells: $0.lower..<$0.upper, area: $0.area,
                        parcels: parcels($0.ground))
                }
                let all = inStock + taken.map(\.held)
                for (index, one) in all.enumerated() {
                    for other in all[(index + 1)...] {
                        try #require(
                            one.ground == other.ground
                                ? !one.cells.overlaps(other.cells) : one.parcels.isDisjoint(with: other.parcels),
                            "round \(round)")
                    }
                }
                for piece in market.stock {
                    let members = parcels(piece.ground)
                    try #require(
                        members.allSatisfy {
                            city.parcels[$0].park == piece.park && city.parcels[$0].landUse == piece.landUse
                        }, "round \(round)")
                }
                try #require(all.reduce(0) { $0 + $1.area } == total)
                try #require(market.available == inStock.reduce(0) { $0 + $1.area })
                try #require(market.usable == market.stock.reduce(0) { $0 + ($1.isUsable ? $1.area : 0) })
                for park in market.parkStock.indices {
                    let inPark = market.stock.filter { $0.park == park }.reduce(0) { $0 + $1.area }
                    try #require(market.parkStock[park] == inPark)
                }
            }
            try check()
            for _ in 0..<60 {
                switch Int.random(in: 0..<10, using: &generator) {
                case 0...1:
                    guard let parcel = coming.popLast() else { continue }
                    market.add(parcel: parcel)
                    total += city.parcels[parcel].area
                case 2:
                    guard let place = taken.indices.randomElement(using: &generator) else { continue }
                    market.putBack(taken.remove(at: place).offer)
                    back += 1
                default:
                    let need = need(city, sets: parks.sets.count, parks: parks.parkCount, &generator)
                    let found =
                        Bool.random(using: &generator)
                        ? market.offer(for: need) : market.offer(for: need, fromNew: 1)
                    guard let offer = found else { continue }
                    let pieces = offer.pieces.map { market.stock[$0] }
                    try #require(Set(offer.pieces).count == pieces.count && !pieces.isEmpty)
                    try #require(pieces.allSatisfy { parks.sets[need.allowed][$0.park] })
                    try #require(pieces.allSatisfy { city.permits[$0.landUse][need.landUse] })
                    try #require(
                        offer.area >= need.least && offer.area <= need.most, "round \(round): \(offer) \(need)")
                    let before = pieces.reduce(0) { $0 + $1.area }
                    if let rest = offer.rest {
                        cuts += 1
                        let left = market.memory.area(offer.ground, rest.lowerBound, rest.upperBound)
                        try #require(left + offer.area == before && left >= city.leastRemainder)
                    } else {
                        try #require(offer.area == before)
                    }
                    if pieces.count > 1 {
                        merges += 1
                        try #require(pieces.allSatisfy(\.isWhole) && Set(pieces.map(\.park)).count == 1)
                        try #require(pieces.count <= city.mostMerged && isConnected(pieces.map(\.parcel), city))
                    }
                    if need.hallWidthMetres > 0 {
                        halls += 1
                        let isHeld = market.memory.holds(need, offer.ground, offer.lower, offer.upper)
                        try #require(isHeld)
                    }
                    if isHeldBack, need.investment < 10 {
                        held += 1
                        let left = market.parkStock[pieces[0].park] - offer.area
                        try #require(left >= city.heldBack, "round \(round): \(left)")
                    }
                    let of = parcels(offer.ground)
                    market.take(offer)
                    taken.append(
                        (
                            offer,
                            Held(
                                ground: offer.ground, cells: offer.lower..<offer.upper, area: offer.area, parcels: of)
                        ))
                    offers += 1
                }
                try check()
            }
        }
        #expect(
            offers > 250 && cuts > 100 && merges > 10 && halls > 50 && back > 100 && held > 50,
            "\(offers) \(cuts) \(merges) \(halls) \(back) \(held)")
    }

    @Test("land whose shape is not valid is sold as a whole, and comes back when its lock lapses")
    func invalidShape() throws {
        var small = SmallCity()
        let shape = try RandomParcel.polygon([(0, 0), (200, 200), (200, 0), (0, 200)])
        try small.addParcel("X", mu: 40) { $0.geometry = shape }
        let text = S.text(
            horizon: 9, start: "2020-03-03", reserve: nil, tiers: [S.tier(perYear: 60, land: "constant, amount: 40")],
            [
                "supply": ["matching: parcels"],
                "demand": ["landUses: {weights: {\"100102\": 1}, confidence: E, source: test}"],
                "policy": ["lock: \(S.law("constant, amount: 0.5"))", "lockLapse: \(S.figure(1))"],
            ])
        let simulation = try ReserveSimulation(S.read(text), in: S.city(small))
        let tally = try #require(simulation.run(replications: 0..<50))
        // Again and again: every half month it is given, and comes back.
        #expect(tally.estimate(.metCount).value > 5 && tally.estimate(.endStock, per: 1000).value == 40)
        let given = try #require(simulation.replay(0).first { $0.kind == .landMet })
        #expect(given.ground == GroundShare(parcels: ["X"], from: 0, to: 1) && given.landMu == 40)
    }

    @Test("the books of a city follow its story, with locks that lapse, and so does the time that needs wait")
    func story() throws {
        var seen: [ReplicationEvent.Kind: Int] = [:]
        try forAll(seed: 62, count: 25) { generator, round in
            let text = text(
                [
                    "demand": ["patience: \(S.law("exponential, mean: 2"))"],
                    "policy": [
                        "lock: \(S.law("exponential, mean: 1"))", "lockLapse: \(S.figure(0.5))",
                        "listing: \(S.law("constant, amount: 1"))",
                    ],
                ])
            let simulation = try ReserveSimulation(S.read(text), in: city(&generator))
            let market = try #require(simulation.model.city)
            let locked = market.stock.indices.reduce(0) {
                $0 + (market.lockedUntil[$1] > 0 ? market.parcels[market.stock[$1]].area : 0)
            }
            for replication in 0..<8 {
                let events = simulation.replay(replication)
                // Locks of the start end without an event of their own; then land may be given that was locked.
                let told = StoryBalance(initial: simulation.model.initialStock, isLocked: true, events)
                try #require(told.fault == nil, "round \(round), \(locked): \(told.fault ?? "")")
                let tally = try #require(simulation.run(replications: replication..<replication + 1))
                func sum(_ measure: ReserveTally.Measure) -> Int128 { tally.measures[measure.rawValue].sum }
                try #require(sum(.endStock) == Int128(told.stock) && sum(.demand) == Int128(told.demand))
                try #require(abs(sum(.waitingTime) - sum(.waitingIntegral)) <= sum(.demandCount) / 2 + 1)
                seen.merge(told.counts) { $0 + $1 }
            }
            let one = try #require(simulation.run(replications: 0..<130, threads: 1))
            try #require(try #require(simulation.run(replications: 0..<130, threads: 3)) == one)
        }
        for kind in [ReplicationEvent.Kind.landMet, .landWaits, .gaveUp, .parcelReady, .lockLapsed, .listed, .sold] {
            #expect(seen[kind, default: 0] > 20, "\(kind): \(seen[kind, default: 0])")
        }
    }
}
