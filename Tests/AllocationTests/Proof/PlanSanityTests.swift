// SPDX-License-Identifier: Apache-2.0
import Allocation
import Foundation
import LandModel
import SitingSupport
import TestSupport
import Testing

@testable import Siting

@Suite("What must hold of plans of irregular cities")
struct PlanSanityTests {
    private func city(_ generator: inout RepeatableGenerator, hasPromises: Bool = true) throws -> BusyCity {
        try BusyCity.random(
            parcels: 4...8, projects: .random(in: 6...10, using: &generator), hasPromises: hasPromises, &generator)
    }

    /// Fails where a level is lower though all levels above it are as they were.
    private func expectNoLoss(_ more: PlacementPlan, than less: PlacementPlan, _ what: String) {
        #expect(more.status == .optimal && less.status == .optimal)
        for (more, less) in zip(more.levels, less.levels) {
            #expect(more.objective >= less.objective - 1e-6, "\(what): \(more.name)")
            if more.objective > less.objective + 1e-6 { return }
        }
    }

    @Test("one more parcel, unit, or amount of anything lowers no level, unless it raises one above")
    func moreSupply() throws {
        var raised = Set<String>()
        try forAll(seed: 53, count: 16) { generator, _ in
            let more = try city(&generator)
            let plan = try more.plan()
            func less(_ what: String, _ change: (inout BusyCity) -> Void) throws {
                var less = more
                change(&less)
                let before = try less.plan()
                expectNoLoss(plan, than: before, what)
                if plan.levels[0].objective > before.levels[0].objective + 1e-6 { raised.insert(what) }
            }
            let parcels = more.city.parcels.indices.filter { more.city.locks[more.city.parcels[$0].id] == nil }
            if let parcel = parcels.randomElement(using: &generator) {
                try less("a parcel") { $0.city.parcels.remove(at: parcel) }
            }
            let units = more.city.units.indices.filter { more.city.units[$0].locks.isEmpty }
            if let unit = units.randomElement(using: &generator) {
                try less("a unit") { $0.city.units.remove(at: unit) }
            }
            // Less than what promises draw is as little as that.
            try less("power and water") { busy in
                busy.city.parks = busy.city.parks.map { park in
                    var capacities = UtilityAmounts()
                    for kind in UtilityKind.allCases { capacities[kind] = (park.capacities[kind] ?? 1_500) / 3 }
                    return Park(
                        id: park.id, name: park.name, county: park.county, industries: park.industries,
                        investmentThresholdWanPerMu: park.investmentThresholdWanPerMu,
                        taxThresholdWanPerMu: park.taxThresholdWanPerMu, capacities: capacities)
                }
            }
            try less("land quota") { busy in
                busy.allocation.landQuotas =
                    busy.allocation.landQuotas.map {
                        LandQuota(
                            name: $0.name, from: $0.from, until: $0.until,
                            area: Area(squareMetres: $0.area.squareMetres / 2))
                    } + [
                        LandQuota(
                            name: "half a year", from: SmallCity.baseDate, until: SmallCity.baseDate.adding(months: 6),
                            area: Area(mu: 60))
                    ]
            }
            try less("budget") {
                $0.allocation.landBudgetWan = BusyCity.figure(($0.allocation.landBudgetWan?.value ?? 4_000) / 2)
            }
            try less("projects on one ground") { $0.allocation.mostPartsPerGround = BusyCity.figure(1) }
        }
        #expect(raised.count == 6, "\(raised)")
    }

