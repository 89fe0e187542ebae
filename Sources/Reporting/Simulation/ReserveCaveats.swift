// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Simulation

extension Simulation.ReserveAnswer {
    /// What the answer does not know, for whoever decides by it.
    var caveats: [Term] {
        var caveats: [Term] = []
        caveats += startCurves
        if isSynthetic {
            caveats.append(
                Term(
                    en: "Parcels, units or projects of the workspace are invented: the figures show how the answer is "
                        + "found, not how the city stands.",
                    zh: "工作空间含虚构的地块、厂房或项目：结果用于演示方法，不代表实际情况。"))
        }
        if let baseDate, let start = scenario.start, baseDate != start {
            caveats.append(
                Term(
                    en:
                        "The workspace shows the city on \(baseDate), the scenario begins on \(start): stock and stages are "
                        + "those of the first date.",
                    zh: "工作空间数据截至\(baseDate)，情景自\(start)起算：储备与地块阶段以前者为准。"))
        }
        caveats.append(
            Term(
                en:
                    "Intervals are 95 % and about chance in the replications alone; whether assumptions are right shows only "
                    + "in other scenarios.",
                zh: "区间为95%置信区间，仅反映模拟随机误差；假设本身是否成立须看其他情景。"))
        if isMatchedByParcel {
            caveats.append(
                Term(
                    en: "Neighbours are merged greedily, not by trying every set, so a need may be called unmet that a "
                        + "planner would meet.",
                    zh: "相邻地块合并为贪心搜索，未穷尽全部组合，个别“未满足”的需求实际可能有解。"))
            caveats.append(
                Term(
                    en:
                        "Usable stock is land that one need of the same replication, from its start to its end, could use "
                        + "alone; it is not all usable at once.",
                    zh: "可用储备指同次模拟中至少一个需求单独可用的土地，并非可同时全部用掉。"))
        } else {
            caveats.append(
                Term(
                    en:
                        "One pool of land: class, place, shape and loss by cutting are left out, so the true cover is lower.",
                    zh: "按单一储备池计算：未考虑用途、区位、形状及分割损耗，实际保障率更低。"))
        }
        let judged = scenario.statedAssumptions.count { $0.confidence == .expert }
        if judged > 0 {
            let (title, count) = (scenario.title, scenario.statedAssumptions.count)
            caveats.append(
                Term(
                    en:
                        "\(judged) of the \(count) assumptions of \"\(title.en)\" are marked [E]: judgement that nobody has "
                        + "verified.",
                    zh: "“\(title.zh)”的\(count)项假设中有\(judged)项标为[E]：专家判断，未经核实。"))
        }
        return caveats
    }

    /// Of each start curve that was fitted: to what, and what came of it.
    private var startCurves: [Term] {
        let laws = ([scenario.laws[.startLag]] + scenario.tiers.map(\.startLag)).compactMap(\.self)
        return laws.compactMap { figure in
            guard let fit = figure.fit else { return nil }
            func share(_ value: Double) -> String { Figures.percentage(value) }
            let year = share(fit.averageStartedShare(fromMonth: 0))
            let next = share(fit.averageStartedShare(fromMonth: 12))
            let shape = fit.law.shape.plainText()
            let scale = fit.law.scale.plainText(decimals: 1)
            let median = fit.medianMonths.plainText(decimals: 1)
            return Term(
                en:
                    "Starts follow a Weibull curve fitted to \(year) of this year’s and \(next) of last year’s signings "
                    + "started at the end of a year: shape \(shape), scale \(scale) months, median \(median) months. "
                    + (figure.confidence == .seed ? "These are targets of the plan, not observations." : ""),
                zh: "开工时滞按Weibull曲线拟合：年末当年签约开工\(year)、上年签约开工\(next)，形状\(shape)、尺度\(scale)个月、中位数\(median)个月。"
                    + (figure.confidence == .seed ? "上述为计划目标，并非实测。" : ""))
        }
    }
}

extension WeibullFit {
    /// Of signings spread over the twelve months from an age on, the share that has started: what the curve was fitted
    /// to.
    fileprivate func averageStartedShare(fromMonth month: Double) -> Double {
        (1 - neverStartsShare) * law.meanCumulative(from: month, to: month + 12)
    }
}
