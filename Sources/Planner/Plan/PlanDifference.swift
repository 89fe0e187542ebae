// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import LandStore

/// What becomes of every project from one kept plan to another.
public struct PlanDifference: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// On the same site in both.
        case kept
        /// On another site, or on another part of the same parcels.
        case moved
        /// Only in the second plan.
        case newlyPlaced
        /// In the first plan; the second looked for a site and has none.
        case noLongerPlaced
        /// The first plan was made for it and the second was not.
        case withdrawn
        /// Left out of the second plan, and not placed by the first.
        case unplaced
    }

    /// One project in both plans.
    public struct Project: Sendable {
        public let id: String
        /// Nil where neither plan places it and the ledger does not know it.
        public let name: String?
        public let kind: Kind
        public let from: PlanSite?
        public let to: PlanSite?

        /// Its weight in the later of the plans that place it; nil where none does.
        public var weight: Double? { (to ?? from)?.project?.weight }
    }

    public let from: PlanSummary
    public let to: PlanSummary
    /// In the order of their ids.
    public let projects: [Project]
    public let crs: CRS

    public var isSynthetic: Bool { from.isSynthetic || to.isSynthetic }

    public func projects(_ kind: Kind) -> [Project] { projects.filter { $0.kind == kind } }

    /// Net land of the sites that moved projects move to.
    public var movedLandSquareMetres: Double { moved { $0.geometry != nil } }
    /// Floor area of the same.
    public var movedFloorSquareMetres: Double { moved { $0.geometry == nil } }

    private func moved(_ counts: (PlanSite) -> Bool) -> Double {
        projects(.moved).compactMap(\.to).filter(counts).reduce(0) { $0 + $1.areaSquareMetres }
    }
}
