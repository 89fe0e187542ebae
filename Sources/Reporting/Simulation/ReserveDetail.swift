// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// One scenario in full, for people.
struct ReserveDetail {
    let answer: Simulation.ReserveAnswer

    func text(_ language: Language) -> String {
        var blocks = [ReserveSentences(answer: answer).text(language), LandTable(answer: answer).text(language)]
        if !answer.causes.isEmpty { blocks.append(causes(language)) }
        if !answer.groups.isEmpty { blocks.append(GroupTable(answer: answer).text(language)) }
        if let floor = answer.floor { blocks.append(FloorTable(floor: floor).text(language)) }
        if answer.money.capital.value > 0 || answer.money.total > 0 { blocks.append(money(language)) }
        if !answer.wanted.isEmpty { blocks.append(wanted(language)) }
        blocks.append(
            language.text(en: "Scope: ", zh: "范围：") + answer.scenario.scope.text(language) + "\n"
                + language.text(en: "Rules: ", zh: "规则：") + answer.scenario.rules.text(language)
                + language.text(en: ". Seed \(answer.scenario.seed).", zh: "。随机种子\(answer.scenario.seed)。"))
        blocks.append(StatedAssumption.table(answer.scenario.statedAssumptions, language))
        blocks.append(answer.caveats.map { "· " + $0.text(language) }.joined(separator: "\n"))
        if answer.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func causes(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "not met on its day, because", zh: "当日未落地原因")),
            .init(language.text(en: "亩 a replication", zh: "平均亩数"), .trailing),
            .init(language.text(en: "95 % interval", zh: "95%区间"), .trailing),
            .init(language.text(en: "of all", zh: "占比"), .trailing),
        ])
        let total = answer.causes.reduce(0) { $0 + $1.mu.value }
        for row in answer.causes {
            table.append(
                [row.cause.title.text(language)] + row.mu.cells { Figures.number($0, decimals: 1) } + [
                    Figures.percentage(row.mu.value / total, decimals: 1)
                ])
        }
        table.appendSeparator()
        table.append([
            language.text(en: "together", zh: "合计"), Figures.number(total, decimals: 1), "",
            Figures.percentage(1, decimals: 1),
        ])
        return table.render()
    }

    private func money(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "money over the horizon", zh: "期内资金")),
            .init("万元", .trailing), .init(language.text(en: "95 % interval", zh: "95%区间"), .trailing),
        ])
        let rows: [(Term, Estimate)] = [
            (Term(en: "capital tied up in stock, on average", zh: "储备平均占用资金"), answer.money.capital),
            (Term(en: "interest on it", zh: "资金利息"), answer.money.interest),
            (Term(en: "waiting for land", zh: "等地损失"), answer.money.waiting),
        ]
        for (title, estimate) in rows {
            table.append([title.text(language)] + estimate.cells { Figures.number($0) })
        }
        table.appendSeparator()
        table.append([
            language.text(en: "interest and waiting", zh: "利息与等地合计"), Figures.number(answer.money.total), "",
        ])
        return table.render()
    }

    private func wanted(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "most wanted on its way", zh: "在途最抢手地块")),
            .init(language.text(en: "stage", zh: "阶段")), .init("亩", .trailing),
            .init(language.text(en: "wanted in vain, 亩 a replication", zh: "平均落空需求（亩）"), .trailing),
        ])
        for parcel in answer.wanted {
            table.append([
                parcel.id, parcel.stage.name.text(language), Figures.number(parcel.areaMu, decimals: 1),
                Figures.number(parcel.wantedMu, decimals: 1),
            ])
        }
        return table.render()
    }
}
