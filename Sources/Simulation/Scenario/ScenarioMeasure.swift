// SPDX-License-Identifier: Apache-2.0

/// What of an answer a scenario file may state beforehand in `expected`.
public enum ScenarioMeasure: String, Sendable, Hashable, CaseIterable {
    /// Signings within the horizon, before anything drops out.
    case signings = "signings.mean"
    /// Signings of the year before that are drawn, before anything drops out.
    case backlog = "backlog.mean"
    /// Projects of the workspace that are taken as they stand there.
    case listedNeeds
    /// In stock at the start, locked or not, in 亩.
    case reserve = "reserveMu"
    case parcelsOnTheirWay
    case landOnItsWay = "landOnItsWayMu"
    /// Land asked for within the horizon, in 亩, and by how many.
    case demand = "demandMu.mean"
    case needs = "needs.mean"
    /// Of the land asked for, what the largest need of a replication asks for.
    case largestShare
    /// Land that comes in within the horizon, in 亩.
    case inflow = "inflowMu.mean"
    case endStock = "endStockMu.mean"
    /// Over time, in 亩.
    case meanStock = "meanStockMu.mean"
    /// Of the stock, over time, what some need that waits or will come can use.
    case usableShare
    /// Probabilities, as ``ReserveTally/Cover`` has them.
    case coverBooks = "cover.books"
    case coverTarget = "cover.target"
    case coverEveryNeed = "cover.everyNeed"
    /// Of the land asked for: met on its day, and within the horizon.
    case fill
    case fillWithinHorizon = "fill.withinHorizon"
    /// Of a need, met at once or not, in months.
    case wait = "waitMonths.mean"
    /// The least reserve at the start with which the books would not have fallen below nothing, in 亩.
    case reserveNeeded = "reserveNeededMu.mean"
    /// Factory floor asked for, in ㎡, and of it what was let within the horizon.
    case floorDemand = "floorDemandSquareMetres.mean"
    case floorFill
    case vacancy
}
