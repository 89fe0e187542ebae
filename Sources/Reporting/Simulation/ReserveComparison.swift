// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// Scenarios side by side: the main figures, and what differs from the first.
struct ReserveComparison {
    let answers: [Simulation.ReserveAnswer]
    let differences: [DifferenceTally]

    func text(_ language: Language) -> String {
        var blocks = [headline(language), figures(language), land(language), changes(language), scopes(language)]
        blocks.append(unique(answers.flatMap { $0.caveats.map { "· " + $0.text(language) } }).joined(separator: "\n"))
        if answers.contains(where: \.isSynthetic) { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func headline(_ language: Language) -> String {
        let count = answers.count
        let best = answers.enumerated().max { one, other in
            (one.element.covers[.target]?.value ?? 0, other.offset) < (
                other.element.covers[.target]?.value ?? 0, one.offset
            )
        }?.element
        guard let best, let cover = best.covers[.target] else { return "" }
        guard answers.contains(where: { $0.covers[.target]?.value != cover.value }) else {
            return language.text(
                en: "\(count) scenarios on the same chance. The target is reached equally often in all: "
                    + "\(cover.shareText(language)).",
                zh: "\(count)个情景采用同一组随机数，达到满足目标的概率相同：\(cover.shareText(language))。")
        }
        let title = best.scenario.title.text(language)
        return language.text(
            en: "\(count) scenarios on the same chance. The target is reached most often by \"\(title)\": "
                + "\(cover.shareText(language)).",
            zh: "\(count)个情景采用同一组随机数。达到满足目标概率最高的是“\(title)”：\(cover.shareText(language))。")
    }

    private func figures(_ language: Language) -> String {
        var table = TextTable(
            columns: [.init(language.text(en: "scenario", zh: "情景"))]
                + ReserveTally.Cover.allCases.map { .init($0.title.text(language), .trailing) } + [
                    .init(language.text(en: "land met on its day", zh: "用地当日落地率"), .trailing)
                ])
        for answer in answers {
            let covers = ReserveTally.Cover.allCases.map { answer.covers[$0]?.shareWithMargin ?? "" }
            table.append([answer.scenario.title.text(language)] + covers + [answer.fill?.shareWithMargin ?? ""])
        }
        return table.render()
    }

    private func land(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "scenario", zh: "情景")),
            .init(language.text(en: "reserve, 亩", zh: "储备（亩）"), .trailing),
            .init(language.text(en: "demand, 亩", zh: "需求（亩）"), .trailing),
            .init(language.text(en: "inflow, 亩", zh: "新增（亩）"), .trailing),
            .init(language.text(en: "usable, 亩", zh: "可用储备（亩）"), .trailing),
            .init(language.text(en: "wait, months", zh: "平均等待（月）"), .trailing),
            .init(language.text(en: "interest + waiting, 万元", zh: "利息＋等地（万元）"), .trailing),
        ])
        for answer in answers {
            table.append([
                answer.scenario.title.text(language), Figures.number(answer.reserveMu),
                answer.demandMu.mean.numberWithMargin(), answer.inflowMu.mean.numberWithMargin(),
                answer.meanUsableMu.numberWithMargin(), answer.waitMonths?.numberWithMargin(decimals: 2) ?? "",
                answer.money.cost.numberWithMargin(),
            ])
        }
        return table.render()
    }

    /// Paired differences, with what chance alone could make of them.
    private func changes(_ language: Language) -> String {
        let first = answers[0].scenario.title.text(language)
        var table = TextTable(columns: [
            .init(language.text(en: "against \"\(first)\"", zh: "与“\(first)”之差")),
            .init(language.text(en: "measure", zh: "指标")), .init(language.text(en: "difference", zh: "差值"), .trailing),
            .init(language.text(en: "95 % interval", zh: "95%区间"), .trailing),
            .init(language.text(en: "more than chance", zh: "超出随机误差")),
        ])
        for (index, (answer, difference)) in zip(answers.dropFirst(), differences).enumerated() {
            if index > 0 { table.appendSeparator() }
            for (place, measure) in DifferenceTally.Measure.allCases.enumerated() {
                let estimate = difference.mean(measure)
                let isSure = estimate.low > 0 || estimate.high < 0
                table.append([
                    place == 0 ? answer.scenario.title.text(language) : " ", measure.title.text(language),
                    measure.figure(estimate.value),
                    "\(measure.figure(estimate.low)) … \(measure.figure(estimate.high))",
                    isSure ? language.text(en: "yes", zh: "是") : language.text(en: "no", zh: "否"),
                ])
            }
        }
        return table.render()
    }

    private func scopes(_ language: Language) -> String {
        let scopes = unique(answers.map { $0.scenario.scope.text(language) })
        let label = language.text(en: "Scope: ", zh: "范围：")
        guard scopes.count > 1 else { return label + scopes[0] }
        return answers.map { answer in
            let title = answer.scenario.title.text(language)
            return language.text(en: "Scope of \"\(title)\": ", zh: "“\(title)”范围：")
                + answer.scenario.scope.text(language)
        }.joined(separator: "\n")
    }

    /// Each text once, in order of first appearance.
    private func unique(_ texts: [String]) -> [String] {
        var seen = Set<String>()
        return texts.filter { seen.insert($0).inserted }
    }
}

extension Simulation.ReserveAnswer.Money {
    /// What holding and lacking land cost. The interval adds those of both parts: that of the sum is no wider.
    var cost: Estimate { interest + waiting }
}

extension DifferenceTally.Measure {
    fileprivate var title: Term {
        switch self {
        case .books: Term(en: "cover by the books, pp", zh: "账面保障概率（百分点）")
        case .target: Term(en: "cover by the target, pp", zh: "达标概率（百分点）")
        case .everyNeed: Term(en: "every need met, pp", zh: "全部满足概率（百分点）")
        case .demand: Term(en: "land asked for, 亩", zh: "用地需求（亩）")
        case .metAtOnce: Term(en: "met on its day, 亩", zh: "当日落地（亩）")
        case .endStock: Term(en: "stock at the end, 亩", zh: "期末储备（亩）")
        case .meanUsable: Term(en: "usable stock, 亩", zh: "可用储备（亩）")
        case .cost: Term(en: "interest and waiting, 万元", zh: "利息与等地（万元）")
        }
    }

    fileprivate func figure(_ value: Double) -> String {
        switch self {
        case .books, .target, .everyNeed: Figures.difference(value * 100, decimals: 1)
        case .demand, .metAtOnce, .endStock, .meanUsable, .cost: Figures.difference(value, decimals: 1)
        }
    }
}
