// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
internal import LandModel
internal import SimpleFeatures

/// Sites of a plan as rows of their layer, and back.
enum PlanSiteRows {
    static let columns = [
        "geom", "id", "name", "plan_id", "project_id", "role", "kind", "parcel_ids", "unit_ids", "net_area_m2", "score",
        "weight", "promised", "floor_from_on", "land_from_on", "move_on", "ground_state", "synthetic",
    ]

    /// Each site with the id of its row: the plan and the project, or the number of the remainder.
    static func ids(of plan: PlanRecord) -> [(id: String, site: PlanSite)] {
        var remainders = 0
        return plan.sites.map { site in
            if let project = site.project { return ("\(plan.id)/\(project.id)", site) }
            remainders += 1
            return ("\(plan.id)//\(remainders)", site)
        }
    }

    static func values(
        of site: PlanSite, id: String, in plan: PlanRecord, srsID: Int32, state: String
    ) throws -> [SQLValue] {
        let geometry = try site.geometry.map {
            SQLValue.blob(GeometryBlob.encode(try Geometry.multiPolygon($0.parts), srsID: srsID))
        }
        let (project, transition) = (site.project, site.transition)
        return [
            geometry ?? .null, .text(id), SQLValue(project?.name), .text(plan.id),
            // The column has been required from the first version on.
            .text(project?.id ?? ""), .text(site.role.rawValue), .text(site.kind),
            .text(site.parcelIDs.joined(separator: ";")), .text(site.unitIDs.joined(separator: ";")),
            .real(site.areaSquareMetres), SQLValue(project?.score), SQLValue(project?.weight),
            SQLValue(project?.isPromised), SQLValue(transition?.floorFrom.description),
            SQLValue(transition?.landFrom.description), SQLValue(transition?.moveOn.description), .text(state),
            .boolean(plan.summary.isSynthetic),
        ]
    }

    static func site(_ row: RowReader) throws -> PlanSite {
        let projectID = row.text("project_id") ?? ""
        let isRemainder = row.text("role") == PlanSite.Role.remainder.rawValue
        var transition: PlanSite.Transition?
        if let floorFrom = try row.date("floor_from_on"), let landFrom = try row.date("land_from_on"),
            let moveOn = try row.date("move_on")
        {
            transition = .init(floorFrom: floorFrom, landFrom: landFrom, moveOn: moveOn)
        }
        return PlanSite(
            project: isRemainder
                ? nil
                : .init(
                    id: projectID, name: row.text("name") ?? projectID, weight: row.real("weight"),
                    score: row.real("score") ?? 0, isPromised: row.flag("promised")),
            kind: row.text("kind") ?? "", parcelIDs: row.list("parcel_ids"), unitIDs: row.list("unit_ids"),
            areaSquareMetres: row.real("net_area_m2") ?? 0, transition: transition,
            geometry: try row.geometryIfAny()?.simplestForm)
    }
}
