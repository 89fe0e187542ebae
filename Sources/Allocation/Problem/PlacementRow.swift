// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// What a side row of the formulation limits.
enum PlacementRow: Sendable, Hashable {
    /// (7), in the unit of the kind.
    case utility(parkID: String, UtilityKind)
    /// (8), in square metres.
    case quota(name: String)
    /// (9), in 万元.
    case budget
    /// (10)
    case transition(candidate: Int)
}
