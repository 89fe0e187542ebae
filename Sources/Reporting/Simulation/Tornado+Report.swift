// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

extension Tornado {
    /// For people: which assumption moves the answer most.
    public func table(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "assumption", zh: "假设")), .init(language.text(en: "now", zh: "取值"), .trailing),
            .init(language.text(en: "low", zh: "低值"), .trailing), .init(language.text(en: "high", zh: "高值"), .trailing),
            .init(language.text(en: "fill at low", zh: "低值时落地率"), .trailing),
            .init(language.text(en: "fill at high", zh: "高值时落地率"), .trailing),
            .init(language.text(en: "target at low", zh: "低值时达标概率"), .trailing),
            .init(language.text(en: "target at high", zh: "高值时达标概率"), .trailing),
            .init(language.text(en: "mark", zh: "可信度")),
        ])
        for row in rows {
            table.append([
                row.title.text(language), row.figure(row.input), row.figure(row.low.input), row.figure(row.high.input),
                Self.points(row.low.fillChange), Self.points(row.high.fillChange), Self.points(row.low.targetChange),
                Self.points(row.high.targetChange), row.confidence.mark,
            ])
        }
        return [headline(language), table.render(), Self.note(language)].joined(separator: "\n\n")
            + SyntheticNotice.ending(base.isSynthetic)
    }

    /// As the schema `simulate-study` describes it.
    public var json: JSONNode {
        .object([
            ("study", "tornado"), ("base", .object(base.members)),
            (
                "rows",
                .array(
                    rows.map { row in
                        [
                            "path": .string(row.path), "title": row.title.json, "unit": .string(row.unit),
                            "input": .number(row.input), "low": row.low.json, "high": row.high.json,
                            "swing": .number(row.swing), "confidence": .string(row.confidence.rawValue),
                        ]
                    })
            ),
        ])
    }

    /// The same as an SVG document.
    public func chart(_ language: Language) -> String {
        let fill = base.fill?.asShare.value ?? 1
        var chart = TornadoChart(
            ChartHeading(
                language.text(en: "What moves the answer most", zh: "什么最要紧"),
                subtitle: base.scenario.title.text(language), notes: [Self.note(language)],
                watermark: base.isSynthetic ? SyntheticNotice.watermark : nil),
            value: ChartAxis(
                language.text(en: "land met on its day", zh: "用地当日落地率"), format: .percentage(decimals: 1)),
            base: ChartEstimate(fill),
            names: TornadoChart.Names(
                low: language.text(en: "set low", zh: "取低值"), high: language.text(en: "set high", zh: "取高值"),
                base: language.text(en: "as it is", zh: "基准")))
        chart.rows = rows.map { row in
            func end(_ end: End) -> TornadoChart.End {
                TornadoChart.End(row.figure(end.input), ChartEstimate(min(max(fill + end.fillChange, 0), 1)))
            }
            return TornadoChart.Row(row.title.text(language), low: end(row.low), high: end(row.high))
        }
        return chart.render(width: ChartSheet.a4PortraitWidth)
    }

    private func headline(_ language: Language) -> String {
        let title = base.scenario.title.text(language)
        guard let first = rows.first else { return title }
        let fill = base.fill.map { $0.shareText(language) } ?? "–"
        let (name, swing) = (first.title.text(language), Figures.number(first.swing * 100, decimals: 1))
        return language.text(
            en:
                "\(title): \(fill) of the land asked for is met on its day. It depends most on \"\(name)\": from low to high "
                + "it moves by \(swing) pp.",
            zh: "\(title)：用地当日落地率\(fill)。影响最大的是“\(name)”：由低到高变动\(swing)个百分点。")
    }

    private static func note(_ language: Language) -> String {
        language.text(
            en:
                "One assumption at a time, on the same chance; differences are to the scenario’s own value, in percentage "
                + "points. × multiplies all times of a law. Effects do not add up.",
            zh: "逐项变动，采用同一组随机数；差值相对情景取值，单位为百分点；×为对整条分布的倍数。各项影响不可相加。")
    }

    private static func points(_ change: Double) -> String { Figures.difference(change * 100, decimals: 1) }

    private static func points(_ change: Estimate) -> String {
        points(change.value) + " ±" + Figures.number((change.high - change.low) * 50, decimals: 1)
    }
}

extension Tornado.End {
    fileprivate var json: JSONNode {
        [
            "input": .number(input), "fillChange": .number(fillChange), "booksChange": booksChange.json,
            "targetChange": targetChange.json,
        ]
    }
}

extension Tornado.Row {
    /// An input with its unit: `30%`, `×0.8`, `450万元/亩`.
    fileprivate func figure(_ input: Double) -> String {
        switch unit {
        case "share": Figures.shortNumber(input * 100, atMostDecimals: 1) + "%"
        case "×": "×" + Figures.shortNumber(input)
        case "1": Figures.shortNumber(input)
        default: Figures.shortNumber(input) + (unit.first?.isASCII == true ? " " : "") + unit
        }
    }
}
