// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// From the textbook question to the full scenario, one step at a time: what each part of it does to the answer.
public struct Bridge: Sendable {
    /// Everything of the steps before it, and one part more.
    public enum Step: String, Sendable, Hashable, CaseIterable {
        /// All who sign within the horizon need their land at once; one stock of land, nothing comes in.
        case staticDemand
        /// Signings have seasons, starts come later, and land is needed some time before them.
        case lag
        /// Projects of the year before that have not started.
        case backlog
        case dropOuts
        /// Land for factories, and for tenants that buy.
        case factories
        /// Land that comes in.
        case inflow
        /// Parcels instead of a pool: class, park, size, shape, locks.
        case matching

        public var title: Term {
            switch self {
            case .staticDemand: Term(en: "static: this period’s signings, at once", zh: "静态：本期签约即需用地")
            case .lag: Term(en: "+ time from signing to land", zh: "＋签约至用地时滞")
            case .backlog: Term(en: "+ projects signed the year before", zh: "＋上年签约存量")
            case .dropOuts: Term(en: "+ projects that never start", zh: "＋项目终止")
            case .factories: Term(en: "+ land for factories and their tenants", zh: "＋标准厂房及租户用地")
            case .inflow: Term(en: "+ land that comes in", zh: "＋期内新增净地")
            case .matching: Term(en: "+ parcels in place of a pool", zh: "＋逐宗地匹配")
            }
        }
    }

    public struct Row: Sendable, Hashable {
        public let step: Step
        public let demandMu: Estimate
        public let books: Estimate
        public let fill: Estimate?
    }

    public let rows: [Row]

    /// - Throws: as ``ReserveSimulation/init(_:in:)``.
    /// - Returns: nil when stopped.
    public init?(
        _ scenario: ReserveScenario, in city: SupplyCity?, replications: Range<Int>, threads: Int,
        progress: ((_ done: Int, _ of: Int) -> Void)? = nil, shouldStop: (@Sendable () -> Bool)? = nil
    ) throws {
        let steps = Step.allCases.filter { $0 != .matching || scenario.matching == .parcels }
        var rows: [Row] = []
        for (done, step) in steps.enumerated() {
            let simulation = try ReserveSimulation(
                scenario.upTo(step), in: city, isPooled: step != .matching && scenario.matching == .parcels)
            guard
                let tally = simulation.run(replications: replications, threads: threads, shouldStop: shouldStop)
            else { return nil }
            rows.append(
                Row(
                    step: step, demandMu: tally.mean(.demand), books: tally.coverProbability(.books),
                    fill: tally.ratio(.fill)))
            progress?(done + 1, steps.count)
        }
        self.rows = rows
    }
}

extension ReserveScenario {
    /// The scenario without what comes after a step.
    fileprivate func upTo(_ step: Bridge.Step) -> ReserveScenario {
        var scenario = self
        func isBefore(_ other: Bridge.Step) -> Bool {
            (Bridge.Step.allCases.firstIndex(of: step) ?? 0) < (Bridge.Step.allCases.firstIndex(of: other) ?? 0)
        }
        if isBefore(.lag) {
            for key in [ScenarioKey.startLag, .landLead, .laterPhaseAfter] { scenario.laws[key] = nil }
            scenario.figures[.batchShare] = nil
            scenario.quarters = nil
            scenario.stops = []
            scenario.tiers = scenario.tiers.map { $0.withoutLag }
        }
        if isBefore(.backlog) {
            scenario.tiers = scenario.tiers.map { $0.withoutBacklog }
            if scenario.projects != .instead { scenario.projects = .none }
        }
        if isBefore(.dropOuts) { scenario.figures[.dropOut] = nil }
        if isBefore(.factories) {
            for key in [ScenarioKey.startedPerYear, .graduation, .substitution] { scenario.figures[key] = nil }
        }
        if isBefore(.inflow) { scenario.hasSupply = false }
        if isBefore(.matching) {
            for key in [ScenarioKey.lock, .listing] { scenario.laws[key] = nil }
        }
        return scenario
    }
}
