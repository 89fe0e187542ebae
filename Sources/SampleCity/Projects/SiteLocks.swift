// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// A few locks 意向锁定 on reserve parcels and vacant units: two have run out before the base date, the others hold.
enum SiteLocks {
    private static let parcelTerms = [
        (PlanYear.day(2019, 9, 10), PlanYear.day(2019, 12, 8)), (PlanYear.day(2020, 1, 15), PlanYear.day(2020, 4, 13)),
        (PlanYear.day(2020, 2, 20), PlanYear.day(2020, 5, 19)), (PlanYear.day(2020, 2, 10), PlanYear.day(2020, 3, 10)),
    ]
    private static let unitTerms = [
        (PlanYear.day(2019, 11, 20), PlanYear.day(2020, 2, 17)), (PlanYear.day(2020, 2, 25), PlanYear.day(2020, 4, 24)),
    ]

    static func rows(
        entries: [ParcelLedger.Entry], units: FactoryUnits, projects: ProjectLedger, layout: ParkLayout, seed: UInt64
    ) -> [LayerRow] {
        var stream = RandomStream(seed: seed, purpose: "site locks")
        var rows: [LayerRow] = []
        func county(_ park: Int) -> String { layout.parks[park].fact.county }
        func add(_ column: String, _ target: String, _ draft: ProjectDraft, _ term: (CalendarDate, CalendarDate)) {
            rows.append(
                row(number: rows.count + 1, on: (column, target), for: draft, county: county(draft.park), term: term))
        }
        var freeLots = stream.shuffled(entries.filter { $0.stage == .reserve }.map(\.lot))
        var terms = parcelTerms[...]
        for draft in stream.shuffled(projects.landSeekers) where draft.stage == "signed" {
            guard let term = terms.first else { break }
            guard let place = freeLots.firstIndex(where: { county($0.park) == county(draft.park) }) else { continue }
            add("parcel_id", freeLots.remove(at: place).id, draft, term)
            terms.removeFirst()
        }
        var freeUnits = stream.shuffled(units.units.filter { $0.floor.status == "vacant" })
        terms = unitTerms[...]
        for draft in stream.shuffled(projects.floorSeekers) where draft.stage == "signed" {
            guard let term = terms.first else { break }
            guard let place = freeUnits.firstIndex(where: { county($0.park) == county(draft.park) })
            else { continue }
            add("unit_id", freeUnits.remove(at: place).floor.id, draft, term)
            terms.removeFirst()
        }
        return rows
    }

    /// One lock on the parcel or unit that `site` names by its column.
    static func row(
        number: Int, on site: (column: String, id: String), for project: ProjectDraft, county: String,
        term: (CalendarDate, CalendarDate)
    ) -> LayerRow {
        var row = LayerRow(id: "LK-" + padded(number, 2), name: nil, synthetic: true)
        row.set(site.column, site.id)
        row.set("project_id", project.id)
        row.set("holder", "\(county)招商部门（虚构）")
        row.set("from_on", term.0)
        row.set("until_on", term.1)
        row.markInvented()
        return row
    }
}
