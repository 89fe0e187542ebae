// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

extension ReserveSearch {
    /// For people: what a larger reserve of the same make would bring.
    public func table(_ language: Language, isSynthetic: Bool = false) -> String {
        var table = TextTable(
            columns: [
                .init(language.text(en: "reserve, 亩", zh: "储备（亩）"), .trailing),
                .init(language.text(en: "times", zh: "倍数"), .trailing),
            ] + ReserveTally.Cover.allCases.map { .init($0.title.text(language), .trailing) } + [
                .init(language.text(en: "land met on its day", zh: "用地当日落地率"), .trailing),
                .init(language.text(en: "interest + waiting, 万元", zh: "利息＋等地（万元）"), .trailing),
            ])
        for point in points {
            table.append(
                [Figures.number(point.reserveMu), "×" + Figures.shortNumber(point.multiple)]
                    + ReserveTally.Cover.allCases.map { point.covers[$0]?.shareWithMargin ?? "" }
                    + [point.fill?.shareWithMargin ?? "", Figures.number(point.cost)])
        }
        return [needs(language), table.render(), Self.note(language)].joined(separator: "\n\n")
            + SyntheticNotice.ending(isSynthetic)
    }

    /// As the schema `simulate-study` describes it.
    public var json: JSONNode {
        .object([
            ("study", "reserveSearch"),
            (
                "points",
                .array(
                    points.map { point in
                        [
                            "multiple": .number(point.multiple), "reserveMu": .number(point.reserveMu),
                            "covers": point.covers.json, "fill": point.fill.shareJSON,
                            "costWanYuan": .number(point.cost),
                        ]
                    })
            ),
            (
                "needed",
                .array(
                    needed.map { row in
                        [
                            "cover": .string(row.cover.key), "probability": .number(row.probability),
                            "reserveMu": row.reserveMu.map { .number($0) } ?? .null,
                        ]
                    })
            ),
        ])
    }

    /// The same as an SVG document.
    public func chart(_ language: Language, isSynthetic: Bool = false) -> String {
        var chart = ScenarioBars(
            ChartHeading(
                language.text(en: "How large a reserve", zh: "储备要多大"),
                subtitle: needs(.target, language),
                notes: [Self.note(language)],
                watermark: isSynthetic ? SyntheticNotice.watermark : nil),
            value: ChartAxis(language.text(en: "share", zh: "比例"), format: .percentage(decimals: 0)),
            intervalName: language.text(en: "95 % interval", zh: "95%区间"))
        chart.series =
            ReserveTally.Cover.allCases.map { $0.title.text(language) } + [
                language.text(en: "land met on its day", zh: "用地当日落地率")
            ]
        chart.groups = points.map { point in
            ScenarioBars.Group(
                "\(Figures.number(point.reserveMu))亩 ×\(Figures.shortNumber(point.multiple))",
                ReserveTally.Cover.allCases.map { point.covers[$0]?.charted } + [point.fill?.asShare.charted])
        }
        chart.references = [ChartReference("90%", at: 0.9)]
        return chart.render(width: ChartSheet.a4PortraitWidth)
    }

    private func needs(_ language: Language) -> String {
        [ReserveTally.Cover.target, .everyNeed].map { needs($0, language) }.joined(separator: "\n")
    }

    private func needs(_ cover: ReserveTally.Cover, _ language: Language) -> String {
        let rows = needed.filter { $0.cover == cover }.map { text($0, language) }
            .joined(separator: language.text(en: ", ", zh: "，"))
        return cover.title.text(language) + language.text(en: ": \(rows).", zh: "：\(rows)。")
    }

    private func text(_ row: Needed, _ language: Language) -> String {
        let share = Figures.percentage(row.probability)
        guard let reserve = row.reserveMu else {
            let most = Figures.shortNumber(points.last?.multiple ?? 1)
            return language.text(en: "\(share) is not reached even at ×\(most)", zh: "\(share)放大至×\(most)仍达不到")
        }
        let isLeast = reserve == points.first?.reserveMu
        let figure = Figures.number(reserve)
        return language.text(
            en: "\(share) needs \(isLeast ? "at most " : "about ")\(figure)亩",
            zh: "\(share)需\(isLeast ? "不超过" : "约")\(figure)亩")
    }

    private static func note(_ language: Language) -> String {
        language.text(
            en:
                "The reserve is multiplied parcel by parcel: of the same classes, places and shapes. What it costs beyond interest and waiting is left out.",
            zh: "储备按现有地块同比例放大，用途、区位、形状构成不变；未计利息与等地以外的成本。")
    }
}
