// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension Relaxation {
    /// What the project would have to agree to.
    func text(_ language: Language) -> String {
        let words: Term =
            switch self {
            case .netAreaFrom: Term(en: "land from", zh: "用地降至")
            case .netAreaUpTo: Term(en: "land up to", zh: "用地增至")
            case .floorAreaFrom: Term(en: "floor from", zh: "厂房面积降至")
            case .floorAreaUpTo: Term(en: "floor up to", zh: "厂房面积增至")
            case .needBy: Term(en: "wait until", zh: "等到")
            case .acceptLocksUntil: Term(en: "accept locks until", zh: "接受锁定至")
            case .transferTo: Term(en: "go to county", zh: "流转至")
            case .addPark: Term(en: "go to park", zh: "增加园区")
            case .priceUpTo: Term(en: "pay up to", zh: "地价提高至")
            case .slopeUpTo: Term(en: "slope up to", zh: "坡度放宽至")
            case .utilityDownTo(let kind, _): Term(en: "\(kind.name.en) down to", zh: "\(kind.name.zh)降至")
            case .distance: Term(en: "distance", zh: "距离放宽至")
            case .exclusionShareUpTo: Term(en: "constraint zones up to", zh: "约束区占比放宽至")
            case .remainderDownTo: Term(en: "remainder down to", zh: "余地降至")
            case .floorHeightDownTo: Term(en: "clear height down to", zh: "净高降至")
            case .floorLoadDownTo: Term(en: "floor load down to", zh: "荷载降至")
            case .floorGridDownTo: Term(en: "column grid down to", zh: "柱网降至")
            case .floorCraneDownTo: Term(en: "crane down to", zh: "行车降至")
            }
        return words.text(language) + " " + boundText
    }
}
