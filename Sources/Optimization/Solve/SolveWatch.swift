// SPDX-License-Identifier: Apache-2.0

/// Listens to one run of the solver, hands on what it hears, and asks whether the run should stop.
final class SolveWatch {
    private let sense: ObjectiveSense
    private let progress: ((SolveProgress) -> Void)?
    private let shouldStop: (() -> Bool)?
    private var last: SolveProgress?

    /// `nil` when nobody wants to know.
    init?(_ sense: ObjectiveSense, progress: ((SolveProgress) -> Void)?, shouldStop: (() -> Bool)?) {
        guard progress != nil || shouldStop != nil else { return nil }
        self.sense = sense
        self.progress = progress
        self.shouldStop = shouldStop
    }

    var wantsToStop: Bool { shouldStop?() ?? false }

    /// Reports when something has changed since the report before. A bound or objective of 1e30 or more in size is
    /// none.
    func hear(objective: Double, bound: Double, nodes: Int, seconds: Double) {
        guard let progress else { return }
        // What was proven before a restart of the search stays proven.
        let news = SolveProgress(
            bestObjective: known(objective, before: last?.bestObjective, growing: sense == .maximize),
            bestBound: known(bound, before: last?.bestBound, growing: sense == .minimize),
            nodes: max(nodes, last?.nodes ?? 0), seconds: seconds)
        guard
            news.bestObjective != last?.bestObjective || news.bestBound != last?.bestBound || news.nodes != last?.nodes
        else { return }
        last = news
        progress(news)
    }

    private func known(_ value: Double, before: Double?, growing: Bool) -> Double? {
        guard abs(value) < 1e30 else { return before }
        guard let before else { return value }
        return growing ? max(before, value) : min(before, value)
    }
}
