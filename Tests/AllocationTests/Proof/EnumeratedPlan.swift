// SPDX-License-Identifier: Apache-2.0
import Allocation
import LandModel
import Siting
import SitingSupport

/// The best plan of a tiny city without promises, by trying every set of layouts there is: on parcels, on merged
/// neighbours and in buildings, within every limit, all levels in their order. No engine between: what can be laid out is
/// asked of `LayoutMaking`, set by set.
struct EnumeratedPlan {
    /// Priority weight, fit, usefulness of what remains.
    private(set) var levels = [0.0, 0, 0]
    private(set) var layoutCount = 0
    private let busy: BusyCity
    private let finder: SiteFinder
    private let demands: [LandDemand?]
    private let floors: [[Site]]
    private let weights: [Double]
    private let requirements: [Requirement]
    private let limits: Limits

    /// Parcels and buildings by number, and sets of projects, as bits.
    struct Layout {
        let resources: Int
        let onLand: Int
        let onFloor: Int
        let levels: [Double]
        let uses: [Double]
    }

    init(_ busy: BusyCity) throws {
        self.busy = busy
        let finder = try busy.finder()
        self.finder = finder
        let projects = busy.city.projects
        requirements = projects.map { Requirement(of: $0, policy: busy.siting) }
        weights = projects.map { busy.allocation.priority.weight(of: $0) }
        demands = requirements.map { $0.netArea == nil ? nil : LandDemand($0, on: finder.ground) }
        floors = try requirements.map { asked in
            guard asked.floorArea != nil else { return [] }
            return try finder.floors(for: asked.asksForTransition ? asked.ofFloor : asked, groupLimit: 2_000).sites
        }
        limits = Limits(busy, finder.snapshot)
        let layouts = try landLayouts() + buildingLayouts()
        layoutCount = layouts.count
        var byFirst: [[Layout]] = Array(repeating: [], count: Int.bitWidth)
        for layout in layouts { byFirst[layout.resources.trailingZeroBitCount].append(layout) }
        let last = byFirst.lastIndex { !$0.isEmpty } ?? -1
        extend(
            byFirst, from: 0, through: last,
            Layout(
                resources: 0, onLand: 0, onFloor: 0, levels: levels, uses: limits.none))
    }

    private var transitions: Int {
        requirements.indices.reduce(0) { requirements[$1].asksForTransition ? $0 | 1 << $1 : $0 }
    }

    private mutating func extend(_ layouts: [[Layout]], from first: Int, through last: Int, _ held: Layout) {
        guard first <= last else {
            if held.onLand & transitions == held.onFloor & transitions, isBetter(held.levels) { levels = held.levels }
            return
        }
        extend(layouts, from: first + 1, through: last, held)
        for next in layouts[first]
        where held.resources & next.resources == 0 && held.onLand & next.onLand == 0
            && held.onFloor & next.onFloor == 0
        {
            let uses = zip(held.uses, next.uses).map { $0 + $1 }
            guard limits.allow(uses) else { continue }
            extend(
                layouts, from: first + 1, through: last,
                Layout(
                    resources: held.resources | next.resources, onLand: held.onLand | next.onLand,
                    onFloor: held.onFloor | next.onFloor, levels: zip(held.levels, next.levels).map { $0 + $1 },
                    uses: uses))
        }
    }

    private func isBetter(_ others: [Double]) -> Bool {
        for (other, own) in zip(others, levels) where abs(other - own) > 1e-6 { return other > own }
        return false
    }

    private static func stepped(_ value: Double) -> Double { (value * 100 + 1e-4).rounded(.down) / 100 }

    /// All sets of so many of some projects.
    private func sets(of members: [Int], upTo count: Int) -> [[Int]] {
        (1..<(1 << members.count)).map { bits in members.indices.filter { bits & 1 << $0 != 0 }.map { members[$0] } }
            .filter { $0.count <= count }
    }

    private func bits(_ set: [Int]) -> Int { set.reduce(0) { $0 | 1 << $1 } }

