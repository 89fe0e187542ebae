// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import SimpleFeatures
internal import Siting

/// What a plan gives to one project, as it is drawn: its land, or the building of its floor.
struct PlanAllotment {
    let assignment: PlacementPlan.Assignment
    let shape: Geometry
    /// Of a floor alone.
    let buildingID: String?

    var site: Site { assignment.site }
    var projectID: String { assignment.project.id }
    var isPromised: Bool { assignment.isPromised }

    /// In pixels; what is smaller is drawn as a dot too, so that it is seen.
    private static let leastPixels = 5.0

    /// Nil for a floor whose building is not known.
    init?(
        _ assignment: PlacementPlan.Assignment, in snapshot: LandSnapshot, buildings: [String: Geometry]
    ) throws {
        self.assignment = assignment
        let site = assignment.site
        let building = site.units.first.map { snapshot.units[$0].factoryID }
        buildingID = site.kind.isLand ? nil : building
        if let allotment = site.layout?.allotment {
            shape = allotment
        } else if let parcel = site.parcels.first {
            shape = try snapshot.parcels.shapes.geometry(at: parcel)
        } else if let building, let outline = buildings[building] {
            shape = outline
        } else {
            return nil
        }
    }

    func shapes(_ projection: MapProjection) throws -> [MapShape] {
        let box = shape.envelope
        let isSmall = max(box.width, box.height) * projection.pixelsPerMetre < Self.leastPixels
        return MapShape.shapes(shape) + (isSmall ? [.point(try SiteMap.position(on: shape))] : [])
    }
}
