// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Optimization
internal import Siting

/// The formulation of the plan over whole parcels and factory units.
///
/// **Sets.** *P* the projects, *S* the sites (parcels and units), *A* ⊆ *P* × *S* the pairs that meet every hard
/// criterion: net area, class, county, date, lock and the rest are decided by siting, so that a pair that is not
/// allowed has no variable at all.
///
/// **Data.** *w*ₚ the priority weight of project *p*, *f*ₚₛ the fit score (0 to 100) of site *s* for *p*.
///
/// **Variables.** *x*ₚₛ ∈ {0, 1} for (p, s) ∈ A: project *p* goes to site *s*.
///
/// Maximise, in this order,
///
///     (1)  Σ w_p x_ps                 priority-weighted projects placed
///     (2)  Σ f_ps x_ps                fit
///
/// subject to
///
///     (3)  Σ_s x_ps ≤ 1               for each project p: one site
///     (4)  Σ_p x_ps ≤ 1               for each site s: a piece of ground or a floor once
///
/// It is the assignment problem (Kuhn 1955), whose constraint matrix is totally unimodular, so the relaxation of (1)
/// is integral and its bound closes at once. The third level of the plan, what the remaining ground is good for, comes
/// with cuts: whole parcels leave no remainder.
struct PlacementModel {
    struct Pair {
        let candidate: Int
        let site: Site
        let variable: Variable
    }

    private(set) var model = LinearModel()
    private(set) var pairs: [Pair] = []
    let objective: LexicographicObjective

    init(_ problem: PlacementProblem) throws(OptimizationError) {
        var bySite: [SiteKey: [Variable]] = [:]
        var order: [SiteKey] = []
        var placed = LinearExpression()
        var fit = LinearExpression()
        for (index, candidate) in problem.candidates.enumerated() {
            var choices: [Variable] = []
            for site in candidate.search.sites {
                let variable = try model.addBinary("x[\(candidate.project.id),\(site.id)]")
                pairs.append(Pair(candidate: index, site: site, variable: variable))
                choices.append(variable)
                placed += candidate.weight * variable
                // Two decimals of score: beyond that is noise, and a common step keeps the level exact.
                fit += ((site.score * 100).rounded() / 100) * variable
                let key = SiteKey(site)
                if bySite[key] == nil { order.append(key) }
                bySite[key, default: []].append(variable)
            }
            if choices.count > 1 {
                try model.addConstraint("(3) \(candidate.project.id)", .sum(of: choices), .atMost, 1)
            }
        }
        for key in order {
            guard let users = bySite[key], users.count > 1 else { continue }
            try model.addConstraint("(4) \(key.id)", .sum(of: users), .atMost, 1)
        }
        objective = LexicographicObjective([
            .init("priorityWeight", .maximize, placed), .init("fitScore", .maximize, fit),
        ])
    }
}

/// A site whichever project asks for it.
struct SiteKey: Hashable {
    let kind: Site.Kind
    let id: String

    init(kind: Site.Kind, id: String) {
        self.kind = kind
        self.id = id
    }

    init(_ site: Site) {
        self.init(kind: site.kind, id: site.id)
    }
}
