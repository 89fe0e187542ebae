// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import SimpleFeatures

/// One piece of the ground of a kept plan: what a project gets, or what remains beside it.
public struct PlanSite: Sendable {
    public enum Role: String, Sendable, CaseIterable {
        case allotment, remainder
    }

    /// The project that gets it.
    public struct Project: Sendable, Hashable {
        public let id: String
        public let name: String
        /// In the plan; nil where it is not known.
        public let weight: Double?
        /// Of the site for the project, 0 to 100.
        public let score: Double
        /// Whether the site had been promised, so that the plan had to keep it.
        public let isPromised: Bool

        public init(id: String, name: String, weight: Double?, score: Double, isPromised: Bool = false) {
            self.id = id
            self.name = name
            self.weight = weight
            self.score = score
            self.isPromised = isPromised
        }
    }

    /// The days of a floor that comes before the land 先租后建.
    public struct Transition: Sendable, Hashable {
        public let floorFrom: CalendarDate
        public let landFrom: CalendarDate
        public let moveOn: CalendarDate

        public init(floorFrom: CalendarDate, landFrom: CalendarDate, moveOn: CalendarDate) {
            self.floorFrom = floorFrom
            self.landFrom = landFrom
            self.moveOn = moveOn
        }
    }

    /// Nil for a remainder.
    public let project: Project?
    /// The word for the kind of site; for a remainder that of the ground it is left of.
    public let kind: String
    /// The parcels it is, or is cut or merged of, as they stood when the plan was made; once the plan has been accepted,
    /// the parcel it has become.
    public let parcelIDs: [String]
    public let unitIDs: [String]
    /// Net land; floor area for a floor alone.
    public let areaSquareMetres: Double
    public let transition: Transition?
    /// In the workspace's CRS; nil for a floor.
    public let geometry: Geometry?

    public var role: Role { project == nil ? .remainder : .allotment }

    public init(
        project: Project?, kind: String, parcelIDs: [String], unitIDs: [String] = [], areaSquareMetres: Double,
        transition: Transition? = nil, geometry: Geometry?
    ) {
        self.project = project
        self.kind = kind
        self.parcelIDs = parcelIDs
        self.unitIDs = unitIDs
        self.areaSquareMetres = areaSquareMetres
        self.transition = transition
        self.geometry = geometry
    }
}
