// SPDX-License-Identifier: Apache-2.0
internal import Siting
internal import Synchronization

/// What has been found out about one ground: which of its projects can be laid out on it together.
///
/// Found out when it is first asked, and the same whenever that is: it depends on the ground and the demands alone.
final class GroundMemory: Sendable {
    /// One way to lay a set of projects out.
    struct Laid: Sendable {
        enum Way: Int, Sendable { case whole, mergedWhole, divided }

        let way: Way
        /// Of each project, in the order of the set.
        let scores: [Double]
        let areas: [Double]
        /// What the ground is good for afterwards less what it was before, in square metres; never above what is left
        /// of its area.
        let usefulnessGained: Double
    }

    struct State {
        /// The ground, once it was needed; nil inside where parcels do not make one piece.
        var land: ParcelGround??
        var usefulness: Double?
        /// By the numbers that `LayoutMemories` gives the projects, in the order of their ids.
        var laid: [[Int]: [Laid]] = [:]
        /// Whether a project's part, or those of two, can be cut off at all.
        var canBeCutOff: [[Int]: Bool] = [:]
    }

    let state = Mutex(State())
}
