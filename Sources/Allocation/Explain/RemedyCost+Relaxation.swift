// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension RemedyCost {
    /// A month as the stage table counts it, in days.
    static let daysOfMonth = 30.4375

    static func months(from: CalendarDate, until: CalendarDate) -> RemedyCost {
        .months(max(0, Double(until.daysSince1970 - from.daysSince1970) / daysOfMonth))
    }

    /// What changes to one requirement ask; of several the one that ranks last.
    init(_ relaxations: [Relaxation], of requirement: Requirement, baseDate: CalendarDate) {
        self =
            relaxations.map { RemedyCost($0, of: requirement, baseDate: baseDate) }
            .max { $0.rank < $1.rank } ?? .wish
    }

    private init(_ relaxation: Relaxation, of requirement: Requirement, baseDate: CalendarDate) {
        func apart(_ new: Area, _ old: Area?) -> Area {
            Area(squareMetres: abs(new.squareMetres - (old?.squareMetres ?? new.squareMetres)))
        }
        switch relaxation {
        case .netAreaFrom(let area): self = .landConceded(apart(area, requirement.netArea?.lower))
        case .netAreaUpTo(let area): self = .landConceded(apart(area, requirement.netArea?.upper))
        case .floorAreaFrom(let area): self = .floorConceded(apart(area, requirement.floorArea?.lower))
        case .floorAreaUpTo(let area): self = .floorConceded(apart(area, requirement.floorArea?.upper))
        case .needBy(let day): self = .months(from: requirement.needBy ?? baseDate, until: day)
        case .acceptLocksUntil(let day): self = .months(from: baseDate, until: day)
        case .priceUpTo(let price):
            let more = price - (requirement.priceMaximumWanPerMu ?? price)
            self = .money(wan: more * (requirement.netArea?.lower?.mu ?? 0))
        case .utilityDownTo(let kind, let amount):
            self = .utilityConceded(kind, amount: max(0, (requirement.needs[kind] ?? amount) - amount))
        case .transferTo, .addPark, .slopeUpTo, .distance, .exclusionShareUpTo, .remainderDownTo, .floorHeightDownTo,
            .floorLoadDownTo, .floorGridDownTo, .floorCraneDownTo:
            self = .wish
        }
    }
}
