// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension Relaxation {
    /// The change widened to the precision it is printed with, so that asking for what was printed admits what was
    /// counted: areas to 0.01亩, prices, slopes and amounts to 0.0001, distances to 1 mm, what a floor must have to 0.01.
    func roundedOutward() -> Relaxation {
        func up(_ value: Double, _ step: Double) -> Double { ((value / step) - 1e-9).rounded(.up) * step }
        func down(_ value: Double, _ step: Double) -> Double { ((value / step) + 1e-9).rounded(.down) * step }
        switch self {
        // The rule takes areas as equal within 0.001 m², which is 0.00015 of a hundredth of a 亩: 97.9999999亩 is 98亩.
        case .netAreaFrom(let area): return .netAreaFrom(Area(mu: (area.mu * 100 + 0.0001).rounded(.down) / 100))
        case .netAreaUpTo(let area): return .netAreaUpTo(Area(mu: (area.mu * 100 - 0.0001).rounded(.up) / 100))
        case .remainderDownTo(let area):
            return .remainderDownTo(Area(mu: (area.mu * 100 + 0.0001).rounded(.down) / 100))
        case .floorAreaFrom(let area): return .floorAreaFrom(Area(squareMetres: down(area.squareMetres * 100, 1) / 100))
        case .floorAreaUpTo(let area): return .floorAreaUpTo(Area(squareMetres: up(area.squareMetres * 100, 1) / 100))
        case .priceUpTo(let price): return .priceUpTo(wanPerMu: up(price * 10_000, 1) / 10_000)
        case .slopeUpTo(let percent): return .slopeUpTo(percent: up(percent * 10_000, 1) / 10_000)
        case .utilityDownTo(let kind, let amount):
            return .utilityDownTo(kind, amount: down(amount * 10_000, 1) / 10_000)
        case .distance(let rule):
            let metres = rule.isMaximum ? up(rule.metres * 1000, 1) / 1000 : down(rule.metres * 1000, 1) / 1000
            return .distance(.init(facilityKind: rule.facilityKind, isMaximum: rule.isMaximum, metres: metres))
        case .exclusionShareUpTo(let share): return .exclusionShareUpTo(up(share * 100_000_000, 1) / 100_000_000)
        case .floorHeightDownTo(let metres): return .floorHeightDownTo(metres: down(metres * 100, 1) / 100)
        case .floorLoadDownTo(let load): return .floorLoadDownTo(kilonewtonsPerSquareMetre: down(load * 100, 1) / 100)
        case .floorGridDownTo(let grid):
            let rounded = ColumnGrid(down(grid.longerMetres * 100, 1) / 100, down(grid.shorterMetres * 100, 1) / 100)
            return rounded.map(Relaxation.floorGridDownTo) ?? self
        case .floorCraneDownTo(let tonnes): return .floorCraneDownTo(tonnes: down(tonnes * 100, 1) / 100)
        case .needBy, .acceptLocksUntil, .transferTo, .addPark: return self
        }
    }

    /// Whether the two move the same end of the same criterion, so that one change does for both.
    func isSameDirection(as other: Relaxation) -> Bool {
        switch (self, other) {
        case (.netAreaFrom, .netAreaFrom), (.netAreaUpTo, .netAreaUpTo), (.floorAreaFrom, .floorAreaFrom),
            (.floorAreaUpTo, .floorAreaUpTo), (.needBy, .needBy), (.acceptLocksUntil, .acceptLocksUntil),
            (.priceUpTo, .priceUpTo), (.slopeUpTo, .slopeUpTo), (.utilityDownTo, .utilityDownTo),
            (.distance, .distance), (.exclusionShareUpTo, .exclusionShareUpTo),
            (.remainderDownTo, .remainderDownTo), (.floorHeightDownTo, .floorHeightDownTo),
            (.floorLoadDownTo, .floorLoadDownTo), (.floorGridDownTo, .floorGridDownTo),
            (.floorCraneDownTo, .floorCraneDownTo):
            true
        default: false
        }
    }
}

extension [Relaxation] {
    /// Adds a change that costs no less than those before it; one in the same direction takes in what it replaces.
    mutating func widen(to relaxation: Relaxation) {
        let replaced = filter { $0.isSameDirection(as: relaxation) }
        removeAll { $0.isSameDirection(as: relaxation) }
        append(replaced.reduce(relaxation) { $0.takingIn($1) })
    }
}

extension Relaxation {
    /// The larger of two changes in one direction holds the smaller, but for a grid, which moves two ends at once.
    fileprivate func takingIn(_ smaller: Relaxation) -> Relaxation {
        guard case (.floorGridDownTo(let grid), .floorGridDownTo(let other)) = (self, smaller) else { return self }
        return .floorGridDownTo(grid.narrowed(to: other))
    }
}
