// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import Planner
internal import Siting

/// The grounds of a plan that are shared, cut or merged, with what is laid out on each.
struct GroundTable {
    private let answer: MatchAnswer
    private let limit: Int

    init(_ answer: MatchAnswer, limit: Int) {
        self.answer = answer
        self.limit = limit
    }

    /// Nil where every project has a whole parcel or a floor.
    func text(_ language: Language) -> String? {
        let changed = answer.plan.grounds.filter {
            $0.parcels.count > 1 || !$0.lines.isEmpty || $0.projectIDs.count > 1
        }
        if changed.isEmpty { return nil }
        let sites = Dictionary(answer.plan.assignments.map { ($0.project.id, $0.site) }) { first, _ in first }
        var table = TextTable(columns: [
            .init(language.text(en: "ground that changes", zh: "调整的地块")),
            .init(language.text(en: "net", zh: "净用地"), .trailing),
            .init(language.text(en: "for", zh: "安排")), .init(language.text(en: "cuts", zh: "分割线"), .trailing),
            .init(language.text(en: "left", zh: "余地")),
        ])
        // Those with most projects say most.
        let ordered = changed.sorted { $0.projectIDs.count > $1.projectIDs.count }
        for ground in ordered.prefix(limit) {
            let parcels = answer.snapshot.parcels
            let area = ground.parcels.reduce(0) { $0 + parcels.netAreaSquareMetres[$1] }
            let projects = ground.projectIDs.map { id in
                id + (sites[id].map { " " + Figures.mu(squareMetres: $0.landSquareMetres) } ?? "")
            }
            table.append([
                ground.parcels.map { parcels.id[$0] }.joined(separator: "+"), Figures.mu(squareMetres: area),
                projects.joined(separator: language.text(en: ", ", zh: "、")), "\(ground.lines.count)",
                ground.remainders.map { Figures.mu(squareMetres: $0.netAreaSquareMetres) }
                    .joined(separator: language.text(en: ", ", zh: "、")),
            ])
        }
        return table.render()
            + (changed.count > limit ? "\n" + MoreRows.text(changed.count - limit, language) : "")
    }
}
