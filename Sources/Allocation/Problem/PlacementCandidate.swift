// SPDX-License-Identifier: Apache-2.0
package import LandModel
package import Siting

/// A project with all that could house it.
package struct PlacementCandidate: Sendable {
    package let project: Project
    package let requirement: Requirement
    package private(set) var weight: Double
    /// Nil where no land is asked for.
    let land: LandDemand?
    /// Parcels that it may have whole, and parcels of which it may have a part; ascending.
    package private(set) var wholeParcels: [Int]
    package private(set) var sharedParcels: [Int]
    package private(set) var mergedGrounds: [MergedGround]
    /// Whether ``mergedGrounds`` are all there are.
    package let isMergingComplete: Bool
    /// Whether ``floors`` are all there are.
    package let areFloorsComplete: Bool
    /// Floors for it: to stay, or to begin in where land follows.
    package private(set) var floors: [Site]
    /// A site that is kept for it, on land and on a floor.
    package let promisedParcel: Int?
    package let promisedFloor: Site?

    /// Groups of units that are looked at for one project.
    private static let mostFloorGroups = 2_000

    /// - Throws: `SpatialError` when a shape cannot be measured.
    init(_ project: Project, requirement: Requirement, weight: Double, in finder: SiteFinder) throws {
        self.project = project
        self.requirement = requirement
        self.weight = weight
        land = requirement.netArea == nil ? nil : LandDemand(requirement, on: finder.ground)
        promisedParcel = try land.flatMap(finder.promisedParcel)
        if let land, promisedParcel == nil {
            wholeParcels = try land.wholeParcels()
            sharedParcels = try land.sharedParcels()
            let merged = try land.mergedGrounds()
            mergedGrounds = merged.grounds
            isMergingComplete = merged.isAll
        } else {
            (wholeParcels, sharedParcels, mergedGrounds, isMergingComplete) = ([], [], [], true)
        }
        let asksForFloor = requirement.asksForFloor || requirement.asksForTransition
        let floor = requirement.asksForTransition ? requirement.ofFloor : requirement
        promisedFloor = asksForFloor ? try finder.promisedFloor(to: floor) : nil
        if asksForFloor, promisedFloor == nil {
            let found = try finder.floors(for: floor, groupLimit: Self.mostFloorGroups)
            (floors, areFloorsComplete) = (found.sites, found.isAll)
        } else {
            (floors, areFloorsComplete) = ([], true)
        }
    }

    /// What it still seeks.
    var seeksLand: Bool { land != nil && promisedParcel == nil }
    var seeksFloor: Bool {
        (requirement.asksForFloor || requirement.asksForTransition) && promisedFloor == nil
    }
    var isPromised: Bool { !seeksLand && !seeksFloor }
}

extension PlacementCandidate {
    /// The same for one ground and one floor only, weighing more.
    ///
    /// - Parameters:
    ///   - parcels: positions in the snapshot's parcels, ascending, several merged; empty leaves all land open.
    ///   - units: positions in the snapshot's units, ascending; empty leaves all floors open.
    /// - Returns: nil where that is nothing for it, whatever becomes of others.
    func confined(toParcels parcels: [Int], units: [Int], weighing added: Double) -> PlacementCandidate? {
        var confined = self
        confined.weight += added
        if !parcels.isEmpty {
            confined.wholeParcels = wholeParcels.filter { [$0] == parcels }
            confined.sharedParcels = sharedParcels.filter { [$0] == parcels }
            confined.mergedGrounds = mergedGrounds.filter { $0.parcels == parcels }
            guard
                !confined.wholeParcels.isEmpty || !confined.sharedParcels.isEmpty || !confined.mergedGrounds.isEmpty
            else { return nil }
        }
        if !units.isEmpty {
            confined.floors = floors.filter { $0.units == units }
            guard !confined.floors.isEmpty else { return nil }
        }
        return confined
    }
}
