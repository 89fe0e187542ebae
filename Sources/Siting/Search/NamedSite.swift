// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Land or floor that somebody names, and what a requirement says of it.
public struct NamedSite: Sendable {
    /// As it was named: `P11`, `P12+P13`, `F1→P01`.
    public let id: String
    /// Positions in the snapshot's parcels, ascending, and in its units.
    public let parcels: [Int]
    public let units: [Int]
    /// The best of the kinds in which it serves; nil where it serves in none.
    public let site: Site?
    /// Why it does not serve, by kind; empty where it does.
    public let refusals: [Refusal]
    /// The changes to the requirement that let it in, all together and tried out; empty where it serves, and where no
    /// wish lets it in.
    public let admission: [Reason]
    /// Its land: the allotment where it serves, else its parcels as they are; nil for floors.
    public let land: Geometry?
    /// The longest stretch of frontage and the least width of that land.
    public let frontageMetres: Double?
    public let widthMetres: Double?
    /// The hall as it lies on that land; nil where none is asked for, or none fits.
    public let hall: PlacedRectangle?

    /// What keeps it from being a site of one kind.
    public struct Refusal: Sendable, Hashable {
        public let kind: Site.Kind
        /// In the order of the funnel.
        public let reasons: [Reason]
    }
}
