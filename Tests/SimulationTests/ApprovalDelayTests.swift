// SPDX-License-Identifier: Apache-2.0
import LandModel
import SitingSupport
import TestSupport
import Testing

@testable import Simulation

@Suite("A delay of approvals")
struct ApprovalDelayTests {
    private typealias S = ReserveScenarios

    /// Steps as the stage table has them: preparation, review, clearing, then levelling beside servicing, and entry.
    private static let kinds: [(SupplyModel.Kind, after: [Int], ChanceLaw)] = [
        (.plain, [], .pert(PertLaw(minimum: 1.5, mode: 4, maximum: 10))),
        (.approval, [0], .pert(PertLaw(minimum: 1.5, mode: 3.5, maximum: 9))),
        (.clearing, [1], .pert(PertLaw(minimum: 1, mode: 5, maximum: 18))),
        (.plain, [2], .pert(PertLaw(minimum: 1, mode: 3, maximum: 9))),
        (.plain, [2], .pert(PertLaw(minimum: 2, mode: 6, maximum: 14))),
        (.plain, [3, 4], .pert(PertLaw(minimum: 0.3, mode: 0.7, maximum: 2))),
    ]

    private static let stages: [(ParcelStage, first: Int)] = [
        (.planned, 0), (.approving, 1), (.approved, 2), (.clearing, 2), (.cleared, 3), (.reclaimed, 5), (.idle, 5),
    ]

    private static let gates = (1...48).map { 3 * Double($0) - 0.1 }

    private func scenario(
        delay: Double, crews: Int, quota: Bool, success: Double, tail: Double = 0.3
    ) throws -> ReserveScenario {
        var supply = [
            "approvalDelay: \(S.figure(delay, "months"))", "clearingCrews: \(S.figure(Double(crews), "1"))",
            "approvalSuccess: \(S.figure(success))", "householdTail: \(S.figure(tail, "1"))",
            "idleReturn: \(S.figure(0.5, "1/year"))",
        ]
        if quota { supply.append("quota: \(S.figure(1, "1"))") }
        return try S.read(S.text(horizon: 24, ["supply": supply]))
    }

    private func parcels(_ generator: inout RepeatableGenerator) -> [SupplyModel.Parcel] {
        (0..<Int.random(in: 1...60, using: &generator)).map { position in
            let (stage, first) = Self.stages.randomElement(using: &generator) ?? (.planned, 0)
            func sometimes(_ range: ClosedRange<Double>) -> Double? {
                Bool.random(using: &generator) ? Double.random(in: range, using: &generator) : nil
            }
            return SupplyModel.Parcel(
                position: position, area: Int.random(in: 5_000...200_000, using: &generator), stage: stage, park: 0,
                landUse: 0, county: Int.random(in: 0..<2, using: &generator),
                steps: SupplyModel.Step.bits(of: first..<Self.kinds.count),
                spentMonths: [.approving, .clearing].contains(stage) ? sometimes(0...6) ?? 0 : 0,
                clearingFrom: stage == .clearing ? 0 : sometimes(0...8) ?? 0,
                batchMonth: first < 2 ? sometimes(0.1...9) : nil,
                account: Bool.random(using: &generator) ? Int.random(in: 0..<3, using: &generator) : nil,
                isIdle: stage == .idle, waitsForRelease: false)
        }
    }

    private func model(
        _ scenario: ReserveScenario, _ parcels: [SupplyModel.Parcel], quota: [Int]?, gates: [Double] = gates
    ) -> SupplyModel {
        let steps = Self.kinds.enumerated().map { number, step in
            SupplyModel.Step(id: "\(number)", law: step.2, after: step.after, kind: step.0)
        }
        return SupplyModel(scenario, steps: steps, parcels: parcels, countyCount: 2, gates: gates, quota: quota)
    }

