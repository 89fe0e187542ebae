// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// One change that makes a requirement ask less.
public enum Relaxation: Hashable, Sendable {
    case netAreaFrom(Area)
    case netAreaUpTo(Area)
    case floorAreaFrom(Area)
    case floorAreaUpTo(Area)
    case needBy(CalendarDate)
    case acceptLocksUntil(CalendarDate)
    case transferTo(county: String)
    case addPark(id: String)
    case priceUpTo(wanPerMu: Double)
    case slopeUpTo(percent: Double)
    case utilityDownTo(UtilityKind, amount: Double)
    case distance(Requirement.DistanceRule)
    case exclusionShareUpTo(Double)
    /// What a cut leaves may be as small, and then needs neither frontage nor width.
    case remainderDownTo(Area)
    case floorHeightDownTo(metres: Double)
    case floorLoadDownTo(kilonewtonsPerSquareMetre: Double)
    case floorGridDownTo(ColumnGrid)
    case floorCraneDownTo(tonnes: Double)

    /// How much it asks for, in a measure that grows with the change and compares within one criterion only: the
    /// share of the wish given up, or days, or 1 for a change without a size.
    func cost(from requirement: Requirement, baseDate: CalendarDate) -> Double {
        func share(_ new: Double, _ old: Double?) -> Double {
            guard let old, old != 0 else { return abs(new) }
            return abs(new - old) / abs(old)
        }
        switch self {
        case .netAreaFrom(let area): return share(area.squareMetres, requirement.netArea?.lower?.squareMetres)
        case .netAreaUpTo(let area): return share(area.squareMetres, requirement.netArea?.upper?.squareMetres)
        case .floorAreaFrom(let area): return share(area.squareMetres, requirement.floorArea?.lower?.squareMetres)
        case .floorAreaUpTo(let area): return share(area.squareMetres, requirement.floorArea?.upper?.squareMetres)
        case .needBy(let day): return Double(day.daysSince1970 - (requirement.needBy ?? baseDate).daysSince1970)
        case .acceptLocksUntil(let day): return Double(day.daysSince1970 - baseDate.daysSince1970)
        case .transferTo, .addPark: return 1
        case .priceUpTo(let price): return share(price, requirement.priceMaximumWanPerMu)
        case .slopeUpTo(let percent): return share(percent, requirement.slopeMaximumPercent)
        case .utilityDownTo(let kind, let amount): return share(amount, requirement.needs[kind])
        case .distance(let rule):
            let old = requirement.distances.first {
                $0.facilityKind == rule.facilityKind && $0.isMaximum == rule.isMaximum
            }
            return share(rule.metres, old?.metres)
        case .exclusionShareUpTo(let value): return value
        case .remainderDownTo(let area): return share(area.squareMetres, requirement.remainderMinimum?.squareMetres)
        case .floorHeightDownTo(let metres): return share(metres, requirement.floorHeightMetres)
        case .floorLoadDownTo(let load): return share(load, requirement.floorLoadKilonewtonsPerSquareMetre)
        case .floorGridDownTo(let grid):
            // The greater of both shares, so that what two changes ask for together costs no more than either.
            let asked = requirement.floorColumnGrid
            return max(share(grid.longerMetres, asked?.longerMetres), share(grid.shorterMetres, asked?.shorterMetres))
        case .floorCraneDownTo(let tonnes): return share(tonnes, requirement.floorCraneTonnes)
        }
    }

    /// The new bound as people write it: `98亩`, `2020-11-01`, `B`.
    public var boundText: String {
        switch self {
        case .netAreaFrom(let area), .netAreaUpTo(let area): area.description
        case .remainderDownTo(let area): area.description
        case .floorAreaFrom(let area), .floorAreaUpTo(let area): area.squareMetres.plainText() + "㎡"
        case .needBy(let day), .acceptLocksUntil(let day): day.description
        case .transferTo(let county): county
        case .addPark(let id): id
        case .priceUpTo(let price): price.plainText(decimals: 4) + "万/亩"
        case .slopeUpTo(let percent): percent.plainText(decimals: 4) + "%"
        case .utilityDownTo(let kind, let amount): amount.plainText(decimals: 4) + kind.unit
        case .distance(let rule): "\(rule.facilityKind):\(rule.metres.plainText(decimals: 3))m"
        case .exclusionShareUpTo(let share): (share * 100).plainText(decimals: 6) + "%"
        case .floorHeightDownTo(let metres): metres.plainText() + "m"
        case .floorLoadDownTo(let load): load.plainText() + "kN/㎡"
        case .floorGridDownTo(let grid): grid.description + "m"
        case .floorCraneDownTo(let tonnes): tonnes.plainText() + "t"
        }
    }

    /// The change as a key and text that `Requirement.set` takes; the answer to "how do I ask for that".
    public func option(in requirement: Requirement) -> (key: Requirement.Key, text: String) {
        func window(_ range: QuantityRange<Area>?) -> String {
            "\(range?.lower?.description ?? "")..\(range?.upper?.description ?? "")"
        }
        func floorText(_ area: Area) -> String { area.squareMetres.plainText() + "㎡" }
        let changed = requirement.relaxed(by: self)
        return switch self {
        case .netAreaFrom, .netAreaUpTo: (.area, window(changed.netArea))
        case .floorAreaFrom, .floorAreaUpTo:
            (
                .floor,
                "\(changed.floorArea?.lower.map(floorText) ?? "")..\(changed.floorArea?.upper.map(floorText) ?? "")"
            )
        case .needBy: (.by, boundText)
        case .acceptLocksUntil: (.acceptLocks, boundText)
        case .transferTo: (.transfer, boundText)
        case .addPark: (.park, boundText)
        case .priceUpTo: (.price, boundText)
        case .slopeUpTo: (.slope, boundText)
        case .utilityDownTo(let kind, let amount): (Relaxation.key(of: kind), amount.plainText(decimals: 4))
        case .distance(let rule): (rule.isMaximum ? .near : .away, boundText)
        case .exclusionShareUpTo: (.exclusion, boundText)
        case .remainderDownTo: (.remainder, boundText)
        case .floorHeightDownTo: (.floorHeight, boundText)
        case .floorLoadDownTo(let load): (.floorLoad, load.plainText())
        case .floorGridDownTo: (.floorGrid, changed.floorColumnGrid.map { $0.description + "m" } ?? boundText)
        case .floorCraneDownTo: (.floorCrane, boundText)
        }
    }

    private static func key(of kind: UtilityKind) -> Requirement.Key {
        switch kind {
        case .power: .power
        case .water: .water
        case .gas: .gas
        case .effluent: .effluent
        }
    }
}
