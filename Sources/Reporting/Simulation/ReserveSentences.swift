// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// The answer of one scenario in plain words.
struct ReserveSentences {
    let answer: Simulation.ReserveAnswer

    func text(_ language: Language) -> String {
        ([question(language)] + covers(language) + [fill(language), needed(language), shortage(language)]
            + [usable(language), mainCause(language)].compactMap(\.self)).joined(separator: "\n")
    }

    private func mu(_ value: Double) -> String { Figures.number(value) + "亩" }

    private func question(_ language: Language) -> String {
        let scenario = answer.scenario
        let months = Figures.shortNumber(scenario.value(.horizon), atMostDecimals: 1)
        let runs = Figures.count(answer.replications)
        let start = answer.startDate.map { language.text(en: " from \($0)", zh: "自\($0)起") } ?? ""
        return scenario.title.text(language)
            + language.text(
                en:
                    ": does a reserve of \(mu(answer.reserveMu)) do for \(months) months\(start)? \(runs) replications.",
                zh: "：\(start)\(months)个月，储备\(mu(answer.reserveMu))够不够用？（模拟\(runs)次）")
    }

    private func covers(_ language: Language) -> [String] {
        let target = Figures.percentage(answer.scenario.value(.fillTarget))
        let words: [(ReserveTally.Cover, Term)] = [
            (
                .books,
                Term(
                    en: "By the books, 亩 against 亩, stock and inflow cover all demand at all times with probability",
                    zh: "账面上（亩对亩），储备加新增供地始终覆盖需求的概率为")
            ),
            (
                .target,
                Term(
                    en: "At least \(target) of the land asked for is met on the day it is asked for with probability",
                    zh: "当日落地的用地达到需求\(target)以上的概率为")
            ),
            (.everyNeed, Term(en: "Every need is met on its day with probability", zh: "每个需求都能当日落地的概率为")),
        ]
        return words.compactMap { cover, term in
            answer.covers[cover].map { estimate in
                language.text(
                    en: "· \(term.en) \(estimate.shareText(language)).",
                    zh: "· \(term.zh)\(estimate.shareText(language))。")
            }
        }
    }

    private func fill(_ language: Language) -> String {
        guard let fill = answer.fill else {
            return language.text(en: "Nobody asked for land.", zh: "期内无用地需求。")
        }
        var text = language.text(
            en: "Of the land asked for, \(fill.shareText(language)) is met on its day",
            zh: "需求用地中\(fill.shareText(language))当日落地")
        if let byCount = answer.fillByCount {
            text += language.text(
                en: " (of the needs, \(byCount.shareText(language)))", zh: "，按个数为\(byCount.shareText(language))")
        }
        if let within = answer.fillWithinHorizon {
            text += language.text(
                en: ", and \(within.shareText(language)) by the end of the horizon",
                zh: "；期末前累计落地\(within.shareText(language))")
        }
        if let first = answer.groups.first(where: { $0.group.grouping == .kind && $0.group.name == "firstPhase" }),
            answer.groups.count(where: { $0.group.grouping == .kind }) > 1
        {
            text += language.text(
                en: "; of the first phases of projects alone, \(first.fill.shareText(language))",
                zh: "；其中项目首期用地为\(first.fill.shareText(language))")
        }
        if let wait = answer.waitMonths {
            text += language.text(
                en:
                    "; within the horizon a need waits \(wait.numberText(language, decimals: 2)) months on average, those that do not wait included",
                zh: "；期内平均等待\(wait.numberText(language, decimals: 2))个月（含不需等待者）")
        }
        return text + language.text(en: ".", zh: "。")
    }

    private func needed(_ language: Language) -> String {
        let rows = answer.reserveForCover.map { row in
            let share = Figures.percentage(row.coverProbability)
            return language.text(
                en: "\(row.reserveMu.numberText(language)) 亩 for \(share)",
                zh: "\(share)需\(row.reserveMu.numberText(language))亩")
        }.joined(separator: language.text(en: ", ", zh: "，"))
        return language.text(
            en: "By the books alone, with the same inflow, the reserve would have to be \(rows).",
            zh: "仅按账面、新增供地不变，要达到保障概率，储备应为：\(rows)。")
    }

    private func shortage(_ language: Language) -> String {
        func when(_ dates: ShortageDates, en: String, zh: String) -> String {
            let came = Figures.percentage(1 - dates.neverShare, decimals: 1)
            guard let median = dates.medianMonth else {
                return language.text(en: "\(en) in no replication", zh: "\(zh)从未发生")
            }
            let date = ShortageDates.text(month: median, from: dates.start, language)
            return language.text(
                en: "\(en) in \(came) of replications, in half of these by \(date)",
                zh: "\(zh)见于\(came)的模拟，其中一半不晚于\(date)")
        }
        let books = when(answer.bookShortage, en: "The books fall short", zh: "账面短缺")
        let unmet = when(answer.unmetNeed, en: "a first need is not met", zh: "首个需求落空")
        return language.text(en: "\(books); \(unmet).", zh: "\(books)；\(unmet)。")
    }

    private func usable(_ language: Language) -> String? {
        guard answer.isMatchedByParcel, let share = answer.usableShare else { return nil }
        let (stock, usable) = (mu(answer.meanStockMu.value), mu(answer.meanUsableMu.value))
        return language.text(
            en: "Of \(stock) in stock on average, \(usable) are usable: \(share.shareText(language)).",
            zh: "动态储备平均\(stock)，其中可用储备\(usable)，占\(share.shareText(language))。")
    }

    /// Why most of the land that is not met is not, which the books cannot show.
    private func mainCause(_ language: Language) -> String? {
        let total = answer.causes.reduce(0) { $0 + $1.mu.value }
        guard total > 0, let first = answer.causes.max(by: { $0.mu.value < $1.mu.value }) else { return nil }
        let share = Figures.percentage(first.mu.value / total)
        let title = first.cause.title.text(language)
        return language.text(
            en: "Land not met on its day is \(mu(total)) a replication, \(share) of it for this reason: \(title).",
            zh: "当日落空的用地平均\(mu(total))，主要原因：\(title)（占\(share)）。")
    }
}
