// SPDX-License-Identifier: Apache-2.0

/// What a search over integers has found and proven so far. From one report to the next ``bestObjective`` and
/// ``bestBound`` never get worse.
public struct SolveProgress: Sendable, Hashable {
    /// Of the best answer so far; `nil` before the first.
    public let bestObjective: Double?
    /// No answer is better than this; `nil` while nothing is proven.
    public let bestBound: Double?
    public let nodes: Int
    /// Since this search began, by the clock: no two runs agree in it.
    public let seconds: Double
}
