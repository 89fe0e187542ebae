// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension Requirement {
    /// The requirement with one criterion asking less. A relaxation never makes any criterion ask more, so it never
    /// removes a whole parcel, a part or a floor; of neighbours that are merged and cut a smaller set may then do, and
    /// the larger is no longer offered.
    public func relaxed(by relaxation: Relaxation) -> Requirement {
        var copy = self
        switch relaxation {
        case .netAreaFrom(let area): copy.netArea = netArea?.widened(toInclude: area)
        case .netAreaUpTo(let area): copy.netArea = netArea?.widened(toInclude: area)
        case .floorAreaFrom(let area): copy.floorArea = floorArea?.widened(toInclude: area)
        case .floorAreaUpTo(let area): copy.floorArea = floorArea?.widened(toInclude: area)
        case .needBy(let day): copy.needBy = needBy.map { max($0, day) }
        case .acceptLocksUntil(let day): copy.acceptLocksUntil = max(acceptLocksUntil ?? day, day)
        case .transferTo(let county): copy.transferCounties.insert(county)
        case .addPark(let id): if !parkIDs.isEmpty { copy.parkIDs.insert(id) }
        case .priceUpTo(let price): copy.priceMaximumWanPerMu = priceMaximumWanPerMu.map { max($0, price) }
        case .slopeUpTo(let percent): copy.slopeMaximumPercent = slopeMaximumPercent.map { max($0, percent) }
        case .utilityDownTo(let kind, let amount): copy.needs[kind] = needs[kind].map { min($0, amount) }
        case .distance(let rule):
            let old = distances.first { $0.facilityKind == rule.facilityKind && $0.isMaximum == rule.isMaximum }
            if let old {
                let metres = old.isMaximum ? max(old.metres, rule.metres) : min(old.metres, rule.metres)
                copy.add(DistanceRule(facilityKind: old.facilityKind, isMaximum: old.isMaximum, metres: metres))
            }
        case .exclusionShareUpTo(let share): copy.exclusionShareMaximum = exclusionShareMaximum.map { max($0, share) }
        case .remainderDownTo(let area): copy.remainderMinimum = min(remainderMinimum ?? area, area)
        case .floorHeightDownTo(let metres): copy.floorHeightMetres = floorHeightMetres.map { min($0, metres) }
        case .floorLoadDownTo(let load):
            copy.floorLoadKilonewtonsPerSquareMetre = floorLoadKilonewtonsPerSquareMetre.map { min($0, load) }
        case .floorGridDownTo(let grid): copy.floorColumnGrid = floorColumnGrid?.narrowed(to: grid)
        case .floorCraneDownTo(let tonnes): copy.floorCraneTonnes = floorCraneTonnes.map { min($0, tonnes) }
        }
        return copy
    }
}

extension QuantityRange {
    func widened(toInclude value: Value) -> QuantityRange {
        QuantityRange(lower.map { min($0, value) }, upper.map { max($0, value) }) ?? self
    }
}
