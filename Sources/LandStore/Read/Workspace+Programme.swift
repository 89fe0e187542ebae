// SPDX-License-Identifier: Apache-2.0
internal import GeoPackage
public import LandModel

extension Workspace {
    /// The dated plan of the year: batches, clearing areas, factories and the targets set for them.
    public func yearPlan() throws -> YearPlan {
        try file.read { reader in
            try YearPlan(
                batches: map(.approvalBatch, reader, approvalBatch),
                clearingAreas: map(.clearingArea, reader, clearingArea),
                factories: map(.factory, reader) { row in
                    Factory(
                        id: row.id, floorAreaSquareMetres: row.real("floor_area_m2") ?? 0,
                        startedOn: try row.date("started_on"), completedOn: try row.date("completed_on"))
                },
                targets: map(.target, reader) { row in
                    Target(
                        id: row.id, subject: row.text("subject") ?? row.id, comparator: row.text("comparator"),
                        value: row.text("value"), unit: row.text("unit"), quote: row.text("quote"))
                })
        }
    }
}
