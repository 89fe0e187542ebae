// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// The weight of a project in the plan where the ledger states none.
///
/// One, and one more for every 亿元 of investment, so that a small shop never displaces a flagship. Fixed investment
/// counts where it is known, total investment otherwise.
public struct PriorityPolicy: Sendable {
    public static let shipped = PriorityPolicy()

    public func weight(of project: Project) -> Double {
        if let stated = project.priority { return stated }
        let investment = project.fixedInvestment ?? project.totalInvestment
        // Two decimals keep the weights whole multiples of a step, so that the first level is held exactly.
        return 1 + ((investment?.hundredMillionYuan ?? 0) * 100).rounded() / 100
    }
}
