// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The standard factories 标准厂房: those that stand, and those the year starts (2,000,000 m²) and completes
/// (1,600,000 m²), each to the square metre.
struct FactoryPlan: Sendable {
    struct Building: Sendable {
        let factory: StandardFactory
        let site: FactorySite
        let footprint: LocalRectangle
    }

    /// Buildings that share the years in which they start and end.
    enum Cohort: String, CaseIterable {
        /// Completed before 2020.
        case standing
        /// Started in 2019, completed in 2020.
        case carriedOver
        /// Started and completed in 2020.
        case withinYear
        /// Started in 2020, completed in 2021.
        case startedLate

        var squareMetres: Int {
            switch self {
            case .standing: 600_000
            case .carriedOver: PlanYear.factoryCompletionSquareMetres - Cohort.withinYear.squareMetres
            case .withinYear: 200_000
            case .startedLate: PlanYear.factoryStartSquareMetres - Cohort.withinYear.squareMetres
            }
        }

        func dates(_ stream: inout RandomStream) -> (started: CalendarDate, completed: CalendarDate) {
            switch self {
            case .standing:
                let completed = PlanYear.day(2018, 5, 1).adding(days: stream.integer(0...600))
                return (completed.adding(months: -stream.integer(9...18)), completed)
            case .carriedOver:
                // Completions fall towards the end of the year, as they did in the years before.
                let completed = PlanYear.day(2020, 1, 12).adding(days: Int(345 * max(stream.unit(), stream.unit())))
                let started = completed.adding(months: -stream.integer(8...13))
                return (min(max(started, PlanYear.day(2019, 1, 7)), PlanYear.day(2019, 12, 18)), completed)
            case .withinYear:
                let started = PlanYear.day(2020, 1, 6).adding(days: stream.integer(0...100))
                return (started, PlanYear.day(2020, 9, 20).adding(days: stream.integer(0...98)))
            case .startedLate:
                let started = PlanYear.day(2020, 1, 8).adding(days: stream.integer(0...345))
                return (started, max(started.adding(months: stream.integer(10...16)), PlanYear.day(2021, 1, 10)))
            }
        }
    }

    let buildings: [Building]

    init(entries: [ParcelLedger.Entry], seed: UInt64) throws {
        var sites = FactoryPlan.sites(entries: entries, seed: seed)[...]
        var buildings: [Building] = []
        for cohort in Cohort.allCases {
            var stream = RandomStream(seed: seed, purpose: "factory/\(cohort.rawValue)")
            var left = cohort.squareMetres
            while left > 0 {
                guard let site = sites.popFirst() else {
                    throw SampleCityError("the lots have no room for the year's standard factories")
                }
                // The last two share what is left, so that neither is too small to be let.
                let area = left > 2 * site.capacity ? site.capacity : left > site.capacity ? (left + 1) / 2 : left
                left -= area
                let dates = cohort.dates(&stream)
                buildings.append(
                    Building(
                        factory: StandardFactory(
                            id: "F-" + padded(buildings.count + 1, 3), kind: site.kind, floorArea: area,
                            startedOn: dates.started, completedOn: dates.completed),
                        site: site,
                        footprint: site.rectangle.shortened(toArea: Double(area) / Double(site.floors))))
            }
        }
        self.buildings = buildings
    }

    /// Sites on lots under construction, then on lots handed over, a lot of each park in turn.
    private static func sites(entries: [ParcelLedger.Entry], seed: UInt64) -> [FactorySite] {
        var stream = RandomStream(seed: seed, purpose: "factory lots")
        let suitable = entries.filter { $0.lot.isRectangular && $0.netMu >= 40 && $0.netMu <= 160 }
        return [ParcelStage.started, .delivered].flatMap { stage in
            let lots = stream.shuffled(suitable.filter { $0.stage == stage }.map(\.lot))
            var turns: [Int: Int] = [:]
            let ordered = lots.map { lot in
                defer { turns[lot.park, default: 0] += 1 }
                return (turn: turns[lot.park] ?? 0, lot: lot)
            }.sorted { ($0.turn, $0.lot.park) < ($1.turn, $1.lot.park) }
            // Half of the lots at most: the rest belongs to firms that build for themselves.
            let kept = ordered.prefix(stage == .started ? ordered.count / 2 : ordered.count)
            return kept.flatMap { FactorySite.sites(on: $0.lot, seed: seed) }
        }
    }

    func rows(layout: ParkLayout) -> [LayerRow] {
        buildings.map { building in
            let park = layout.parks[building.site.lot.park]
            return building.factory.row(
                park: park.fact, shape: .polygon(park.frame.planar(building.footprint.ring)))
        }
    }
}

extension LocalRectangle {
    /// Cut at the end of its longer side to the area given, which must not exceed its own.
    fileprivate func shortened(toArea wanted: Double) -> LocalRectangle {
        var result = self
        if width >= height { result.maxU = minU + wanted / height } else { result.maxV = minV + wanted / width }
        return result
    }
}
