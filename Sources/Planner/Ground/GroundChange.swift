// SPDX-License-Identifier: Apache-2.0
public import Siting

/// What parcels would become: those that go, and the pieces that stand in their place.
public struct GroundChange: Sendable {
    public enum Action: String, Sendable {
        case cut, merge
        case mergeThenCut = "merge-then-cut"
    }

    public let action: Action
    /// The lineage 来源地块.
    public let parcelIDs: [String]
    /// Allotments in the order in which they were asked for, then the remainder, if there is one.
    public let pieces: [GroundPiece]
    /// In the order of the cuts.
    public let lines: [CutLine]
    /// What the remainder is still good for: see ``GroundPart/usefulness(_:)``. Nil for a merge.
    public let usefulness: Double?
}
