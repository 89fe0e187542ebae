// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Adds up what becomes of the stock. Each parcel and each unit of the stock stands in one column of the table, but for a
/// parcel that is cut: its net area is split between what is allotted and what remains.
struct StockAccounting {
    private let problem: PlacementProblem
    private var lines: [Key: Sums] = [:]

    private struct Key: Hashable {
        let kind: StockUse.Kind
        let parkID: String?
    }

    fileprivate struct Sums {
        var count = 0
        var nominal = 0.0
        var used = 0.0
        var remaining = 0.0
        var free = 0.0
        var lost: [[Criterion]: (count: Int, area: Double)] = [:]
    }

    private var snapshot: LandSnapshot { problem.finder.snapshot }

    init(_ problem: PlacementProblem) {
        self.problem = problem
    }

    /// - Parameters:
    ///   - grounds: of the plan.
    ///   - units: those the plan uses.
    func stockUse(grounds: [PlacementPlan.Ground], units: Set<Int>, unplaced: [Unplaced]) throws -> StockUse {
        var accounting = self
        try accounting.addLand(grounds)
        try accounting.addFloors(units)
        let ordered = accounting.lines.sorted { first, second in
            let (left, right) = (first.key, second.key)
            if left.kind != right.kind { return left.kind == .land }
            guard let leftPark = left.parkID, let rightPark = right.parkID else { return left.parkID != nil }
            return leftPark < rightPark
        }
        let totals = [StockUse.Kind.land, .floor].compactMap { kind -> StockUse.Line? in
            let parts = ordered.filter { $0.key.kind == kind }.map(\.value)
            return parts.isEmpty ? nil : line(Key(kind: kind, parkID: nil), Self.total(parts))
        }
        return StockUse(
            lines: ordered.map { line($0.key, $0.value) }, totals: totals, unserved: Self.unserved(unplaced))
    }

    private mutating func addLand(_ grounds: [PlacementPlan.Ground]) throws {
        let areas = snapshot.parcels.netAreaSquareMetres
        let reserve = try UsableReserve(problem.finder, for: problem.candidates.map(\.requirement))
        let causes = Dictionary(
            reserve.losses.flatMap { loss in loss.parcels.map { ($0, loss.causes) } }
        ) { first, _ in first }
        // Of merged ground that is cut, each parcel has its share of what remains.
        var share: [Int: Double] = [:]
        for ground in grounds {
            let total = ground.parcels.reduce(0) { $0 + areas[$1] }
            let remaining = ground.remainders.reduce(0) { $0 + $1.netAreaSquareMetres }
            for parcel in ground.parcels { share[parcel] = total > 0 ? min(1, remaining / total) : 0 }
        }
        for parcel in 0..<snapshot.parcels.count
        where snapshot.stages[snapshot.parcels.stage[parcel]].countsAsReserve {
            let area = areas[parcel]
            lines[Key(kind: .land, parkID: snapshot.park(of: parcel)?.id), default: Sums()].add(area) { sums in
                if let share = share[parcel] {
                    sums.remaining += share * area
                    sums.used += area - share * area
                } else if let causes = causes[parcel] {
                    sums.lose(area, to: causes)
                } else {
                    sums.free += area
                }
            }
        }
    }

    private mutating func addFloors(_ used: Set<Int>) throws {
        let usable = Set(problem.candidates.flatMap { $0.floors.flatMap(\.units) })
        let requirements = problem.candidates.map(\.requirement).filter { $0.asksForFloor || $0.asksForTransition }
            .map { $0.asksForTransition ? $0.ofFloor : $0 }
        for (number, unit) in snapshot.units.enumerated() {
            guard let freeOn = unit.freeOn(baseDate: snapshot.baseDate), freeOn <= snapshot.baseDate else { continue }
            let causes =
                used.contains(number) || usable.contains(number)
                ? [] : try leastCauses(keeping: number, from: requirements)
            lines[Key(kind: .floor, parkID: unit.parkID), default: Sums()].add(unit.floorAreaSquareMetres) { sums in
                if used.contains(number) {
                    sums.used += unit.floorAreaSquareMetres
                } else if usable.contains(number) {
                    sums.free += unit.floorAreaSquareMetres
                } else {
                    sums.lose(unit.floorAreaSquareMetres, to: causes)
                }
            }
        }
    }

    /// The fewest criteria that keep a unit from some project; of equals those of the project that comes first.
    private func leastCauses(keeping unit: Int, from requirements: [Requirement]) throws -> [Criterion] {
        var least: [Criterion]?
        for requirement in requirements {
            let causes = try problem.finder.reasons(against: unit, for: requirement).map(\.criterion)
            if least.map({ causes.count < $0.count }) ?? true { least = causes }
        }
        return least ?? []
    }

    private func line(_ key: Key, _ sums: Sums) -> StockUse.Line {
        StockUse.Line(
            kind: key.kind, parkID: key.parkID, siteCount: sums.count, nominalSquareMetres: sums.nominal,
            usedSquareMetres: sums.used, remainingSquareMetres: sums.remaining, freeSquareMetres: sums.free,
            losses: sums.lost.map {
                StockUse.Loss(causes: $0.key, siteCount: $0.value.count, squareMetres: $0.value.area)
            }.sorted {
                $0.squareMetres != $1.squareMetres
                    ? $0.squareMetres > $1.squareMetres : "\($0.causes)" < "\($1.causes)"
            })
    }

    private static func total(_ parts: [Sums]) -> Sums {
        parts.reduce(into: Sums()) { total, part in
            total.count += part.count
            total.nominal += part.nominal
            total.used += part.used
            total.remaining += part.remaining
            total.free += part.free
            for (causes, lost) in part.lost {
                let before = total.lost[causes] ?? (0, 0)
                total.lost[causes] = (before.count + lost.count, before.area + lost.area)
            }
        }
    }

    private static func unserved(_ unplaced: [Unplaced]) -> [StockUse.Unserved] {
        var byReason: [StockUse.Reason: [Project]] = [:]
        for left in unplaced {
            guard let reason = left.bindings.first?.reason else { continue }
            byReason[reason, default: []].append(left.project)
        }
        return StockUse.Reason.allCases.compactMap { reason in
            byReason[reason].map { projects in
                StockUse.Unserved(
                    reason: reason, projectCount: projects.count,
                    landSquareMetres: projects.reduce(0) { $0 + ($1.netArea?.lower?.squareMetres ?? 0) },
                    floorSquareMetres: projects.reduce(0) { $0 + ($1.floorAreaSquareMetres ?? 0) })
            }
        }
    }
}

extension StockAccounting.Sums {
    fileprivate mutating func add(_ area: Double, _ body: (inout Self) -> Void) {
        count += 1
        nominal += area
        body(&self)
    }

    fileprivate mutating func lose(_ area: Double, to causes: [Criterion]) {
        let before = lost[causes] ?? (0, 0)
        lost[causes] = (before.count + 1, before.area + area)
    }
}

extension Binding {
    /// Nil where nothing is asked for.
    fileprivate var reason: StockUse.Reason? {
        switch self {
        case .criterion: .noSite
        case .competition: .competition
        case .utility: .utility
        case .quota: .quota
        case .budget: .budget
        case .floorFirst: .floorFirst
        case .noStatedNeed: nil
        }
    }
}
