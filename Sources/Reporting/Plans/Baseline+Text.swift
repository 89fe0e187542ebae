// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel

extension Baseline {
    var json: JSONNode {
        .object([
            ("order", .string(order.rawValue)), ("placed", .integer(placedCount)),
            ("weight", .number(weight.rounded(decimals: 6))), ("fit", .number(fit.rounded(decimals: 4))),
            ("netAreaSquareMetres", .number(landSquareMetres.rounded(decimals: 4))),
            ("floorAreaSquareMetres", .number(floorSquareMetres.rounded(decimals: 4))),
        ])
    }
}

extension Baseline.Order {
    var name: Term {
        switch self {
        case .firstComeFirstServed: Term(en: "first come, first served", zh: "先到先得")
        case .greedyByScore: Term(en: "best score first", zh: "得分优先")
        }
    }
}

/// The plan beside plain ways of placing projects one by one, so that the gain is seen.
struct BaselineTable {
    let plan: PlacementPlan
    private let totals: PlacedTotal

    init(_ plan: PlacementPlan) {
        self.plan = plan
        totals = PlacedTotal(plan.assignments)
    }

    func text(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "way of placing", zh: "安排方式")),
            .init(language.text(en: "placed", zh: "落地"), .trailing),
            .init(language.text(en: "weight", zh: "权重"), .trailing),
            .init(language.text(en: "this plan gains", zh: "本方案多"), .trailing),
            .init(language.text(en: "fit", zh: "得分"), .trailing),
            .init(language.text(en: "net land", zh: "净用地"), .trailing),
            .init(language.text(en: "floor", zh: "厂房"), .trailing),
        ])
        // As the levels count, so that one answer has one figure.
        func level(_ name: String) -> Double? { plan.levels.first { $0.name == name }?.objective }
        let (weight, fit) = (level("priorityWeight") ?? 0, level("fitScore") ?? totals.fit)
        for way in plan.baselines {
            table.append([
                way.order.name.text(language), "\(way.placedCount)", Figures.number(way.weight, decimals: 2),
                Figures.difference(weight - way.weight, decimals: 2), Figures.number(way.fit, decimals: 1),
                Figures.mu(squareMetres: way.landSquareMetres), Figures.floorArea(squareMetres: way.floorSquareMetres),
            ])
        }
        table.appendSeparator()
        table.append([
            language.text(en: "this plan", zh: "本方案"), "\(plan.assignments.count)",
            Figures.number(weight, decimals: 2), " ", Figures.number(fit, decimals: 1),
            Figures.mu(squareMetres: totals.landSquareMetres),
            Figures.floorArea(squareMetres: totals.floorSquareMetres),
        ])
        return table.render()
    }
}
