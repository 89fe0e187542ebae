// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// What is laid out at once.
enum PlacementBlock: Sendable, Hashable {
    /// A parcel, or several as one; positions in the snapshot's parcels, ascending.
    case ground(parcels: [Int])
    /// Units as one floor from a day on; `until` is the day they are free again, nil for good.
    case floors(units: [Int], from: CalendarDate, until: CalendarDate?)
}

/// One project on one block.
struct PlacementPair: Sendable {
    let candidate: Int
    let block: Int
    /// Whether the ground may be taken as it is, and whether parts of it may be.
    var isWhole = false
    var isShared = false
    /// The floor as siting found it, by position among the candidate's floors.
    var floor: Int?
}
