// SPDX-License-Identifier: Apache-2.0

/// Counts the work of a solve and says when to stop.
struct WorkWatch {
    let limits: PackingLimits
    private(set) var work = PackingWork()
    /// What stopped the work first.
    private(set) var limitReached: PackingSolution.Limit?
    private let began = ContinuousClock.now
    private let isCancelled: () -> Bool
    private let progress: (PackingProgress) -> Void

    init(
        limits: PackingLimits, progress: @escaping (PackingProgress) -> Void, isCancelled: @escaping () -> Bool
    ) {
        self.limits = limits
        self.progress = progress
        self.isCancelled = isCancelled
    }

    mutating func count(rounds: Int = 0, nodes: Int = 0, calls: Int = 0, columns: Int = 0) {
        work.rounds += rounds
        work.nodes += nodes
        work.pricingCalls += calls
        work.columns += columns
    }

    mutating func note(_ limit: PackingSolution.Limit) {
        if limitReached == nil { limitReached = limit }
    }

    /// Whether somebody wants the work to end now, to be asked within a step; what stopped it is noted after the step.
    var brake: () -> Bool {
        let (isCancelled, began, limit) = (isCancelled, began, limits.timeLimitSeconds)
        return { isCancelled() || limit.map { (ContinuousClock.now - began) / .seconds(1) >= $0 } ?? false }
    }

    /// Whether work must end, for a reason that is then noted.
    mutating func mustStop() -> Bool {
        if isCancelled() {
            note(.cancelled)
        } else if let seconds = limits.timeLimitSeconds, (ContinuousClock.now - began) / .seconds(1) >= seconds {
            note(.time)
        } else if work.nodes >= limits.maximumNodes {
            note(.nodes)
        } else {
            return false
        }
        return true
    }

    func report(level: Int, objective: Double, bound: Double) {
        progress(
            PackingProgress(level: level, objective: objective, bestBound: bound.isFinite ? bound : nil, work: work))
    }
}