    private func landLayouts() throws -> [Layout] {
        let making = LayoutMaking(finder)
        var whole: [[Int]: Set<Int>] = [:]
        var shared: [[Int]: Set<Int>] = [:]
        for (project, demand) in demands.enumerated() {
            guard let demand else { continue }
            for parcel in try demand.wholeParcels() { whole[[parcel], default: []].insert(project) }
            for parcel in try demand.sharedParcels() { shared[[parcel], default: []].insert(project) }
            for merged in try demand.mergedGrounds().grounds {
                if merged.isWhole { whole[merged.parcels, default: []].insert(project) }
                if merged.isCut { shared[merged.parcels, default: []].insert(project) }
            }
        }
        var layouts: [Layout] = []
        for parcels in Set(whole.keys).union(shared.keys) {
            let before = try parcels.reduce(0) { try $0 + making.usefulness(of: finder.ground.ground(of: $1)) }
            func add(_ set: [Int], _ made: GroundLayout) throws {
                let fit = zip(set, made.sites).reduce(0) { $0 + Self.stepped($1.1.score * landShare(of: $1.0)) }
                let left = Self.stepped(Area(squareMetres: try made.usefulnessOfRemainders() - before).mu)
                let uses = zip(set, made.sites).map { limits.uses(requirements[$0], of: $1.areaSquareMetres, parcels) }
                layouts.append(
                    Layout(
                        resources: bits(parcels), onLand: bits(set), onFloor: 0,
                        levels: [set.reduce(0) { $0 + weights[$1] }, fit, left], uses: limits.sum(uses)))
            }
            for project in whole[parcels] ?? [] {
                guard let demand = demands[project] else { continue }
                if parcels.count == 1 {
                    try add([project], making.whole(demand, on: parcels[0]))
                } else if let made = try making.mergedWhole(demand, on: parcels) {
                    try add([project], made)
                }
            }
            guard let land = try making.land(of: parcels) else { continue }
            let most = Int(busy.allocation.mostPartsPerGround.value)
            for set in sets(of: (shared[parcels] ?? []).sorted(), upTo: most) {
                let made = try making.division(set.compactMap { demands[$0] }, of: land, from: parcels)
                if let made { try add(set, made) }
            }
        }
        return layouts
    }

    private func landShare(of project: Int) -> Double {
        requirements[project].asksForTransition ? 1 - busy.siting.transitionFloorShare.value : 1
    }

    /// Of each set of projects in a building the housing that scores best.
    private func buildingLayouts() -> [Layout] {
        let units = finder.snapshot.units
        var layouts: [Layout] = []
        for (number, building) in Set(units.map(\.factoryID)).sorted().enumerated() {
            let inside = floors.map { sites in sites.filter { units[$0.units[0]].factoryID == building } }
            for set in sets(of: inside.indices.filter { !inside[$0].isEmpty }, upTo: inside.count) {
                var best: (score: Double, sites: [Site])?
                func house(_ chosen: [Site]) {
                    guard chosen.count < set.count else {
                        let score = chosen.reduce(0) { $0 + $1.score }
                        if score > best?.score ?? -1 { best = (score, chosen) }
                        return
                    }
                    let project = set[chosen.count]
                    for site in inside[project]
                    where zip(set, chosen).allSatisfy({ other, taken in
                        Set(taken.units).isDisjoint(with: site.units) || !meet(span(of: other), span(of: project))
                    }) {
                        house(chosen + [site])
                    }
                }
                house([])
                guard let best else { continue }
                let fit = zip(set, best.sites).reduce(0) { sum, housed in
                    let share =
                        requirements[housed.0].asksForTransition ? busy.siting.transitionFloorShare.value : 1
                    return sum + Self.stepped(housed.1.score * share)
                }
                let staying = set.filter { !requirements[$0].asksForTransition }
                layouts.append(
                    Layout(
                        resources: 1 << (finder.snapshot.parcels.count + number), onLand: 0, onFloor: bits(set),
                        levels: [staying.reduce(0) { $0 + weights[$1] }, fit, 0],
                        uses: limits.sum(
                            staying.map { limits.uses(requirements[$0], inPark: units[best.sites[0].units[0]].parkID) })
                    ))
            }
        }
        return layouts
    }

    private func meet(_ first: Range<Int32>, _ second: Range<Int32>) -> Bool { first.overlaps(second) }

    private func span(of project: Int) -> Range<Int32> {
        let (asked, base) = (requirements[project], SmallCity.baseDate)
        guard asked.asksForTransition else { return (asked.needBy ?? base).daysSince1970..<Int32.max }
        let from = asked.floorNeedBy ?? asked.needBy ?? base
        let until = asked.needBy.map {
            max($0, from).adding(months: Int(busy.siting.constructionMonths.value)).daysSince1970
        }
        return from.daysSince1970..<(until ?? Int32.max)
    }
}
