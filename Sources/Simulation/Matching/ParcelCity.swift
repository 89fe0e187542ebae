// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// The ground of a city as the matching of a simulation sees it: stock, neighbours, classes, and slabs.
struct ParcelCity: Sendable {
    /// A parcel in the reserve, or on its way there.
    struct Parcel: Sendable {
        /// Position in the snapshot.
        let position: Int
        /// Net, in thousandths of a mu.
        let area: Int
        let park: Int
        /// Position among the classes that parcels have.
        let landUse: Int
        /// Parcels of this list that can be merged with it, ascending.
        let neighbours: [Int]
        let id: String
    }

    /// All parcels that may ever be in stock, in the order of the snapshot.
    let parcels: [Parcel]
    /// Positions in ``parcels`` of those in the reserve at the start, repeated where the reserve is multiplied.
    let stock: [Int]
    /// Whether a parcel stands in the stock more than once.
    let hasCopies: Bool
    /// Months from the start until the lock of a parcel in stock ends; 0 for none. As long as ``stock``.
    let lockedUntil: [Double]
    /// Whether a class of parcel takes a class of need.
    let permits: [[Bool]]
    let catalogue: SlabCatalogue
    let shapes: ShapeIndex
    /// Below this a remainder is of no use, in thousandths of a mu.
    let leastRemainder: Int
    let mostMerged: Int
    let choice: SiteChoice
    /// Held back in each park, in thousandths of a mu, for projects of at least ``heldBackFrom``.
    let heldBack: Int
    let heldBackFrom: Double
}
