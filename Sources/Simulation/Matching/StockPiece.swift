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
