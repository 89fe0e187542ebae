// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// The rules of a floor, tested on one factory unit at a time.
    static func unitRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [Rule] {
        let units = snapshot.units
        func rule(_ criterion: Criterion, _ verdict: @escaping @Sendable (FactoryUnit) -> Verdict) -> Rule {
            Rule(criterion: criterion) { verdict(units[$0]) }
        }
        let baseDate = snapshot.baseDate
        var rules = [rule(.stage) { .require($0.status == .vacant || $0.status == .leased, else: nil) }]
        if let county = asked.county {
            rules.append(
                rule(.county) {
                    .require(
                        $0.county == county || asked.transferCounties.contains($0.county),
                        else: .transferTo(county: $0.county))
                })
        }
        if !asked.parkIDs.isEmpty {
            rules.append(
                rule(.park) { unit in
                    guard let park = unit.parkID else { return .excluded }
                    return .require(asked.parkIDs.contains(park), else: .addPark(id: park))
                })
        }
        if let window = asked.floorArea {
            rules.append(
                rule(.floorArea) { unit in
                    let area = Area(squareMetres: unit.floorAreaSquareMetres)
                    if let lower = window.lower, area < lower { return .fails(relaxation: .floorAreaFrom(area)) }
                    if let upper = window.upper, area > upper { return .fails(relaxation: .floorAreaUpTo(area)) }
                    return .meets
                })
        }
        if let needBy = asked.needBy {
            rules.append(
                rule(.ready) { unit in
                    // A let unit without the end of its lease is free on no known day.
                    guard let free = unit.availableOn ?? (unit.status == .vacant ? baseDate : nil) else {
                        return .unknown
                    }
                    return .require(free <= needBy, else: .needBy(free))
                })
        }
        rules.append(
            rule(.lock) { unit in
                guard let lock = unit.lock, lock.holds(on: baseDate, against: asked.projectID) else { return .meets }
                return .require(
                    asked.acceptLocksUntil.map { lock.until <= $0 } ?? false, else: .acceptLocksUntil(lock.until))
            })
        if let height = asked.floorHeightMetres {
            rules.append(
                atLeast(units, .floorHeight, height, \.clearHeightMetres) { .floorHeightDownTo(metres: $0) })
        }
        if let load = asked.floorLoadKilonewtonsPerSquareMetre {
            rules.append(
                atLeast(units, .floorLoad, load, \.floorLoadKilonewtonsPerSquareMetre) {
                    .floorLoadDownTo(kilonewtonsPerSquareMetre: $0)
                })
        }
        if let power = asked.needs[.power] {
            rules.append(atLeast(units, .utility(.power), power, \.power) { .utilityDownTo(.power, amount: $0) })
        }
        return rules
    }

    private static func atLeast(
        _ units: [FactoryUnit], _ criterion: Criterion, _ need: Double,
        _ measure: @escaping @Sendable (FactoryUnit) -> Double?,
        _ relaxation: @escaping @Sendable (Double) -> Relaxation
    ) -> Rule {
        Rule(criterion: criterion) { index in
            guard let value = measure(units[index]) else { return .unknown }
            return .require(value >= need, else: relaxation(value))
        }
    }
}
