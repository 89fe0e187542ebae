// SPDX-License-Identifier: Apache-2.0

/// Ground that meets a need.
struct GroundOffer: LandOffering {
    /// Pieces it uses up, by their place in the stock; several are merged.
    var pieces: [Int]
    var ground: Int
    /// The cells it takes.
    var lower: Int
    var upper: Int
    /// What it takes, in thousandths of a mu.
    var area: Int
    /// Cells that are left; nil where it takes all.
    var rest: Range<Int>?

    var leavesRest: Bool { rest != nil }
}
