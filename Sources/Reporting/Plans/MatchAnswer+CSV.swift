// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import FeatureFormats
internal import LandModel
public import Planner
internal import Siting

extension MatchAnswer {
    /// One line a project, placed or not, in the order of their ids.
    public func csv() -> String {
        let placed = plan.assignments.map { row(of: $0) }
        let unplaced = plan.unplaced.map { row(of: $0) }
        return CSV.write(header: Self.csvHeader, rows: (placed + unplaced).sorted { $0[0] < $1[0] })
    }

    private static let csvHeader = [
        "project_id", "name", "status", "weight", "kind", "site_id", "parcel_ids", "unit_ids", "park_id", "net_area_m2",
        "net_area_mu", "floor_area_m2", "score", "ready_on", "floor_from_on", "land_from_on", "move_on", "frontage_m",
        "width_m", "misses", "reason", "remedy", "synthetic",
    ]

    private func row(of assignment: PlacementPlan.Assignment) -> [String] {
        let (project, site) = (assignment.project, assignment.site)
        let (land, floor) = (site.landSquareMetres, site.floorSquareMetres)
        return [
            project.id, project.name, assignment.isPromised ? "promised" : "placed",
            weight(of: assignment).plainText(), site.kind.rawValue, site.id,
            site.parcels.map { snapshot.parcels.id[$0] }.joined(separator: ";"),
            site.units.map { snapshot.units[$0].id }.joined(separator: ";"), site.parkID ?? "",
            land > 0 ? land.plainText(decimals: 4) : "",
            land > 0 ? Area(squareMetres: land).mu.plainText(decimals: 4) : "",
            floor > 0 ? floor.plainText(decimals: 4) : "", site.score.plainText(decimals: 4),
            site.readyOn?.description ?? "", site.transition?.floorFrom.description ?? "",
            site.transition?.landFrom.description ?? "", site.transition?.moveOn.description ?? "",
            site.layout?.frontageMetres.plainText(decimals: 3) ?? "",
            site.layout?.widthMetres.plainText(decimals: 3) ?? "",
            assignment.misses.map(\.description).joined(separator: ";"), "", "",
            site.cautions.contains(.syntheticData) ? "true" : "",
        ]
    }

    private func row(of unplaced: Unplaced) -> [String] {
        let project = unplaced.project
        return [project.id, project.name, "unplaced", unplaced.weight.plainText()]
            + Array(repeating: "", count: Self.csvHeader.count - 7) + [
                unplaced.bindings.map { $0.text(.english) }.joined(separator: "; "),
                unplaced.remedies.first?.text(.english) ?? "", project.isSynthetic ? "true" : "",
            ]
    }
}
