// SPDX-License-Identifier: Apache-2.0

/// What can be laid out on a block.
enum BlockLayouts: Sendable {
    case ground(GroundLayouts)
    case building(BuildingLayouts)
}
