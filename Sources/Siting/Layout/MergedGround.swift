// SPDX-License-Identifier: Apache-2.0

/// Neighbours that may serve one project together.
package struct MergedGround: Sendable, Hashable {
    /// Positions in the snapshot's parcels, ascending; two or more.
    package let parcels: [Int]
    /// Whether they make up the area as they are.
    package let isWhole: Bool
    /// Whether the area may be cut out of them.
    package let isCut: Bool

    /// Taken as they are, and cut.
    var ways: [Bool] { (isWhole ? [false] : []) + (isCut ? [true] : []) }
}