    @Test("without a project that was not placed, every level is as it was")
    func unplacedDoNotMatter() throws {
        var removed = 0
        try forAll(seed: 54, count: 20) { generator, _ in
            var busy = try city(&generator)
            let plan = try busy.plan()
            // What is kept for somebody counts against a quota, whether the other half is found or not.
            let holders = Set(
                busy.city.locks.values.joined().compactMap(\.projectID)
                    + busy.city.units.flatMap(\.locks).compactMap(\.projectID))
            let left = plan.unplaced.map(\.project.id).filter { !holders.contains($0) }
            guard let out = left.randomElement(using: &generator) else { return }
            removed += 1
            busy.city.projects.removeAll { $0.id == out }
            let again = try busy.plan()
            #expect(again.levels.map(\.name) == plan.levels.map(\.name))
            for (level, before) in zip(again.levels, plan.levels) {
                #expect(abs(level.objective - before.objective) < 1e-6, "\(level.name) without \(out)")
            }
        }
        #expect(removed > 10)
    }

    @Test("what is promised stays, though its day slips and others would weigh more")
    func promisesStay() throws {
        var (land, floors) = (0, 0)
        try forAll(seed: 55, count: 40) { generator, _ in
            var busy = try city(&generator, hasPromises: false)
            let plan = try busy.plan()
            let wholes = plan.assignments.filter { assignment in
                let ground = plan.grounds.first { $0.projectIDs.contains(assignment.project.id) }
                let isWhole = assignment.site.parcels.count == 1 && ground?.lines.isEmpty == true
                return isWhole && assignment.site.units.isEmpty
                    || assignment.site.parcels.isEmpty && assignment.site.units.count == 1
            }
            // Of the rarer kind, where there is one.
            let onLand = wholes.filter { !$0.site.parcels.isEmpty }
            guard let kept = (onLand.isEmpty ? wholes : onLand).randomElement(using: &generator) else { return }
            let lock = SiteLock(
                projectID: kept.project.id, from: SmallCity.baseDate, until: SmallCity.baseDate.adding(months: 6))
            if let parcel = kept.site.parcels.first {
                busy.city.locks[busy.city.parcels.map(\.id).sorted()[parcel]] = [lock]
                land += 1
            } else {
                let id = busy.city.units.map(\.id).sorted()[kept.site.units[0]]
                for index in busy.city.units.indices where busy.city.units[index].id == id {
                    busy.city.units[index].locks = [lock]
                }
                floors += 1
            }
            for index in busy.city.projects.indices {
                if busy.city.projects[index].id == kept.project.id {
                    busy.city.projects[index].neededOn = SmallCity.baseDate.adding(days: -30)
                    busy.city.projects[index].floorNeededOn = SmallCity.baseDate.adding(days: -30)
                } else {
                    busy.city.projects[index].priority = 1_000
                }
            }
            let again = try busy.plan().assignments.first { $0.project.id == kept.project.id }
            #expect(again?.isPromised == true)
            #expect(again?.site.parcels == kept.site.parcels && again?.site.units == kept.site.units)
        }
        #expect(land > 3 && floors > 3, "\(land) parcels, \(floors) floors")
    }

    @Test("the number of threads and the order of projects, parcels and units do not matter")
    func deterministic() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        func told(_ busy: BusyCity, _ plan: PlacementPlan) throws -> [String] {
            var sorted = busy
            sorted.city.parcels.sort { $0.id < $1.id }
            sorted.city.units.sort { $0.id < $1.id }
            return [String(decoding: try encoder.encode(PlanDump(sorted, plan)), as: UTF8.self)]
                + plan.unplaced.map { "\($0.project.id) \($0.bindings) \($0.remedies)" }
                + plan.marginalValues.map { "\($0)" } + ["\(String(describing: plan.stockUse)) \(plan.baselines)"]
        }
        try forAll(seed: 56, count: 6) { generator, _ in
            let busy = try city(&generator)
            let first = try told(busy, busy.plan())
            #expect(try told(busy, busy.plan()) == first)
            #expect(try told(busy, busy.plan(threads: 2)) == first)
            var shuffled = busy
            shuffled.city.projects.shuffle(using: &generator)
            shuffled.city.parcels.shuffle(using: &generator)
            shuffled.city.units.shuffle(using: &generator)
            #expect(try told(shuffled, shuffled.plan(threads: 2)) == first)
        }
    }
}
