// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// What a remedy asks of somebody, in its own unit. Two costs compare only within a unit.
public enum RemedyCost: Sendable, Hashable {
    /// The project pays more for the least land it asks for.
    case money(wan: Double)
    /// The project waits.
    case months(Double)
    /// The project makes do with so much less land, or takes so much more than it wished.
    case landConceded(Area)
    case floorConceded(Area)
    /// The project makes do with less of a utility, in the unit of its kind.
    case utilityConceded(UtilityKind, amount: Double)
    /// The project gives up a wish that is measured in none of these: another park, a distance, a floor load.
    case wish
    /// The city provides more of a utility, in the unit of its kind.
    case utilityProvided(UtilityKind, amount: Double)
    case quotaProvided(Area)
    case budgetProvided(wan: Double)
    case floorProvided(Area)
    case landProvided(Area)

    /// In which order remedies are named: what the project can agree to alone comes before what the city must provide,
    /// and within a unit the least comes first. No rate of exchange between units is made up.
    package var rank: (unit: Int, amount: Double) {
        switch self {
        case .money(let wan): (0, wan)
        case .months(let months): (1, months)
        case .landConceded(let area): (2, area.squareMetres)
        case .floorConceded(let area): (3, area.squareMetres)
        case .utilityConceded(_, let amount): (4, amount)
        case .wish: (5, 0)
        case .utilityProvided(_, let amount): (6, amount)
        case .quotaProvided(let area): (7, area.squareMetres)
        case .budgetProvided(let wan): (8, wan)
        case .floorProvided(let area): (9, area.squareMetres)
        case .landProvided(let area): (10, area.squareMetres)
        }
    }
}
