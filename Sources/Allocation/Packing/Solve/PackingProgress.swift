// SPDX-License-Identifier: Apache-2.0

/// How far a solve has come.
package struct PackingProgress: Sendable, Hashable {
    /// The level being solved, counted from 0.
    package let level: Int
    /// Of the best plan so far at that level; `nil` while there is none.
    package let objective: Double?
    /// `nil` while nothing is proven.
    package let bestBound: Double?
    package let work: PackingWork
}
