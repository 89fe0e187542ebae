// SPDX-License-Identifier: Apache-2.0
internal import Synchronization

/// The sets of projects that one building can take in, each on units of its own at its time.
///
/// Whether a set fits is decided by trying: of all ways to give each project one of its floors, no two on the same unit
/// at once, the one that keeps most to an earlier plan and then fits best is taken. A part of a set that fits, fits.
struct BuildingLayouts: Sendable {
    /// One floor that a project can have.
    struct Option: Sendable {
        /// Position among the candidate's floors.
        let floor: Int
        /// The units in their slots of time, by number within the building.
        let slots: [Int]
        /// The area of the units, once for each slot.
        let size: Double
        let score: Double
        let isKept: Bool
    }

    struct Claim: Sendable {
        /// Not empty; the best first.
        let options: [Option]
        let leastSize: Double

        init(_ options: [Option]) {
            self.options = options.sorted {
                ($0.isKept ? 0 : 1, -$0.score, $0.floor) < ($1.isKept ? 0 : 1, -$1.score, $1.floor)
            }
            leastSize = options.map(\.size).min() ?? 0
        }
    }

    /// One option a project, in the order of the set.
    struct Laid: Sendable {
        let options: [Option]
    }

    /// What is known of sets, by the numbers of the claims; nil inside for those that do not fit.
    final class Memory: Sendable {
        let laid = Mutex<[[Int]: Laid?]>([:])
    }

    let claims: [Claim]
    let slotCount: Int
    let size: Double
    let memory = Memory()

    /// Steps of the trial of one set, beyond which it counts as not fitting.
    private static let mostSteps = 20_000

    /// How the claims of a set, by number, ascending, are housed; nil where they are not.
    func layout(of set: [Int]) -> Laid? {
        if let known = memory.laid.withLock({ $0[set] }) { return known }
        var trial = Trial(claims: set.map { claims[$0] }, slotCount: slotCount, steps: Self.mostSteps)
        trial.extend(0, kept: 0, score: 0)
        let laid = trial.best.map { best in Laid(options: zip(set, best).map { claims[$0].options[$1] }) }
        memory.laid.withLock { $0[set] = .some(laid) }
        return laid
    }

    /// All assignments of one option a claim, depth first.
    private struct Trial {
        let claims: [Claim]
        var isUsed: [Bool]
        var steps: Int
        var chosen: [Int] = []
        var best: [Int]?
        var bestKept = -1
        var bestScore = -Double.infinity
        /// By position: what the claims from there on can reach at most.
        let mostKept: [Int]
        let mostScore: [Double]

        init(claims: [Claim], slotCount: Int, steps: Int) {
            self.claims = claims
            self.steps = steps
            isUsed = Array(repeating: false, count: slotCount)
            var (kept, score) = ([0], [0.0])
            for claim in claims.reversed() {
                kept.append(kept[kept.count - 1] + (claim.options.contains(where: \.isKept) ? 1 : 0))
                score.append(score[score.count - 1] + (claim.options.map(\.score).max() ?? 0))
            }
            mostKept = kept.reversed()
            mostScore = score.reversed()
        }

        mutating func extend(_ position: Int, kept: Int, score: Double) {
            guard steps > 0 else { return }
            steps -= 1
            if (kept + mostKept[position], score + mostScore[position]) <= (bestKept, bestScore + 1e-9) { return }
            guard position < claims.count else {
                (best, bestKept, bestScore) = (chosen, kept, score)
                return
            }
            for (number, option) in claims[position].options.enumerated()
            where !option.slots.contains(where: { isUsed[$0] }) {
                for slot in option.slots { isUsed[slot] = true }
                chosen.append(number)
                extend(position + 1, kept: kept + (option.isKept ? 1 : 0), score: score + option.score)
                chosen.removeLast()
                for slot in option.slots { isUsed[slot] = false }
            }
        }
    }
}
