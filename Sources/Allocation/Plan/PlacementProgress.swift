// SPDX-License-Identifier: Apache-2.0

/// How far a plan has come.
public enum PlacementProgress: Sendable {
    case searching(completed: Int, of: Int)
    /// A level of the objective, from 0, with the best so far and what it cannot exceed.
    case solving(level: Int, objective: Double?, bestBound: Double?)
    case explaining(completed: Int, of: Int)
}
