// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension ReserveScenario {
    /// The same for scenarios that draw the same, on every machine, and almost surely for no others: it tells whether
    /// tallies that were kept belong together.
    var digest: UInt64 {
        var hash = FowlerNollVo()
        hash.add(name)
        hash.add(seed)
        for word in [
            matching.rawValue, projects.rawValue, order.rawValue, choice.rawValue, pooling.rawValue, stepLaw.rawValue,
            "\(approvesInBatches)", "\(factoriesFirst)", "\(hasSupply)", start?.description ?? "",
        ] {
            hash.add(word)
        }
        for tier in tiers {
            hash.add(tier.name)
            for value in [
                tier.signingsPerYear, tier.signedLastYear, tier.investmentFrom, tier.investmentTo, tier.ownLandShare,
                tier.firstPhaseShare,
            ] {
                hash.add(value.bitPattern)
            }
            for law in [tier.land, tier.startLag] { hash.add(law) }
        }
        for key in ScenarioKey.allCases {
            hash.add(figures[key]?.value.bitPattern ?? 0)
            hash.add(laws[key])
        }
        for weights in [quarters, landUses, counties] {
            for (name, weight) in (weights?.entries ?? [:]).sorted(by: { $0.key < $1.key }) {
                hash.add(name)
                hash.add(weight.bitPattern)
            }
        }
        for date in batchDates { hash.add(date.description) }
        for stop in stops {
            for value in [stop.fromMonth, stop.toMonth, stop.catchUpMonths] { hash.add(value.bitPattern) }
        }
        for step in listed?.steps ?? [] { hash.add(step.duration) }
        for parcel in listed?.parcels ?? [] {
            hash.add(parcel.areaMu.bitPattern)
            hash.add(UInt64(parcel.step))
        }
        return hash.value
    }
}

extension FowlerNollVo {
    fileprivate mutating func add(_ law: LawFigure?) {
        add(law?.text ?? "")
        for place in [0.25, 0.5, 0.75] { add(law?.law.quantile(place).bitPattern ?? 0) }
    }
}
