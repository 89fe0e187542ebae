// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// One standard factory building 标准厂房, wherever it stands.
struct StandardFactory: Sendable {
    let id: String
    let kind: FactoryKind
    /// Whole square metres.
    let floorArea: Int
    let startedOn: CalendarDate
    let completedOn: CalendarDate

    var status: String {
        completedOn <= PlanYear.baseDate
            ? "completed" : startedOn <= PlanYear.baseDate ? "under_construction" : "planned"
    }

    func row(park: ParkFact, shape: PlanarShape) -> LayerRow {
        var row = LayerRow(
            id: id, name: "\(park.name)标准厂房\(id.dropFirst(2))（虚构）", synthetic: true, shape: shape)
        row.set("park_id", park.id)
        row.set("county", park.county)
        row.set("status", status)
        row.set("floor_area_m2", Double(floorArea))
        row.set("floors", kind.floors)
        row.set("started_on", startedOn)
        row.set("completed_on", completedOn)
        row.markInvented()
        return row
    }
}
