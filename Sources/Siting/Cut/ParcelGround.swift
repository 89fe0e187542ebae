// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A piece of land that may be cut: its shape, what of it is net 净用地, and where it faces a road.
public struct ParcelGround: Sendable {
    /// What a firm buys of the land, the rest being dedicated 代征 to roads and green strips.
    public enum NetLand: Sendable {
        case whole
        /// Each square metre counts for so much: the strip's place is not known, or areas are counted as recorded.
        case share(Double)
        /// The land without its strips. It lies inside the gross shape.
        case part(Geometry)
    }

    /// The lineage 来源地块: one id, or those of the parcels that were merged.
    public let parcelIDs: [String]
    /// The gross shape, valid.
    public let geometry: Geometry
    public let net: NetLand
    public let frontages: [Frontage]

    public init(parcelIDs: [String], geometry: Geometry, net: NetLand = .whole, frontages: [Frontage]) {
        self.parcelIDs = parcelIDs
        self.geometry = geometry
        self.net = net
        self.frontages = frontages
    }
}
