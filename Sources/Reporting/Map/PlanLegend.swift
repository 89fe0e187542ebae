// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import Planner
internal import Siting

/// What the drawing of a plan means, and how much of it there is: in one park, or in the city.
struct PlanLegend {
    private let answer: MatchAnswer
    private let assignments: [PlacementPlan.Assignment]
    private let grounds: [PlacementPlan.Ground]

    init(_ answer: MatchAnswer, park: String?) {
        self.answer = answer
        assignments = answer.plan.assignments.filter { park == nil || $0.site.parkID == park }
        grounds = answer.plan.grounds.filter { ground in
            park == nil || answer.snapshot.park(of: ground.parcels[0])?.id == park
        }
    }

    func rows(_ language: Language) -> [MapLegendRow] {
        var rows = Site.Kind.allCases.compactMap { kindRow($0, language) }
        let left = grounds.flatMap(\.remainders).reduce(0) { $0 + $1.netAreaSquareMetres }
        if left > 0 {
            rows.append(
                MapLegendRow(
                    language.text(en: "remainder", zh: "余地"), style: .planRemainder,
                    figure: Figures.mu(squareMetres: left, decimals: 0)))
        }
        if assignments.contains(where: \.isPromised) {
            rows.append(MapLegendRow(language.text(en: "promised before", zh: "已承诺"), style: .planPromised))
        }
        rows.append(MapLegendRow(language.text(en: "reserve left free", zh: "未用储备"), style: .planFree))
        rows.append(MapLegendRow(language.text(en: "other parcels", zh: "其他地块"), style: .planOther))
        if grounds.contains(where: { !$0.lines.isEmpty }) {
            rows.append(MapLegendRow(language.text(en: "line of a cut", zh: "分割线"), style: .planCut))
        }
        if answer.difference?.projects(.moved).isEmpty == false {
            rows.append(MapLegendRow(language.text(en: "moved from, to", zh: "调整去向"), style: .planMove))
        }
        return rows
    }

    private func kindRow(_ kind: Site.Kind, _ language: Language) -> MapLegendRow? {
        let total = PlacedTotal(assignments.filter { $0.site.kind == kind })
        if total.count == 0 { return nil }
        let area =
            kind.isLand
            ? Figures.mu(squareMetres: total.landSquareMetres, decimals: 0)
            : Figures.floorArea(squareMetres: total.floorSquareMetres)
        return MapLegendRow(name(kind).text(language), style: .plan(kind), figure: "\(total.count) · \(area)")
    }

    /// Short enough to stand beside a number and an area.
    private func name(_ kind: Site.Kind) -> Term {
        let en =
            switch kind {
            case .wholeParcel: "whole"
            case .partOfParcel: "part"
            case .mergedParcels: "merged"
            case .factoryFloor: "floor"
            case .factoryThenLand: "floor first"
            }
        return Term(en: en, zh: kind.name.zh)
    }
}
