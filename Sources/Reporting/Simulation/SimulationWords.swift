// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

extension ReserveTally.Cover {
    /// The key of this cover in JSON.
    var key: String {
        switch self {
        case .books: "books"
        case .target: "target"
        case .everyNeed: "everyNeed"
        }
    }

    var title: Term {
        switch self {
        case .books: Term(en: "books, 亩 against 亩", zh: "账面（亩对亩）")
        case .target: Term(en: "target fill reached", zh: "达到满足目标")
        case .everyNeed: Term(en: "every need met", zh: "全部需求当日满足")
        }
    }
}

extension ShortageCause {
    var key: String {
        switch self {
        case .stock: "stock"
        case .landUse: "landUse"
        case .park: "park"
        case .size: "size"
        case .shape: "shape"
        case .heldBack: "heldBack"
        }
    }

    var title: Term {
        switch self {
        case .stock: Term(en: "too little land of any kind", zh: "总量不足")
        case .landUse: Term(en: "enough land, not of the class", zh: "用途不符")
        case .park: Term(en: "not in the parks that may serve", zh: "不在可用园区")
        case .size: Term(en: "in pieces that are too small", zh: "地块零散过小")
        case .shape: Term(en: "not of the shape", zh: "形状不合")
        case .heldBack: Term(en: "held back for greater projects", zh: "为大项目预留")
        }
    }
}

extension NeedGroups.Grouping {
    var title: Term {
        switch self {
        case .tier: Term(en: "tier", zh: "投资规模")
        case .park: Term(en: "park", zh: "园区")
        case .landUse: Term(en: "class", zh: "用途")
        case .band: Term(en: "size, 亩", zh: "用地规模（亩）")
        case .kind: Term(en: "kind", zh: "需求类型")
        }
    }
}

extension NeedGroups.Group {
    func title(_ language: Language) -> String {
        switch grouping {
        case .tier where name.isEmpty: language.text(en: "factories and their tenants", zh: "厂房及租户")
        case .landUse:
            [name, LandUseCode(name).name?.text(language)].compactMap(\.self).joined(separator: " ")
        case .kind: SimulatedEntity.kinds[name]?.text(language) ?? name
        case .tier, .park, .band: name
        }
    }
}

extension ReplicationEvent.Kind {
    var title: Term {
        switch self {
        case .landAsked: Term(en: "asks for land", zh: "申请用地")
        case .landMet: Term(en: "gets land at once", zh: "当日落地")
        case .landMetLate: Term(en: "gets land after waiting", zh: "等待后落地")
        case .landWaits: Term(en: "waits for land", zh: "等待用地")
        case .gaveUp: Term(en: "gives up", zh: "放弃")
        case .parcelReady: Term(en: "parcel is ready", zh: "地块成为净地")
        case .parcelReleased: Term(en: "parcel is put on its way", zh: "启动地块供应")
        case .lockLapsed: Term(en: "lock lapses", zh: "锁定失效")
        case .listed: Term(en: "is listed", zh: "挂牌")
        case .sold: Term(en: "is sold", zh: "成交")
        case .floorAsked: Term(en: "asks for floor", zh: "申请厂房")
        case .floorLet: Term(en: "rents floor", zh: "租用厂房")
        case .floorWaits: Term(en: "waits for floor", zh: "等待厂房")
        case .unitVacant: Term(en: "floor falls vacant", zh: "厂房空出")
        case .floorCompleted: Term(en: "floor is completed", zh: "厂房竣工")
        }
    }
}

/// Who needs land or floor, as a story names him: `firstPhase 5-10亿元−1 12`, or the id of a project.
struct SimulatedEntity {
    static let kinds: [String: Term] = [
        "firstPhase": Term(en: "first phase", zh: "首期用地"), "laterPhase": Term(en: "later phase", zh: "后续期用地"),
        "factory": Term(en: "factory land", zh: "标准厂房用地"), "graduate": Term(en: "tenant that buys land", zh: "租户自建用地"),
        "smallFirm": Term(en: "small firm", zh: "中小企业"), "substitution": Term(en: "project in a factory", zh: "厂房替代项目"),
        "transition": Term(en: "project meanwhile in a factory", zh: "厂房过渡项目"),
    ]

    let name: String

    func text(_ language: Language) -> String {
        let words = name.split(separator: " ").map(String.init)
        guard words.count > 1, let kind = Self.kinds[words[0]], let number = words.last else { return name }
        var tier = words.dropFirst().dropLast().joined(separator: " ")
        let isOfYearBefore = tier.hasSuffix("−1")
        if isOfYearBefore { tier.removeLast(2) }
        let year = isOfYearBefore ? language.text(en: " of the year before", zh: "（上年签约）") : ""
        return [kind.text(language), tier].filter { !$0.isEmpty }.joined(separator: " ") + "\(year) #\(number)"
    }
}
