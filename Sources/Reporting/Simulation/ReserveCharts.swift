// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

/// The pictures of one scenario: how stock and queue may go, when shortage comes, where needs are met and why not.
struct ReserveCharts {
    let answer: Simulation.ReserveAnswer
    let language: Language

    var sheet: ChartSheet {
        var sheet = ChartSheet(
            title: answer.scenario.title.text(language), subtitle: subtitle, width: ChartSheet.a4LandscapeWidth)
        sheet.rows = [
            [stock, waiting], [shortage(answer.bookShortage, books), shortage(answer.unmetNeed, unmet)],
            GroupTable.rows(answer, by: .park).isEmpty ? [] : [fill(by: .park)], [fill(by: .band), causes],
        ]
        sheet.notes =
            [language.text(en: "Scope: ", zh: "范围：") + answer.scenario.scope.text(language)]
            + answer.caveats.map { $0.text(language) }
        if answer.isSynthetic { sheet.watermark = SyntheticNotice.watermark }
        return sheet
    }

    private func text(_ english: String, _ chinese: String) -> String { language.text(en: english, zh: chinese) }

    private var subtitle: String {
        let covers = ReserveTally.Cover.allCases.compactMap { cover in
            answer.covers[cover].map { "\(cover.title.text(language)) \($0.shareText(language))" }
        }.joined(separator: text("; ", "；"))
        let runs = Figures.count(answer.replications)
        return text("Probability of cover: \(covers) · \(runs) replications", "保障概率：\(covers) · 模拟\(runs)次")
    }

    private var calendar: ChartCalendar { answer.startDate.map { .starting($0) } ?? .elapsed }

    private var timeTitle: String { answer.startDate == nil ? text("months from the start", "起算后月数") : "" }

    private func series(_ name: String, _ fan: [Simulation.ReserveAnswer.FanPoint]) -> FanChart.Series {
        let offset = answer.startDate.map { calendar.position(of: $0) } ?? 0
        return FanChart.Series(
            name,
            points: fan.map { FanChart.Point(month: $0.month + offset, low: $0.p10, middle: $0.p50, high: $0.p90) })
    }

    private func fan(_ title: String, _ axis: String, _ series: [FanChart.Series]) -> FanChart {
        var chart = FanChart(
            ChartHeading(title), calendar: calendar, timeTitle: timeTitle,
            value: ChartAxis(axis, unit: "亩", secondary: .tenThousandSquareMetres))
        chart.panels = [FanChart.Panel(series: series)]
        return chart
    }

    private var stock: FanChart {
        var chart = fan(
            text("Stock and what of it is usable", "动态储备与可用储备"), text("land", "用地"),
            [series(text("in stock", "动态储备"), answer.stock), series(text("usable", "可用储备"), answer.usable)])
        let reserve = Figures.number(answer.reserveMu) + "亩"
        chart.references = [
            ChartReference(text("reserve at the start \(reserve)", "期初储备 \(reserve)"), at: answer.reserveMu)
        ]
        return chart
    }

    private var waiting: FanChart {
        fan(
            text("Land waited for", "等待中的用地"), text("land", "用地"), [series(text("waited for", "等待用地"), answer.waiting)])
    }

    private var books: String { text("When the books first fall short", "账面首次短缺时间") }
    private var unmet: String { text("When a need is first not met", "首个需求落空时间") }

    private func shortage(_ dates: ShortageDates, _ title: String) -> HistogramChart {
        var chart = HistogramChart(
            ChartHeading(title),
            bin: dates.start == nil ? text("months from the start", "起算后月数") : text("from this day", "起始日"),
            value: ChartAxis(text("share of replications", "占模拟次数"), format: .percentage(decimals: 1)))
        chart.bars = dates.bins.map { bin in
            let label =
                dates.start.map { String($0.adding(months: bin.fromMonth).description.dropFirst(5)) }
                ?? Figures.shortNumber(bin.fromMonth, atMostDecimals: 1)
            return HistogramChart.Bar(label, bin.share)
        }
        chart.bars.append(HistogramChart.Bar(text("never", "未发生"), dates.neverShare, isApart: true))
        return chart
    }

    private func fill(by grouping: NeedGroups.Grouping) -> ScenarioBars {
        let name = grouping.title.text(language)
        var chart = ScenarioBars(
            ChartHeading(text("Land met on its day, by \(name)", "用地当日落地率，按\(name)")),
            value: ChartAxis(text("share of the land asked for", "占需求用地"), format: .percentage(decimals: 0)),
            intervalName: text("95 % interval", "95%区间"))
        chart.groups = GroupTable.rows(answer, by: grouping).map {
            ScenarioBars.Group($0.group.title(language), [$0.fill.asShare.charted])
        }
        return chart
    }

    private var causes: ScenarioBars {
        var chart = ScenarioBars(
            ChartHeading(
                text("Why land is not met on its day", "当日未落地原因"), nothing: text("all is met", "全部落地")),
            value: ChartAxis(text("land a replication", "平均用地"), unit: "亩"),
            intervalName: text("95 % interval", "95%区间"))
        chart.groups = answer.causes.map { ScenarioBars.Group($0.cause.title.text(language), [$0.mu.charted]) }
        return chart
    }
}
