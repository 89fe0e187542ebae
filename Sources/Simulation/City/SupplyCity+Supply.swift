// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SupplyCity {
    /// The parcels on their way, each with the steps that its stage and path leave.
    ///
    /// - Returns: with the position of each among the parcels of `city`.
    func supply(
        _ scenario: ReserveScenario, from start: CalendarDate, into city: ParcelCity
    ) throws(ScenarioError) -> (model: SupplyModel, marketParcel: [Int]) {
        let columns = snapshot.parcels
        let steps = try steps(scenario)
        let places = Dictionary(uniqueKeysWithValues: steps.enumerated().map { ($1.id, $0) })
        var parcels: [SupplyModel.Parcel] = []
        var marketParcel: [Int] = []
        for (index, parcel) in city.parcels.enumerated() where scenario.hasSupply && isOnItsWay(parcel.position) {
            let row = parcel.position
            let (stage, progress) = (columns.stage[row], progress.parcels[row])
            let table = Dictionary(uniqueKeysWithValues: snapshot.stages.steps.map { ($0.id, $0) })
            // Unsold land is serviced, but back in stock only when it has been taken in again.
            let remaining =
                stage == .failedAuction ? [Self.reserveEntry] : snapshot.stages[stage].remainingSteps
            let ahead = remaining.filter {
                table[$0]?.paths.contains(progress.path) ?? false
            }
            func months(_ day: CalendarDate?) -> Double? { day.map { $0.months(since: start) } }
            let begun = stage == .approving ? months(progress.submittedOn) : months(progress.clearingStartsOn)
            let isUnderWay = stage == .approving || stage == .clearing
            marketParcel.append(index)
            parcels.append(
                SupplyModel.Parcel(
                    position: row, area: parcel.area, stage: stage, park: parcel.park, landUse: parcel.landUse,
                    county: Int(columns.county[row]), steps: SupplyModel.Step.bits(of: ahead.compactMap { places[$0] }),
                    spentMonths: isUnderWay ? max(0, -(begun ?? 0)) : 0,
                    clearingFrom: stage == .clearing ? 0 : max(0, months(progress.clearingStartsOn) ?? 0),
                    batchMonth: months(progress.approvedOn).flatMap { $0 > 0 ? $0 : nil },
                    account: progress.quotaAccount, isIdle: stage == .idle,
                    waitsForRelease: scenario.value(.baseStock) > 0 && stage == .planned))
        }
        var quota: [Int]?
        if let share = scenario.figures[.quota]?.value {
            quota = progress.accounts.map {
                $0.balanceSquareMetres.isFinite ? Self.parts($0.balanceSquareMetres * share) : .max
            }
        }
        let model = SupplyModel(
            scenario, steps: steps, parcels: parcels, countyCount: max(1, columns.counties.count),
            gates: scenario.approvesInBatches ? Self.quarterEnds(from: start) : [], quota: quota)
        return (model, marketParcel)
    }

    private func steps(_ scenario: ReserveScenario) throws(ScenarioError) -> [SupplyModel.Step] {
        let scale = scenario.value(.durationScale)
        let all = snapshot.stages.steps
        let places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })
        guard all.count <= SupplyModel.mostSteps else {
            throw ScenarioError("the stage table has more than \(SupplyModel.mostSteps) steps")
        }
        return all.map { step in
            let d = step.duration
            let law: ChanceLaw =
                switch scenario.stepLaw {
                case .pert:
                    .pert(PertLaw(minimum: d.minimumMonths, mode: d.modeMonths, maximum: d.maximumMonths))
                case .triangular:
                    .triangular(TriangularLaw(minimum: d.minimumMonths, mode: d.modeMonths, maximum: d.maximumMonths))
                }
            return SupplyModel.Step(
                id: step.id, law: law.scaled(by: scale), after: step.after.compactMap { places[$0] },
                kind: Self.kinds[step.id] ?? .plain)
        }
    }

    private static let reserveEntry = "reserve-entry"

    private static let kinds: [String: SupplyModel.Kind] = [
        "approval-review": .approval, "clearing-collective": .clearing, "expropriation-buildings": .clearing,
    ]

    /// Months of the ends of the quarters of twelve years.
    private static func quarterEnds(from start: CalendarDate) -> [Double] {
        let first = start.adding(days: 1 - start.day).adding(months: -((start.month - 1) % 3))
        return (1...48).map { first.adding(months: 3 * $0).adding(days: -1).months(since: start) }.filter { $0 >= 0 }
    }
}
