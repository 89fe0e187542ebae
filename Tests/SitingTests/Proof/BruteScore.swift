// SPDX-License-Identifier: Apache-2.0
import LandModel
import SitingSupport
@testable import Siting

/// The documented score of land made of whole parcels or of a part of them, worked out preference by preference.
struct BruteScore {
    let asked: Requirement
    let city: SmallCity
    let policy: SitingPolicy

    func points(_ members: [Parcel], netArea: Double, remainder: Double, procedures: Int) -> Double {
        var (sum, weights) = (0.0, 0.0)
        for preference in policy.parcelPreferences {
            guard let range = range(of: preference) else { continue }
            weights += preference.weight
            let value = value(of: preference.measure, members, netArea, remainder, Double(procedures))
            guard let value else { continue }
            sum += preference.weight * share(value, preference, range)
        }
        return 100 * sum / weights
    }

    private func share(_ value: Double, _ preference: Preference, _ range: (from: Double, to: Double)) -> Double {
        func rise(_ from: Double, _ to: Double) -> Double {
            to > from ? min(1, max(0, (value - from) / (to - from))) : 1
        }
        switch preference.influence {
        case .positive: return rise(range.from, range.to)
        case .inverse: return range.to > range.from ? 1 - rise(range.from, range.to) : 1
        case .ideal:
            let best = preference.ideal ?? (range.from + range.to) / 2
            return value <= best ? rise(range.from, best) : 1 - rise(best, range.to)
        }
    }

    private func range(of preference: Preference) -> (from: Double, to: Double)? {
        switch preference.measure {
        case .netArea:
            guard let lower = asked.netArea?.lower, let upper = asked.netArea?.upper else { return nil }
            return (lower.squareMetres, upper.squareMetres)
        case .ready:
            guard let day = asked.needBy?.daysSince1970 else { return nil }
            return (Double(SmallCity.baseDate.daysSince1970), Double(day))
        case .cluster where asked.industry == nil: return nil
        default:
            guard let from = preference.from, let to = preference.to else { return nil }
            return (from, to)
        }
    }

    private func value(
        of measure: Preference.Measure, _ members: [Parcel], _ netArea: Double, _ remainder: Double,
        _ procedures: Double
    ) -> Double? {
        func mean(_ figure: (Parcel) -> Double?) -> Double? {
            let known = members.compactMap { parcel in figure(parcel).map { $0 * parcel.netArea.squareMetres } }
            if known.count < members.count { return nil }
            return known.reduce(0, +) / members.reduce(0) { $0 + $1.netArea.squareMetres }
        }
        switch measure {
        case .netArea: return netArea
        case .ready: return members.compactMap { $0.readyOn?.daysSince1970 }.max().map(Double.init)
        case .cluster:
            let park = city.parks.first { $0.id == members[0].parkID }
            guard let industries = park?.industries, !industries.isEmpty else { return nil }
            return industries.contains(asked.industry ?? "") ? 1 : 0
        case .price: return mean(\.priceWanPerMu)
        case .slope: return mean(\.slopePercent)
        case .remainder: return remainder
        case .procedures: return procedures
        case .floorArea: return nil
        }
    }
}
