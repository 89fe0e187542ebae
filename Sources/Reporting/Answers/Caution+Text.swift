// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension Caution {
    func text(_ language: Language) -> String {
        switch self {
        case .unknown(let criterion):
            language.text(en: "no data for \(criterion)", zh: "缺\(criterion.name.zh)数据")
        case .estimatedReadiness: language.text(en: "ready date estimated from its stage", zh: "可供日期按阶段推算")
        case .acceptedLock(let until): language.text(en: "locked until \(until)", zh: "锁定至 \(until)")
        case .dedicatedNotPlaced:
            language.text(en: "place of its dedicated land not known", zh: "代征用地位置不明")
        case .areasDisagree(let share):
            language.text(
                en: "recorded area \((share * 100).plainText(decimals: 1)) % off the measured one",
                zh: "证载面积与实测相差 \((share * 100).plainText(decimals: 1))%")
        case .stale(let days):
            language.text(en: "facts \(days) days old", zh: "数据已 \(days) 天未核实")
        case .noFloorFirst:
            language.text(en: "no floor to begin in", zh: "没有可先行的厂房")
        case .adjacencyAssumed:
            language.text(en: "units taken as adjacent by floor and building", zh: "按同层同栋视为相邻")
        case .syntheticData: language.text(en: "invented data", zh: "虚构数据")
        }
    }
}

extension Criterion {
    func text(_ language: Language) -> String { language.text(en: name.en, zh: name.zh) }
}

extension Term {
    func text(_ language: Language) -> String { language.text(en: en, zh: zh) }
}

/// What stands on everything drawn or written from invented data.
enum SyntheticNotice {
    static let text = "虚构数据 SYNTHETIC DATA: parcels, units and projects marked `synthetic` are invented"
    static let watermark = "虚构数据 SYNTHETIC DATA"

    /// The end of a text: the notice where it is due, and a newline.
    static func ending(_ isSynthetic: Bool) -> String { (isSynthetic ? "\n\n" + watermark : "") + "\n" }
}
