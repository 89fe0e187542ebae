// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

extension ReserveScenario {
    /// How land is matched and who is served first, in one sentence.
    var rules: Term {
        var english: [String] = []
        var chinese: [String] = []
        func add(_ term: Term) {
            english.append(term.en)
            chinese.append(term.zh)
        }
        switch matching {
        case .pool: add(Term(en: "land is one pool, 亩 against 亩", zh: "用地为单一储备池，仅比亩数"))
        case .parcels: add(Term(en: "parcels are matched one by one", zh: "逐宗地匹配"))
        }
        switch projects {
        case .none: add(Term(en: "all projects are drawn at random", zh: "项目全部随机生成"))
        case .backlog:
            add(
                Term(
                    en: "the workspace’s waiting projects stand for the signings of the year before",
                    zh: "上年签约以工作空间待落地项目为准"))
        case .instead: add(Term(en: "only the workspace’s waiting projects ask for land", zh: "仅计工作空间待落地项目"))
        case .added:
            add(Term(en: "the workspace’s waiting projects are added to those drawn", zh: "工作空间待落地项目另加"))
        }
        switch order {
        case .firstComeFirstServed: add(Term(en: "first come, first served", zh: "先到先得"))
        case .priority: add(Term(en: "the greater investment first", zh: "投资大者优先"))
        }
        if matching == .parcels {
            switch choice {
            case .bestFit: add(Term(en: "a project takes the site with least land left over", zh: "取余地最少的地块"))
            case .firstFit: add(Term(en: "a project takes the first site that serves", zh: "取首个可用地块"))
            }
            switch pooling {
            case .park: add(Term(en: "only its own park serves it", zh: "仅限意向园区"))
            case .county: add(Term(en: "all parks of its county serve it", zh: "本县市区各园区统筹"))
            case .city: add(Term(en: "all parks of the city serve it", zh: "全市各园区统筹"))
            }
        }
        add(
            stepLaw == .pert
                ? Term(en: "durations follow PERT laws", zh: "环节时长服从PERT分布")
                : Term(en: "durations follow triangular laws", zh: "环节时长服从三角分布"))
        if approvesInBatches { add(Term(en: "approvals come in batches", zh: "用地报批按批次")) }
        if factoriesFirst { add(Term(en: "factories find land before waiting projects", zh: "标准厂房用地优先")) }
        if !batchDates.isEmpty {
            let dates = batchDates.map(\.description)
            add(
                Term(
                    en: "joint starts on \(dates.joined(separator: ", "))", zh: "集中开工日\(dates.joined(separator: "、"))"))
        }
        return Term(
            en: english.joined(separator: "; "), zh: chinese.joined(separator: "；"))
    }
}
