// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// The formulation of a plan: set packing over layouts.
///
/// **Sets.** *P* the projects; *G* the blocks: parcels, neighbours merged, buildings; *L* the layouts. A layout ℓ ∈ *L*
/// is one block with the projects *P*(ℓ) laid out on it, on ground as `LayoutMaking` makes them, in a building each on
/// units of its own at its time (`BuildingLayouts`): it exists only if its ground can really be cut so, hence no plan
/// needs repair. *R*(ℓ) are the resources of its block: each of its parcels; the building.
///
/// **Data.** *w*ₚ priority weight, *k*ₚₗ 1 where an earlier plan had put *p* there, *f*ₗ fit: the sum of the scores of
/// its sites, *u*ₗ ≤ 0 what is lost of the usefulness of its ground, in 亩; *d*ₚ what *p* draws of a utility, *a*ₗ the
/// net area that ℓ takes, *c*ₗ its asking price.
///
/// **Variables.** *x*ₗ ∈ {0, 1}: the layout is carried out.
///
/// Maximise in this order, each within what the ones before leave
///
///     (1)  Σ_ℓ Σ_{p∈P(ℓ)} w_p x_ℓ            priority weight placed
///     (2)  Σ_ℓ Σ_{p∈P(ℓ)} k_pℓ x_ℓ           sites kept, where there is an earlier plan
///     (3)  Σ_ℓ f_ℓ x_ℓ                        fit
///     (4)  Σ_ℓ u_ℓ x_ℓ                        usefulness of what remains
///
/// subject to
///
///     (5)  Σ_{ℓ: p∈P(ℓ)} x_ℓ ≤ 1              one site for each project; of one that begins on a floor and goes on
///                                              to land, one of each
///     (6)  Σ_{ℓ: r∈R(ℓ)} x_ℓ ≤ 1              each parcel and each building laid out once
///     (7)  Σ_ℓ d_ℓ x_ℓ ≤ capacity              each utility of each park that may run short
///     (8)  Σ_ℓ a_ℓ x_ℓ ≤ quota                 land newly supplied in a period
///     (9)  Σ_ℓ c_ℓ x_ℓ ≤ budget                what the land may cost
///    (10)  Σ_{land of p} x_ℓ = Σ_{floors of p} x_ℓ   a transition is both or neither
///
/// Sites that are promised are no variables: they are taken out of the ground, the floors and the capacities before.
/// The fit counts a whole multiple of 0.01 a project and the usefulness one of 0.01亩 a layout, so that a level can be
/// held exactly.
struct PlacementPacking {
    static let squareMetresPerMu = Area.squareMetresPerMu
    static let step = 0.01

    let problem: PlacementProblem
    let blocks: [PlacementBlock]
    let pairs: [PlacementPair]
    let packing: PackingProblem
    let oracle: GroundOracle

    static let weightLevel = "priorityWeight"
    static let keptLevel = "keptSites"
    static let fitLevel = "fitScore"
    static let remainingLevel = "remainingUsefulness"

    /// The greatest whole multiple of the step that is no more.
    static func stepped(_ value: Double) -> Double { (value / step + 1e-6).rounded(.down) * step }
    /// The least that is no less.
    static func steppedUp(_ value: Double) -> Double { (value / step - 1e-6).rounded(.up) * step }

    /// - Parameter memories: what earlier packings of the same city have found out about grounds.
    init(_ problem: PlacementProblem, recalling memories: LayoutMemories) throws {
        self.problem = problem
        let claims = PlacementClaims(problem)
        let usage = PlacementUsage(problem)
        var builder = PackingBuilder(problem, usage: usage)
        for claim in claims.grounds { try builder.add(claim, recalling: memories) }
        for building in claims.buildings { builder.add(building) }
        blocks = builder.blocks
        pairs = builder.pairs
        (packing, oracle) = builder.built()
    }

    init(
        problem: PlacementProblem, blocks: [PlacementBlock], pairs: [PlacementPair], packing: PackingProblem,
        oracle: GroundOracle
    ) {
        self.problem = problem
        self.blocks = blocks
        self.pairs = pairs
        self.packing = packing
        self.oracle = oracle
    }
}