    @Test(
        "leaves land that is past approval as it is, and makes no land ready earlier",
        arguments: [true, false], [0, 1, 3])
    func delay(quota: Bool, crews: Int) throws {
        var (later, past, all) = (0, 0, 0)
        try forAll(seed: 31, count: 60) { generator, round in
            let parcels = parcels(&generator)
            let balances = quota ? (0..<3).map { _ in Int.random(in: 0...600_000, using: &generator) } : nil
            let success = Bool.random(using: &generator) ? 1 : 0.9
            let gates = Bool.random(using: &generator) ? Self.gates : []
            let models = try [0.0, 3.0].map { delay in
                model(
                    try scenario(delay: delay, crews: crews, quota: quota, success: success), parcels,
                    quota: balances, gates: gates)
            }
            for replication in 0..<20 {
                var draws = [SupplyModel.Drawn(), SupplyModel.Drawn()]
                for index in 0..<2 {
                    models[index].draw(seed: 3, replication: UInt64(replication), into: &draws[index])
                }
                for index in parcels.indices {
                    let (ready, delayed) = (draws[0].ready[index], draws[1].ready[index])
                    let isPast = ![.planned, .approving].contains(parcels[index].stage)
                    try #require(
                        delayed >= ready && (!isPast || delayed == ready),
                        "round \(round), replication \(replication), parcel \(index) \(parcels[index].stage): \(ready), \(delayed)"
                    )
                    try #require(draws[0].isWithdrawn[index] == draws[1].isWithdrawn[index])
                    all += ready < .infinity ? 1 : 0
                    past += isPast && ready < .infinity ? 1 : 0
                    later += delayed > ready ? 1 : 0
                }
            }
        }
        #expect(all > 10_000 && past > 5_000 && later > 300)
    }

    @Test("without crews, quota and batches is a delay of what is approved, and no more")
    func plainDelay() throws {
        try forAll(seed: 32, count: 40) { generator, _ in
            var parcels = parcels(&generator)
            parcels.removeAll { $0.clearingFrom > 0 }
            let models = try [0.0, 3.0].map {
                model(try scenario(delay: $0, crews: 0, quota: false, success: 1), parcels, quota: nil, gates: [])
            }
            var (plain, delayed) = (SupplyModel.Drawn(), SupplyModel.Drawn())
            models[0].draw(seed: 3, replication: 8, into: &plain)
            models[1].draw(seed: 3, replication: 8, into: &delayed)
            for (index, parcel) in parcels.enumerated() {
                let isAhead = [.planned, .approving].contains(parcel.stage)
                #expect(
                    abs(delayed.ready[index] - plain.ready[index] - (isAhead ? 3 : 0)) < 1e-9
                        || plain.ready[index] == .infinity)
            }
        }
    }

    @Test("quota of nothing approves nothing, and leaves what is approved")
    func noQuota() throws {
        try forAll(seed: 33, count: 40) { generator, _ in
            let parcels = parcels(&generator)
            let scenario = try scenario(delay: 0, crews: 2, quota: true, success: 1)
            let (none, plenty) = (
                model(scenario, parcels, quota: [0, 0, 0]), model(scenario, parcels, quota: [.max, .max, .max])
            )
            var (drawn, free) = (SupplyModel.Drawn(), SupplyModel.Drawn())
            none.draw(seed: 3, replication: 0, into: &drawn)
            plenty.draw(seed: 3, replication: 0, into: &free)
            for (index, parcel) in parcels.enumerated() {
                if [.planned, .approving].contains(parcel.stage) {
                    #expect(drawn.ready[index] == .infinity)
                } else {
                    #expect(drawn.ready[index] == free.ready[index])
                }
            }
        }
    }

    @Test("quota is never overdrawn")
    func overdrawn() throws {
        try forAll(seed: 34, count: 60) { generator, _ in
            let parcels = parcels(&generator)
            let balances = (0..<3).map { _ in Int.random(in: 0...400_000, using: &generator) }
            let scenario = try scenario(delay: 1, crews: 2, quota: true, success: 0.9)
            let model = model(scenario, parcels, quota: balances)
            var drawn = SupplyModel.Drawn()
            model.draw(seed: 3, replication: 0, into: &drawn)
            let general = balances.indices.max { balances[$0] < balances[$1] }
            for account in 0..<3 {
                let taken = parcels.indices.filter {
                    (parcels[$0].account ?? general) == account && [.planned, .approving].contains(parcels[$0].stage)
                        && drawn.ready[$0] < .infinity
                }
                #expect(taken.reduce(0) { $0 + parcels[$1].area } <= balances[account])
            }
        }
    }

    @Test("without any account on record nothing is held up")
    func noAccounts() throws {
        try forAll(seed: 37, count: 20) { generator, _ in
            let parcels = parcels(&generator)
            let scenario = try scenario(delay: 0, crews: 2, quota: true, success: 1)
            var (drawn, free) = (SupplyModel.Drawn(), SupplyModel.Drawn())
            model(scenario, parcels, quota: []).draw(seed: 3, replication: 0, into: &drawn)
            model(scenario, parcels, quota: nil).draw(seed: 3, replication: 0, into: &free)
            #expect(drawn.ready == free.ready)
        }
    }

    @Test(
        "crews never clear more at once than there are, and never rest while land of their county waits",
        arguments: 1...4)
    func crews(count: Int) throws {
        var busy = 0
        try forAll(seed: 36, count: 200) { generator, _ in
            // Clearing takes 5 months and all that comes after it no time, so that its start is known.
            let parcels = parcels(&generator).filter { $0.stage == .approved }
            let scenario = try scenario(delay: 0, crews: count, quota: false, success: 1, tail: 0)
            let steps = Self.kinds.enumerated().map { number, step in
                SupplyModel.Step(
                    id: "\(number)", law: .constant(number == 2 ? 5 : 0), after: step.after, kind: step.0)
            }
            let model = SupplyModel(scenario, steps: steps, parcels: parcels, countyCount: 2, gates: [], quota: nil)
            var drawn = SupplyModel.Drawn()
            model.draw(seed: 3, replication: 0, into: &drawn)
            for county in 0..<2 {
                let places = parcels.indices.filter { parcels[$0].county == county }
                let starts = places.map { drawn.ready[$0] - 5 }
                for (place, start) in zip(places, starts) {
                    let under = starts.count { $0 <= start + 1e-9 && $0 > start - 5 + 1e-9 }
                    try #require(under <= count)
                    let from = parcels[place].clearingFrom
                    try #require(start >= from - 1e-9)
                    // It starts when it may, or when a crew comes from another.
                    let isFreed = starts.contains { abs($0 + 5 - start) < 1e-9 }
                    try #require(abs(start - from) < 1e-9 || isFreed)
                    busy += isFreed ? 1 : 0
                }
            }
        }
        #expect(busy > 10)
    }

    @Test(
        "batches end with the quarters of the calendar, whatever the day of the start",
        arguments: ["2020-01-01", "2020-01-31", "2020-02-29", "2020-03-31", "2020-05-31", "2020-08-30", "2020-12-31"])
    func quarters(start: String) throws {
        var small = SmallCity()
        try small.addParcel("P", stage: .approving)
        let text = S.text(
            start: start, reserve: nil,
            [
                "supply": ["matching: parcels", "approvesInBatches: yes"],
                "demand": ["landUses: {weights: {\"100102\": 1}, confidence: E, source: test}"],
            ])
        let simulation = try ReserveSimulation(S.read(text), in: S.city(small))
        let first = try #require(simulation.scenario.start)
        let ends = simulation.model.supply.gates.prefix(16).map {
            first.adding(days: Int(($0 * 365.25 / 12).rounded()))
        }
        #expect(ends.count == 16 && ends[0] >= first && ends[0].adding(months: -4) < first)
        for end in ends { #expect(end.adding(days: 1).day == 1 && end.month.isMultiple(of: 3), "\(end)") }
    }

    @Test("a stop of works takes its time out of every duration, and no more")
    func stops() throws {
        let text = S.text(
            horizon: 24, start: "2020-01-01",
            [
                "demand": [
                    "stops:",
                    "  one: {from: 2020-02-01, to: 2020-03-02, catchUp: \(S.figure(0, "months")), confidence: E, source: test}",
                    "  two: {from: 2020-06-01, to: 2020-06-11, catchUp: \(S.figure(0, "months")), confidence: E, source: test}",
                ]
            ])
        let scenario = try S.read(text)
        let model = model(scenario, [], quota: nil)
        try forAll(seed: 35, count: 500) { generator, _ in
            let (start, months) = (
                Double.random(in: 0...9, using: &generator), Double.random(in: 0...6, using: &generator)
            )
            let end = model.finish(from: start, after: months)
            // Working time between the two, piece by piece.
            let stopped = scenario.stops.reduce(0.0) {
                $0 + max(0, min(end, $1.toMonth) - max(start, $1.fromMonth))
            }
            try #require(abs(end - start - stopped - months) < 1e-9)
            try #require(!scenario.stops.contains { end > $0.fromMonth + 1e-9 && end < $0.toMonth - 1e-9 })
        }
    }
}
