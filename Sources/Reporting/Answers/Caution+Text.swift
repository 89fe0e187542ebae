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
        case .hallNotPlaced:
            language.text(en: "hall held against the outline only", zh: "厂房仅按外接矩形核对")
        case .floorNotSought:
            language.text(en: "its first floor is not sought yet", zh: "先行厂房尚未查找")
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
}
