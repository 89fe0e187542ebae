// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Finds factory units that together make up a floor where no unit alone does 合并厂房单元.
///
/// ```swift
/// let found = FloorSearch(snapshot).groups(for: requirement)
/// found.groups.first?.units
/// ```
///
/// Each unit meets every criterion by itself but the floor area and the power, which add up. A group lies on one floor of
/// one building, or in one building on floors that follow each other, and no unit of it is superfluous: without any one
/// the least area, or the power, is missed. <doc:Floors> says what counts as adjacent.
public struct FloorSearch: Sendable {
    /// Groups that are found where nothing else is said; where as many are, there may be more.
    public static let mostGroups = 100

    private let snapshot: LandSnapshot
    private let maximumUnitCount: Int
    /// Steps of the search that one question may cost.
    private let maximumWork: Int
    /// In the order of their ids; the units of each that may adjoin others, the smallest first.
    private let buildings: [[FloorPool.Member]]

    /// - Parameter maximumWork: how many partial groups one question may look at.
    /// - Complexity: O(units log units).
    public init(_ snapshot: LandSnapshot, policy: SitingPolicy = .shipped, maximumWork: Int = 500_000) {
        precondition(maximumWork > 0, "a search takes some work")
        self.snapshot = snapshot
        maximumUnitCount = Int(max(1, min(policy.floorUnitCount.value, 16)))
        self.maximumWork = maximumWork
        let levels = FloorLevels(snapshot.units).levels
        let members = snapshot.units.enumerated().compactMap { position, unit -> FloorPool.Member? in
            guard let level = levels[position], unit.floorAreaSquareMetres > 0, unit.floorAreaSquareMetres.isFinite
            else { return nil }
            return FloorPool.Member(
                unit: position, level: level, area: unit.floorAreaSquareMetres, power: unit.power)
        }
        buildings = Dictionary(grouping: members) { snapshot.units[$0.unit].factoryID }
            .sorted { $0.key < $1.key }
            .map { $0.value.sorted { ($0.area, $0.unit) < ($1.area, $1.unit) } }
    }

    /// The groups for a requirement, the best first; none where it states no least floor area.
    ///
    /// What it asks of land does not matter, so that the floor that comes before the land can be asked for as well.
    /// - Parameter limit: how many groups to name.
    /// - Complexity: O(units) and the bound on work, beyond which a caution says that groups may be missing.
    public func groups(for requirement: Requirement, limit: Int = FloorSearch.mostGroups) throws -> FloorGroups {
        precondition(limit >= 0, "no fewer than no groups")
        guard limit > 0, let window = FloorWindow(requirement) else { return FloorGroups(groups: [], cautions: []) }
        let rules = SiteRules.unitRules(requirement, snapshot)
        let (floors, buildings) = try pools(rules, window, knownOnly: requirement.knownOnly)
        var (groups, work, isCutShort) = ([FloorGroup](), maximumWork, false)
        for pools in [floors, buildings] {
            let largest = pools.reduce(0) { max($0, $1.members.count) }
            for unitCount in 2..<max(2, min(maximumUnitCount, largest) + 1) where groups.count < limit {
                var growth = FloorGrowth(
                    window, unitCount: unitCount, capacity: min(limit - groups.count, maximumWork), work: work)
                growth.grow(in: pools)
                groups += try growth.groups.map { try group($0.units, rules, window) }
                work = growth.remainingWork
                isCutShort = isCutShort || growth.isCutShort
            }
        }
        return FloorGroups(groups: groups, cautions: isCutShort ? [.groupsLeftOut] : [])
    }

    /// The units that may take part, floor by floor, and building by building where they lie on several floors.
    private func pools(
        _ rules: [SiteRule], _ window: FloorWindow, knownOnly: Bool
    ) throws -> (floors: [FloorPool], buildings: [FloorPool]) {
        // These add up; all others each unit must meet by itself.
        let rules = rules.filter { $0.criterion != .floorArea && $0.criterion != .utility(.power) }
        var (floors, several) = ([FloorPool](), [FloorPool]())
        for building in buildings where building.count > 1 {
            let eligible = try building.filter { member in
                try rules.allSatisfy { rule in
                    switch try rule.verdict(member.unit) {
                    case .meets: true
                    case .unknown: !knownOnly
                    case .fails: false
                    }
                }
            }
            let byLevel = Dictionary(grouping: eligible, by: \.level).sorted { $0.key < $1.key }
            floors += byLevel.map { FloorPool($0.value, window) }
            if byLevel.count > 1 { several.append(FloorPool(eligible, window)) }
        }
        return (floors, several)
    }

    private func group(_ positions: [Int], _ rules: [SiteRule], _ window: FloorWindow) throws -> FloorGroup {
        let units = positions.map { snapshot.units[$0] }
        /// Nil where it is not known of each.
        func known<Value>(_ value: (FactoryUnit) -> Value?) -> [Value]? {
            let values = units.compactMap(value)
            return values.count == units.count ? values : nil
        }
        let unknown = try rules.filter { rule in
            // What is known of the power may be enough.
            if rule.criterion == .utility(.power) { return units.reduce(0) { $0 + ($1.power ?? 0) } < window.power }
            return try rule.criterion != .floorArea && positions.contains { try rule.verdict($0) == .unknown }
        }
        return FloorGroup(
            units: positions, factoryID: units[0].factoryID, floors: Set(units.compactMap(\.floor)).sorted(),
            areaSquareMetres: units.reduce(0) { $0 + $1.floorAreaSquareMetres },
            power: known(\.power)?.reduce(0, +),
            freeOn: known { $0.freeOn(baseDate: snapshot.baseDate) }?.max(),
            clearHeightMetres: known(\.clearHeightMetres)?.min(),
            floorLoadKilonewtonsPerSquareMetre: known(\.floorLoadKilonewtonsPerSquareMetre)?.min(),
            unknown: unknown.map(\.criterion),
            cautions: [.adjacencyAssumed] + (units.contains { $0.floor == nil } ? [.floorNotRecorded] : []))
    }
}
