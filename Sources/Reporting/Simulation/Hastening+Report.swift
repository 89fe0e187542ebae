// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

extension Hastening {
    /// For people: which parcels on their way to hasten.
    public func table(_ language: Language, isSynthetic: Bool = false) -> String {
        guard let first = rows.first else {
            return language.text(
                en: "No parcel on its way was ever wanted in vain: nothing to hasten.\n", zh: "没有在途地块曾被等待：无需催办。\n")
        }
        var table = TextTable(columns: [
            .init(language.text(en: "ready from the start", zh: "若期初即为净地")),
            .init(language.text(en: "stage", zh: "目前阶段")), .init("亩", .trailing),
            .init(language.text(en: "more land met on its day, 亩", zh: "多当日落地（亩）"), .trailing),
            .init(language.text(en: "95 % interval", zh: "95%区间"), .trailing),
            .init(language.text(en: "cover by the target, pp", zh: "达标概率变化（百分点）"), .trailing),
        ])
        for row in rows {
            func points(_ value: Double) -> String { Figures.difference(value * 100, decimals: 1) }
            table.append(
                [row.id, row.stage.name.text(language), Figures.number(row.areaMu, decimals: 1)]
                    + [
                        Self.change(row.gainMu.value),
                        "\(Self.change(row.gainMu.low)) … \(Self.change(row.gainMu.high))",
                    ] + [points(row.targetGain.value)])
        }
        let gain = Figures.number(first.gainMu.value, decimals: 1)
        let headline = language.text(
            en:
                "To have parcel \(first.id) at once would help most: \(gain)亩 more are met on their day in the mean replication.",
            zh: "最值得催办的是地块\(first.id)：若期初即为净地，平均多落地\(gain)亩。")
        let note = language.text(
            en: "One parcel at a time, on the same chance, among those wanted in vain most often; gains do not add up.",
            zh: "逐宗测算，采用同一组随机数，仅考察最常被等待的地块；各宗效果不可相加。")
        return [headline, table.render(), note].joined(separator: "\n\n") + SyntheticNotice.ending(isSynthetic)
    }

    /// As the schema `simulate-study` describes it.
    public var json: JSONNode {
        .object([
            ("study", "hastening"),
            (
                "rows",
                .array(
                    rows.map { row in
                        [
                            "id": .string(row.id), "stage": .string(row.stage.rawValue), "areaMu": .number(row.areaMu),
                            "gainMu": row.gainMu.json, "targetGain": row.targetGain.json,
                        ]
                    })
            ),
        ])
    }

    private static func change(_ mu: Double) -> String { Figures.difference(mu, decimals: 1) }
}
