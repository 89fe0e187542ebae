// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting

/// The weight of a project in the plan where the ledger states none.
public struct PriorityPolicy: Sendable {
    /// Of every project.
    public var base: SitingPolicy.Figure
    /// More for every 亿元 of fixed investment where it is known, of total investment otherwise.
    public var perHundredMillionYuan: SitingPolicy.Figure
    /// More for every 万元 of yearly tax per 亩 of the least land asked for; nothing where one of them is not stated.
    public var perTaxWanPerMu: SitingPolicy.Figure

    /// A whole multiple of a hundredth, so that the sum of weights is held exactly.
    public func weight(of project: Project) -> Double {
        if let stated = project.priority { return rounded(stated) }
        let investment = (project.fixedInvestment ?? project.totalInvestment)?.hundredMillionYuan ?? 0
        let mu = project.netArea?.lower?.mu ?? 0
        let taxPerMu = mu > 0 ? (project.taxPerYear?.tenThousandYuan ?? 0) / mu : 0
        return rounded(
            base.value + investment * perHundredMillionYuan.value + taxPerMu * perTaxWanPerMu.value)
    }

    private func rounded(_ weight: Double) -> Double { (weight * 100).rounded() / 100 }
}
