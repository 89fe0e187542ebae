// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// One row of the layer of locks.
struct HeldLock {
    let id: String
    let parcelID: String?
    let unitID: String?
    let projectID: String?
    /// Nil where another program has left none: the lock then never ends.
    let until: CalendarDate?

    init(_ row: RowReader) throws {
        id = row.id
        parcelID = row.text("parcel_id")
        unitID = row.text("unit_id")
        projectID = row.text("project_id")
        until = try row.date("until_on")
    }
}
