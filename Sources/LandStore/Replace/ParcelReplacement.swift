// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// Parcels that give way to others on the same ground: parts they are cut into, or the one they are merged of.
public struct ParcelReplacement: Sendable {
    /// A parcel that goes, as it was when the replacement was worked out.
    public struct Parent: Sendable {
        public let id: String
        public let stage: ParcelStage
        public let geometry: Geometry
        /// The net area it counts with, whether recorded or measured.
        public let netAreaSquareMetres: Double

        public init(id: String, stage: ParcelStage, geometry: Geometry, netAreaSquareMetres: Double) {
            self.id = id
            self.stage = stage
            self.geometry = geometry
            self.netAreaSquareMetres = netAreaSquareMetres
        }
    }

    /// A parcel that comes, in the workspace's CRS.
    public struct Successor: Sendable {
        public let id: String
        public let geometry: Geometry
        public let netAreaSquareMetres: Double

        public init(id: String, geometry: Geometry, netAreaSquareMetres: Double) {
            self.id = id
            self.geometry = geometry
            self.netAreaSquareMetres = netAreaSquareMetres
        }
    }

    /// The word for it in the ledger.
    public let action: String
    public let parents: [Parent]
    public let successors: [Successor]

    public init(action: String, parents: [Parent], successors: [Successor]) {
        precondition(!parents.isEmpty && !successors.isEmpty, "ground does not vanish and does not come from nothing")
        self.action = action
        self.parents = parents
        self.successors = successors
    }
}
