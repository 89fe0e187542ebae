// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// What accepting a plan changes in a workspace.
public struct AcceptedPlan: Sendable {
    /// A unit from a day on, before which the plan gives it to another project.
    public struct Unit: Sendable, Hashable {
        public let id: String
        public let from: CalendarDate

        public init(id: String, from: CalendarDate) {
            self.id = id
            self.from = from
        }
    }

    /// What one project is promised: the parcel and the units that its locks name.
    public struct Promise: Sendable {
        public let projectID: String
        /// As it stands after the replacements; nil for a floor alone.
        public let parcelID: String?
        public let units: [Unit]
        /// The parcels that the project's ground was before the replacements.
        public let formerParcelIDs: [String]

        public init(projectID: String, parcelID: String?, units: [Unit], formerParcelIDs: [String]) {
            self.projectID = projectID
            self.parcelID = parcelID
            self.units = units
            self.formerParcelIDs = formerParcelIDs
        }
    }

    public let planID: String
    /// The parcels that the plan cuts or merges.
    public let replacements: [ParcelReplacement]
    public let promises: [Promise]
    /// The parcel that each of the plan's sites has become, in their order; nil for those that stay what they are.
    public let newParcelIDs: [String?]
    public let from: CalendarDate
    public let until: CalendarDate

    public init(
        planID: String, replacements: [ParcelReplacement], promises: [Promise], newParcelIDs: [String?],
        from: CalendarDate, until: CalendarDate
    ) {
        precondition(from <= until, "a promise ends after it begins")
        self.planID = planID
        self.replacements = replacements
        self.promises = promises
        self.newParcelIDs = newParcelIDs
        self.from = from
        self.until = until
    }
}
