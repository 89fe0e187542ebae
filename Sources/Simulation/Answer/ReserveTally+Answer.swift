// SPDX-License-Identifier: Apache-2.0

extension ReserveTally {
    func mean(_ measure: Measure, per unit: Double = DemandModel.partsPerMu) -> Estimate {
        measures[measure.rawValue].mean(count: count, per: unit)
    }

    /// Whether cover by the books and fill are known to within so much, as shares.
    public func isKnown(to halfWidth: Double) -> Bool {
        [coverProbability(.books), ratio(.fill)].allSatisfy { estimate in
            estimate.map { ($0.high - $0.low) / 2 <= halfWidth } ?? true
        }
    }

    func ratio(_ ratio: Ratio) -> Estimate? { ratios[ratio.rawValue].ratio(count: count) }

    /// Of all who ask, those who wait and those who do not.
    var waitMonths: Estimate? { ratio(.wait).map { $0.scaled(by: 1 / ReplicationOutcome.timeParts) } }

    /// - Precondition: the measure is among ``spread``.
    func quantile(
        _ probability: Double, of measure: Measure, per unit: Double = DemandModel.partsPerMu
    ) -> Estimate {
        guard let place = Self.spread.firstIndex(of: measure) else {
            preconditionFailure("no percentiles are kept of \(measure)")
        }
        return Estimate.quantile(probability, of: histograms[place], scale: 1 / unit)
    }

    func spread(_ measure: Measure, per unit: Double = DemandModel.partsPerMu) -> ReserveAnswer.Spread {
        ReserveAnswer.Spread(
            mean: mean(measure, per: unit), p10: quantile(0.1, of: measure, per: unit),
            p50: quantile(0.5, of: measure, per: unit), p90: quantile(0.9, of: measure, per: unit))
    }

    func fan(_ fan: Fan, per unit: Double = DemandModel.partsPerMu) -> [ReserveAnswer.FanPoint] {
        (0..<ReplicationOutcome.sampleCount).map { sample in
            let histogram = fans[sample * Fan.allCases.count + fan.rawValue]
            func value(_ probability: Double) -> Double {
                Estimate.quantile(probability, of: histogram, scale: 1 / unit).value
            }
            return ReserveAnswer.FanPoint(
                month: scenario.value(.horizon) * Double(sample) / Double(ReplicationOutcome.sampleCount - 1),
                p10: value(0.1), p50: value(0.5), p90: value(0.9))
        }
    }

    /// Shares of replications by part of the horizon, then of those in which it never came.
    func dateShares(_ bins: [Int]) -> [Double] {
        (bins + [count - bins.reduce(0, +)]).map { Double($0) / Double(count) }
    }

    var causeRows: [ReserveAnswer.CauseRow] {
        ShortageCause.allCases.map { cause in
            let mu = causes[cause.rawValue].mean(count: count, per: DemandModel.partsPerMu)
            // Of rare causes the interval would reach below nothing, where no land is.
            return ReserveAnswer.CauseRow(
                cause: cause, mu: Estimate(value: mu.value, low: max(0, mu.low), high: mu.high))
        }.filter { $0.mu.value > 0 }
    }

    var groupRows: [ReserveAnswer.GroupRow] {
        zip(groups.all, groupRatios).compactMap { group, tally in
            guard let fill = tally.land.ratio(count: count), let byCount = tally.count.ratio(count: count) else {
                return nil
            }
            return ReserveAnswer.GroupRow(
                group: group,
                demandMu: tally.land.whole.mean(count: count, per: DemandModel.partsPerMu).value,
                demandCount: tally.count.whole.mean(count: count, per: 1).value, fill: fill, fillByCount: byCount)
        }
    }

    /// Parcels on their way that were wanted in vain, the most wanted first.
    func mostWanted(_ count: Int) -> [Int] {
        let rows = wanted.indices.filter { wanted[$0] > 0 }.sorted { (wanted[$1], $0) < (wanted[$0], $1) }
        return Array(rows.prefix(count))
    }

    func wantedParcels(_ model: ReserveModel) -> [ReserveAnswer.WantedParcel] {
        mostWanted(10).map { index in
            let parcel = model.supply.parcels[index]
            return ReserveAnswer.WantedParcel(
                id: model.name(ofSupply: index), stage: parcel.stage,
                areaMu: Double(parcel.area) / DemandModel.partsPerMu,
                wantedMu: Double(wanted[index]) / Double(count) / DemandModel.partsPerMu)
        }
    }

    var floor: ReserveAnswer.Floor {
        ReserveAnswer.Floor(
            demandSquareMetres: spread(.floorDemand, per: 1), fill: ratio(.floorFill), vacancy: ratio(.vacancy),
            meanVacantSquareMetres: mean(.meanVacant, per: 1), completedSquareMetres: mean(.floorCompleted, per: 1),
            lettings: mean(.floorMetCount, per: 1))
    }
}

extension Estimate {
    func scaled(by factor: Double) -> Estimate {
        Estimate(value: value * factor, low: low * factor, high: high * factor)
    }
}
