// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Simulation

@Suite("Land and time are accounted for")
struct ReserveBalanceTests {
    private typealias S = ReserveScenarios

    static let policies: [[String]] = [
        [], ["order: priority"], ["factoriesFirst: yes"], ["order: priority", "factoriesFirst: yes"],
    ]

    @Test("by Little's law the months that needs have waited are the waiting counted over time", arguments: policies)
    func littlesLaw(policy: [String]) throws {
        var waited = 0
        try S.simulation(RichScenario.text(policy: policy)).play(0..<1000) { run in
            let (byNeed, byTime) = (run.outcome[.waitingTime], run.outcome[.waitingIntegral])
            // Each wait is rounded to a millionth of a month.
            try #require(abs(byNeed - byTime) <= run.outcome[.demandCount] / 2 + 1, "\(run.replication)")
            waited += byNeed
        }
        #expect(waited > 1_000_000 * 1000)
    }

    @Test("the stock after every event of a story follows from the events before it", arguments: policies)
    func story(policy: [String]) throws {
        let simulation = try S.simulation(RichScenario.text(policy: policy))
        var seen: [ReplicationEvent.Kind: Int] = [:]
        for replication in 0..<200 {
            let told = StoryBalance(
                initial: simulation.model.initialStock, isLocked: true, simulation.replay(replication))
            try #require(told.fault == nil, "replication \(replication): \(told.fault ?? "")")
            try simulation.play(replication..<replication + 1) { run in
                try #require(told.stock == run.outcome[.endStock] && told.demand == run.outcome[.demand])
                try #require(told.met == run.outcome[.met] && told.metAtOnce == run.outcome[.metAtOnce])
                try #require(told.inflow == run.outcome[.inflow] && told.waiting == run.outcome[.waitingAtEnd])
                try #require(told.locked == run.balance.locked && told.sold == run.balance.sold)
            }
            seen.merge(told.counts) { $0 + $1 }
        }
        for kind in ReplicationEvent.Kind.allCases
        where ![.parcelReleased, .unitVacant, .floorCompleted].contains(kind) {
            #expect(seen[kind, default: 0] > 50, "\(kind)")
        }
    }

    @Test("without locks land is sold on the day it is given")
    func unlocked() throws {
        let text = S.text(
            reserve: 400, tiers: [S.tier(perYear: 60)], ["demand": ["patience: \(S.law("exponential, mean: 1"))"]])
        let simulation = try S.simulation(text)
        for replication in 0..<200 {
            let told = StoryBalance(initial: 400_000, isLocked: false, simulation.replay(replication))
            try #require(told.fault == nil, "replication \(replication): \(told.fault ?? "")")
            #expect(told.stock >= 0 && told.stock < 50_000 || told.waiting == 0)
        }
    }

    @Test("who comes first is served first: nobody waits for land that is there")
    func nobodyWaitsInVain() throws {
        for policy in Self.policies {
            try S.simulation(RichScenario.text(policy: policy)).play(0..<500) { run in
                guard let first = run.waiting.first else { return }
                try #require(run.drawn.land[first].target > run.market.available, "\(run.replication)")
            }
        }
    }

    @Test("land needed is what would have kept the books from falling below nothing")
    func reserveNeeded() throws {
        let simulation = try S.simulation(RichScenario.text())
        var short = 0
        simulation.play(0..<100) { run in
            var (book, lowest) = (simulation.model.initialStock, simulation.model.initialStock)
            for event in simulation.replay(Int(run.replication)) {
                let area = Int(((event.landMu ?? 0) * 1000).rounded())
                if event.kind == .landAsked { book -= area }
                if event.kind == .parcelReady { book += area }
                lowest = min(lowest, book)
            }
            #expect(run.outcome[.reserveNeeded] == simulation.model.initialStock - lowest)
            #expect((run.outcome.firstBookShortage < .infinity) == (lowest < 0))
            short += lowest < 0 ? 1 : 0
        }
        #expect(short > 10 && short < 100)
    }
}

/// The books of a replication, kept by its story alone. Land in thousandths of a mu.
struct StoryBalance {
    private(set) var stock: Int
    private(set) var locked = 0
    private(set) var sold = 0
    private(set) var demand = 0
    private(set) var met = 0
    private(set) var metAtOnce = 0
    private(set) var inflow = 0
    private(set) var waiting = 0
    private(set) var counts: [ReplicationEvent.Kind: Int] = [:]
    /// The first event after which the stock was another than the story says.
    private(set) var fault: String?

    /// - Parameter isLocked: whether land given to a need stays in stock until it is listed.
    init(initial: Int, isLocked: Bool, _ events: [ReplicationEvent]) {
        stock = initial
        var asked: [String: Int] = [:]
        var month = 0.0
        for event in events {
            let area = Int(((event.landMu ?? 0) * 1000).rounded())
            counts[event.kind, default: 0] += 1
            switch event.kind {
            case .landAsked:
                demand += area
                asked[event.who] = area
            case .landMet, .landMetLate:
                met += asked[event.who] ?? 0
                if event.kind == .landMet { metAtOnce += asked[event.who] ?? 0 }
                if event.kind == .landMetLate { waiting -= asked[event.who] ?? 0 }
                if isLocked { locked += area } else { stock -= area }
            case .landWaits: waiting += area
            case .gaveUp: waiting -= area
            case .parcelReady:
                stock += area
                inflow += area
            case .lockLapsed: locked -= area
            case .listed:
                locked -= area
                stock -= area
            case .sold: sold += area
            case .parcelReleased, .floorAsked, .floorLet, .floorWaits, .unitVacant, .floorCompleted: break
            }
            let told = (Int((event.stockMu * 1000).rounded()), Int((event.usableMu * 1000).rounded()))
            if fault == nil, told.0 != stock || told.1 > stock - locked || event.month < month {
                fault = "\(event) against \(stock) and \(stock - locked)"
            }
            month = event.month
        }
    }
}
