// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// What a scenario of the mode `reserve` comes to, with what it rests on. Land in mu, floor in m², money in 万元, time in
/// months.
public struct ReserveAnswer: Sendable {
    /// Mean and percentiles of one figure.
    public struct Spread: Sendable, Hashable {
        public let mean: Estimate
        public let p10: Estimate
        public let p50: Estimate
        public let p90: Estimate
    }

    /// A reserve at which the books never fall below nothing with a given probability.
    public struct ReserveForCover: Sendable, Hashable {
        public let coverProbability: Double
        public let reserveMu: Estimate
    }

    /// A stock at one time of all replications.
    public struct FanPoint: Sendable, Hashable {
        public let month: Double
        public let p10: Double
        public let p50: Double
        public let p90: Double
    }

    public struct GroupRow: Sendable, Hashable {
        public let group: NeedGroups.Group
        /// Of the mean replication.
        public let demandMu: Double
        public let demandCount: Double
        /// Met on the day it was asked for, by land and by number.
        public let fill: Estimate
        public let fillByCount: Estimate
    }

    public struct CauseRow: Sendable, Hashable {
        public let cause: ShortageCause
        public let mu: Estimate
    }

    /// Land on its way that was missed when it was not there yet.
    public struct WantedParcel: Sendable, Hashable {
        public let id: String
        public let stage: ParcelStage
        public let areaMu: Double
        /// Land asked for in vain that it would have met, in the mean replication.
        public let wantedMu: Double
    }

    public struct Floor: Sendable, Hashable {
        public let demandSquareMetres: Spread
        public let fill: Estimate?
        public let vacancy: Estimate?
        public let meanVacantSquareMetres: Estimate
        public let completedSquareMetres: Estimate
        public let lettings: Estimate
    }

    public struct Money: Sendable, Hashable {
        public let capital: Estimate
        public let interest: Estimate
        public let waiting: Estimate

        /// What holding and lacking land cost together.
        public var total: Double { interest.value + waiting.value }
    }

    public let scenario: ReserveScenario
    public let replications: Int
    public let covers: [ReserveTally.Cover: Estimate]
    public let reserveMu: Double
    public let demandMu: Spread
    public let demandCount: Estimate
    public let inflowMu: Spread
    public let endStockMu: Spread
    public let meanStockMu: Estimate
    public let meanUsableMu: Estimate
    /// Of the stock, over time; nil when there never was any.
    public let usableShare: Estimate?
    /// Of land asked for, met on its day; nil when none was asked for.
    public let fill: Estimate?
    public let fillByCount: Estimate?
    public let fillWithinHorizon: Estimate?
    /// Of all who ask, those who wait and those who do not.
    public let waitMonths: Estimate?
    public let waitingAtEndMu: Estimate
    /// How long the mean usable stock would meet the mean demand, in days; nil without demand.
    public let daysOfCover: Double?
    public let largestShare: Estimate?
    public let reserveForCover: [ReserveForCover]
    /// By part of the horizon, then never: when the books first fell below nothing, and a need was first not met.
    public let firstBookShortage: [Double]
    public let firstUnmet: [Double]
    public let stock: [FanPoint]
    public let usable: [FanPoint]
    public let waiting: [FanPoint]
    public let vacant: [FanPoint]
    public let causes: [CauseRow]
    public let groups: [GroupRow]
    public let wanted: [WantedParcel]
    /// Nil where nothing is about factories.
    public let floor: Floor?
    public let money: Money
    /// Whether parcels of a workspace were matched.
    public let isMatchedByParcel: Bool
    public let isSynthetic: Bool
    /// Of the workspace.
    public let baseDate: CalendarDate?

    /// - Throws: ``ScenarioError`` when the tally holds no replication.
    public init(_ tally: ReserveTally, of simulation: ReserveSimulation) throws(ScenarioError) {
        guard tally.replications > 0 else {
            throw ScenarioError(path: "replications", "nothing was run, so there is no answer")
        }
        let model = simulation.model
        scenario = tally.scenario
        replications = tally.replications
        isMatchedByParcel = model.city != nil
        isSynthetic = model.isSynthetic
        baseDate = model.baseDate
        reserveMu = Double(model.initialStock) / DemandModel.partsPerMu
        covers = Dictionary(
            uniqueKeysWithValues: ReserveTally.Cover.allCases.map { ($0, tally.coverProbability($0)) })
        demandMu = tally.spread(.demand)
        demandCount = tally.mean(.demandCount, per: 1)
        inflowMu = tally.spread(.inflow)
        endStockMu = tally.spread(.endStock)
        meanStockMu = tally.mean(.meanStock)
        meanUsableMu = tally.mean(.meanUsable)
        usableShare = tally.ratio(.usableShare)
        fill = tally.ratio(.fill)
        fillByCount = tally.ratio(.fillByCount)
        fillWithinHorizon = tally.ratio(.fillWithinHorizon)
        waitMonths = tally.waitMonths
        waitingAtEndMu = tally.mean(.waitingAtEnd)
        largestShare = tally.ratio(.largestShare)
        let perDay = demandMu.mean.value / (model.horizon * 365.25 / 12)
        daysOfCover = perDay > 0 ? meanUsableMu.value / perDay : nil
        reserveForCover = [0.8, 0.9, 0.95].map {
            ReserveForCover(coverProbability: $0, reserveMu: tally.quantile($0, of: .reserveNeeded))
        }
        firstBookShortage = tally.dateShares(tally.firstBookShortage)
        firstUnmet = tally.dateShares(tally.firstUnmet)
        stock = tally.fan(.stock)
        usable = tally.fan(.usable)
        waiting = tally.fan(.waiting)
        vacant = tally.fan(.vacant, per: 1)
        causes = tally.causeRows
        groups = tally.groupRows
        wanted = tally.wantedParcels(model)
        floor = model.factories.isEmpty && tally.mean(.floorCount, per: 1).value == 0 ? nil : tally.floor
        money = Money(
            capital: tally.mean(.capital, per: 1), interest: tally.mean(.interest, per: 1),
            waiting: tally.mean(.waitingCost, per: 1))
    }
}
