// SPDX-License-Identifier: Apache-2.0

/// Ground in stock in one replication: a parcel, or what is left of one.
struct StockPiece {
    /// In the memory of the market.
    let ground: Int
    /// Cells of the ground, from `lower` to before `upper`.
    let lower: Int
    let upper: Int
    /// In thousandths of a mu.
    let area: Int
    let park: Int
    let landUse: Int
    /// Position among the parcels of the city; of a merged ground, that of the first.
    let parcel: Int
    /// A whole parcel that nothing was cut from, which alone may be merged.
    let isWhole: Bool
    var isUsable = false
}

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
