// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
public import Simulation

/// Answers of several scenarios side by side, so that a band is seen and never a single number.
public struct DemandComparison: Sendable {
    public let answers: [DemandAnswer]

    public init(_ answers: [DemandAnswer]) {
        self.answers = answers
    }

    /// One answer as an object, several as a list of them.
    public var json: JSONNode {
        answers.count == 1 ? answers[0].json : .array(answers.map(\.json))
    }

    /// One line a scenario.
    public var csv: String {
        CSV.write(
            header: [
                "scenario", "replications", "reserve_mu", "mean_mu", "p10_mu", "p50_mu", "p90_mu", "cover", "low",
                "high",
            ],
            rows: answers.map { answer in
                let demand = answer.demandMu
                let cover = answer.coverProbability
                return [answer.scenario, "\(answer.replications)"]
                    + [answer.reserveMu, demand.mean.value, demand.p10.value, demand.p50.value, demand.p90.value].map {
                        $0.plainText(decimals: 2)
                    } + [cover.value, cover.low, cover.high].map { $0.plainText(decimals: 6) }
            })
    }

    public func table(_ language: Language) -> String {
        var blocks: [String] = answers.map { answer in
            sentence(answer, language)
        }
        blocks.append(figures(language))
        for scope in unique(answers.map { $0.scope.text(language) }) {
            blocks.append(language.text(en: "Scope: ", zh: "范围：") + scope)
        }
        if answers.count == 1, let answer = answers.first { blocks.append(assumptions(answer, language)) }
        blocks.append(unique(answers.flatMap { $0.caveats.map { "· " + $0.text(language) } }).joined(separator: "\n"))
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func sentence(_ answer: DemandAnswer, _ language: Language) -> String {
        let cover = answer.coverProbability
        let percent = Figures.percentage(cover.value, decimals: 1)
        let band = "\(Figures.percentage(cover.low, decimals: 1))–\(Figures.percentage(cover.high, decimals: 1))"
        let reserve = Figures.number(answer.reserveMu) + "亩"
        return answer.title.text(language)
            + language.text(
                en: ": \(reserve) cover half a year with probability \(percent) (\(band))",
                zh: "：\(reserve) 够用半年的概率 \(percent)（\(band)）")
    }

    private func figures(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "half-year demand, 亩", zh: "半年用地需求（亩）")), .init("P10", .trailing),
            .init("P50", .trailing),
            .init("P90", .trailing), .init(language.text(en: "mean", zh: "均值"), .trailing),
            .init(language.text(en: "80 % cover needs", zh: "80% 保障需"), .trailing), .init("90 %", .trailing),
            .init("95 %", .trailing),
        ])
        for answer in answers {
            let demand = answer.demandMu
            let needs = answer.reserveForCover.map { Figures.number($0.reserveMu.value) }
            table.append(
                [answer.scenario]
                    + [demand.p10, demand.p50, demand.p90, demand.mean].map { Figures.number($0.value) } + needs)
        }
        return table.render()
    }

    private func assumptions(_ answer: DemandAnswer, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "assumption", zh: "假设")), .init(language.text(en: "value", zh: "取值"), .trailing),
            .init(language.text(en: "unit", zh: "单位")), .init(language.text(en: "mark", zh: "可信度")),
            .init(language.text(en: "source", zh: "来源")),
        ])
        for named in answer.assumptions {
            table.append([
                named.title.text(language), named.assumption.value.plainText(decimals: 4), named.assumption.unit,
                "[\(named.assumption.confidence.rawValue)]", named.assumption.source,
            ])
        }
        return table.render()
    }

    /// Each text once, in order of first appearance.
    private func unique(_ texts: [String]) -> [String] {
        var seen = Set<String>()
        return texts.filter { seen.insert($0).inserted }
    }
}
