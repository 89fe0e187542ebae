// SPDX-License-Identifier: Apache-2.0

extension ReserveTally {
    /// What the replications came to in a measure that scenario files can state beforehand.
    ///
    /// - Returns: nil where there was nothing to measure it on, such as a share of no demand, and for measures that
    ///   stand before any replication.
    /// - Precondition: there is a replication.
    public func estimate(of measure: ScenarioMeasure) -> Estimate? {
        switch measure {
        case .signings, .backlog, .listedNeeds, .reserve, .parcelsOnTheirWay, .landOnItsWay: nil
        case .demand: mean(.demand, per: DemandModel.partsPerMu)
        case .needs: mean(.demandCount, per: 1)
        case .largestShare: ratio(.largestShare)
        case .inflow: mean(.inflow, per: DemandModel.partsPerMu)
        case .endStock: mean(.endStock, per: DemandModel.partsPerMu)
        case .meanStock: mean(.meanStock, per: DemandModel.partsPerMu)
        case .usableShare: ratio(.usableShare)
        case .coverBooks: coverProbability(.books)
        case .coverTarget: coverProbability(.target)
        case .coverEveryNeed: coverProbability(.everyNeed)
        case .fill: ratio(.fill)
        case .fillWithinHorizon: ratio(.fillWithinHorizon)
        case .wait: waitMonths
        case .reserveNeeded: mean(.reserveNeeded, per: DemandModel.partsPerMu)
        case .floorDemand: mean(.floorDemand, per: 1)
        case .floorFill: ratio(.floorFill)
        case .vacancy: ratio(.vacancy)
        }
    }
}
