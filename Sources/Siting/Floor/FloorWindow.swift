// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// What the units of a floor must add up to.
struct FloorWindow {
    /// In square metres; both ends take areas as equal that a criterion takes as equal.
    let least: Double
    let most: Double
    /// In kVA; 0 where none is asked for.
    let power: Double
    /// What a unit counts for whose power is not known.
    let unknownPower: Double

    /// Nil where no least floor area is asked for: then no unit needs another.
    init?(_ requirement: Requirement) {
        guard let lower = requirement.floorArea?.lower else { return nil }
        least = lower.squareMetres - Area.toleranceSquareMetres
        most = (requirement.floorArea?.upper?.squareMetres ?? .infinity) + Area.toleranceSquareMetres
        power = requirement.needs[.power] ?? 0
        unknownPower = requirement.knownOnly ? 0 : .infinity
    }
}
