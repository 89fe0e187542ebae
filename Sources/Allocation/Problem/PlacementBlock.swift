// SPDX-License-Identifier: Apache-2.0

/// What is laid out at once.
enum PlacementBlock: Sendable, Hashable {
    /// A parcel, or several as one; positions in the snapshot's parcels, ascending.
    case ground(parcels: [Int])
    /// All units of a building, or a copy of a single unit; by the building's id.
    case building(id: String)
}

/// One project on one block.
struct PlacementPair: Sendable {
    let candidate: Int
    let block: Int
    /// Whether it is a floor that the project gets of the block, and no land.
    let isFloor: Bool
}
