// SPDX-License-Identifier: Apache-2.0

extension ReserveSimulation {
    /// A measure that scenario files can state beforehand: of the model where it stands before any replication, else of
    /// what replications came to.
    ///
    /// - Parameter tally: of this simulation.
    public func value(of measure: ScenarioMeasure, in tally: ReserveTally) -> Double? {
        switch measure {
        case .signings: expected(isBacklog: false)
        case .backlog: expected(isBacklog: true)
        case .listedNeeds: Double(model.demand.listed.count)
        case .reserve: Double(model.initialStock) / DemandModel.partsPerMu
        case .parcelsOnTheirWay: Double(model.supply.parcels.count)
        case .landOnItsWay: Double(model.supply.parcels.reduce(0) { $0 + $1.area }) / DemandModel.partsPerMu
        default: tally.estimate(of: measure)?.value
        }
    }

    private func expected(isBacklog: Bool) -> Double {
        model.demand.cohorts.reduce(0) { $0 + ($1.isBacklog == isBacklog ? $1.count.mean : 0) }
    }
}
