// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import LandStore
public import SimpleFeatures

/// What accepting a kept plan does, or would do.
public struct PlanAcceptance: Sendable {
    /// Parcels that give way to what the plan makes of them.
    public struct Change: Sendable {
        public let action: GroundChange.Action
        /// The lineage 来源地块.
        public let parcelIDs: [String]
        /// Allotments in the order of the plan, then remainders.
        public let pieces: [Piece]
    }

    public struct Piece: Sendable {
        public let id: String
        /// Nil for a remainder.
        public let projectID: String?
        public let netAreaSquareMetres: Double
        /// In the workspace's CRS.
        public let geometry: Geometry
    }

    /// What one project is promised.
    public struct Promise: Sendable {
        public let project: PlanSite.Project
        public let kind: String
        /// As it is called once the plan is accepted; nil for a floor alone.
        public let parcelID: String?
        public let unitIDs: [String]
        /// Net land; floor area for a floor alone.
        public let areaSquareMetres: Double
    }

    public let plan: PlanSummary
    public let from: CalendarDate
    /// The last day of the promises.
    public let until: CalendarDate
    public let changes: [Change]
    public let promises: [Promise]
    /// What stands against it, and what is only to be looked at before.
    public let obstacles: [PlanObstacle]
    public let isWritten: Bool
}
