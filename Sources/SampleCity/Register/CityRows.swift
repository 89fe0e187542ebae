// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import SimpleFeatures

/// The rows of the city as a whole, made after its districts: zones, long lines, accounts, projects and locks.
struct CityRows {
    let rows: [(layer: Layer, rows: [LayerRow])]

    /// Parks that sign projects; more of them would only repeat the rest.
    private static let signingParks = 200

    init(
        parcelCount: Int, parks: [ParkFact], lockTargets: [DistrictFiles.LockTarget], drawnHundredths: [String: Int],
        frame: CityFrame
    ) throws {
        let signing = Array(parks.prefix(CityRows.signingParks))
        let drafts = signing.isEmpty ? [] : CityRows.drafts(parcelCount: parcelCount, parks: signing, seed: frame.seed)
        rows = [
            (.quotaAccount, QuotaAccounts.rows(drawnHundredths: drawnHundredths)),
            (.project, drafts.map { ProjectLedger.row(of: $0, parks: signing, seed: frame.seed) }),
            (.constraintZone, try CityZones(parcelCount: parcelCount, frame: frame).rows),
            (.facility, CityRows.facilities(frame: frame)),
            (
                .siteLock,
                CityRows.locks(parcelCount: parcelCount, targets: lockTargets, drafts: drafts, frame: frame)
            ),
        ]
    }

    /// One signing for twenty parcels, in the tiers of the year's plan.
    private static func drafts(parcelCount: Int, parks: [ParkFact], seed: UInt64) -> [ProjectDraft] {
        let total = (parcelCount / 20).clamped(to: 60...10_000)
        return SigningPlan.drafts(choice: IndustryChoice(parks: parks), seed: seed) { tier in
            max(1, total * tier.plannedSignings / 300)
        }
    }

    private static func facilities(frame: CityFrame) -> [LayerRow] {
        let radius = frame.sites.radiusMetres
        var rows: [LayerRow] = []
        func add(_ kind: String, _ name: String, _ shape: PlanarShape) {
            rows.append(FacilityRow.row("FC-C" + padded(rows.count + 1, 4), name + "（虚构）", kind, shape))
        }
        for corridor in frame.corridors {
            switch corridor.kind {
            case .river:
                add(Facility.river, "示例河", .line(corridor.line(radiusMetres: radius)))
                for place in corridor.points(every: 15_000, radiusMetres: radius) {
                    add("port", "示例港", .point(place))
                }
            case .railway:
                add("railway", "示例铁路", .line(corridor.line(radiusMetres: radius)))
                for place in corridor.points(every: 7_000, radiusMetres: radius) {
                    add("rail_station", "示例站", .point(place))
                }
            }
        }
        var stream = RandomStream(seed: frame.seed, purpose: "expressway entrances")
        for number in 0..<(Int(radius / 1_500).clamped(to: 2...60)) {
            // Where three districts meet, so on the border roads.
            let cell = frame.sites.cell(min(number * 7 + 1, frame.sites.count - 1))
            add("expressway_entrance", "示例高速入口", .point(stream.pick(cell.region.corners)))
        }
        return rows
    }

    private static func locks(
        parcelCount: Int, targets: [DistrictFiles.LockTarget], drafts: [ProjectDraft], frame: CityFrame
    ) -> [LayerRow] {
        var stream = RandomStream(seed: frame.seed, purpose: "site locks")
        let signed = drafts.filter { $0.stage == "signed" }
        let seekers = ["parcel_id": signed.filter { $0.need == .land }, "unit_id": signed.filter { $0.need == .floor }]
        var taken: [String: Int] = [:]
        var rows: [LayerRow] = []
        for target in stream.shuffled(targets).prefix((parcelCount / 250).clamped(to: 4...400)) {
            let place = taken[target.column, default: 0]
            guard let own = seekers[target.column], place < own.count else { continue }
            taken[target.column] = place + 1
            let from = PlanYear.baseDate.adding(days: -stream.integer(0...130))
            rows.append(
                SiteLocks.row(
                    number: rows.count + 1, on: (target.column, target.id), for: own[place], county: target.county,
                    term: (from, from.adding(days: stream.pick([30, 60, 90])))))
        }
        return rows
    }
}
