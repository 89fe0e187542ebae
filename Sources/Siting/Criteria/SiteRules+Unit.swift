// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteRules {
    /// The rules of a floor, tested on one factory unit at a time.
    static func unitRules(_ asked: Requirement, _ snapshot: LandSnapshot) -> [SiteRule] {
        let units = snapshot.units
        func rule(_ criterion: Criterion, _ verdict: @escaping @Sendable (FactoryUnit) -> Verdict) -> SiteRule {
            SiteRule(criterion: criterion) { verdict(units[$0]) }
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
                    return switch area.position(in: window) {
                    case .inside: .meets
                    case .below: .fails(relaxation: .floorAreaFrom(area))
                    case .above: .fails(relaxation: .floorAreaUpTo(area))
                    }
                })
        }
        if let needBy = asked.needBy {
            rules.append(
                rule(.ready) { unit in
                    guard let free = unit.freeOn(baseDate: baseDate) else { return .unknown }
                    return .require(free <= needBy, else: .needBy(free))
                })
        }
        rules.append(rule(.lock) { lockVerdict(of: $0.locks, asked, baseDate) })
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
        if let grid = asked.floorColumnGrid {
            rules.append(
                rule(.floorGrid) { unit in
                    guard let own = unit.columnGrid else { return .unknown }
                    return .require(own.isAtLeast(grid), else: .floorGridDownTo(grid.narrowed(to: own)))
                })
        }
        if let crane = asked.floorCraneTonnes {
            rules.append(atLeast(units, .floorCrane, crane, \.craneTonnes) { .floorCraneDownTo(tonnes: $0) })
        }
        if let made = asked.floorFireClass {
            var fire = rule(.floorFire) { unit in
                guard let fireClass = unit.fireClass else { return .unknown }
                return .require(fireClass.permits(made), else: nil)
            }
            fire.isRelaxable = false
            rules.append(fire)
        }
        if let power = asked.needs[.power] {
            rules.append(atLeast(units, .utility(.power), power, \.power) { .utilityDownTo(.power, amount: $0) })
        }
        return rules + landTerms(of: asked).map { criterion in SiteRule(criterion: criterion) { _ in .unknown } }
    }

    /// What was asked of land. A floor holds no data for it, so it is reported as unknown and never passed over.
    private static func landTerms(of asked: Requirement) -> [Criterion] {
        var terms: [Criterion] = []
        if asked.landUse != nil { terms.append(.landUse) }
        if asked.priceMaximumWanPerMu != nil { terms.append(.price) }
        if asked.floorAreaRatio != nil { terms.append(.floorAreaRatio) }
        if asked.slopeMaximumPercent != nil { terms.append(.slope) }
        for kind in UtilityKind.allCases where kind != .power && asked.needs[kind] != nil {
            terms.append(.utility(kind))
        }
        if asked.hall != nil { terms.append(.hall) }
        return terms
            + asked.distances.map { .distance(facilityKind: $0.facilityKind, isMaximum: $0.isMaximum) }
    }

    private static func atLeast(
        _ units: [FactoryUnit], _ criterion: Criterion, _ need: Double,
        _ measure: @escaping @Sendable (FactoryUnit) -> Double?,
        _ relaxation: @escaping @Sendable (Double) -> Relaxation
    ) -> SiteRule {
        SiteRule(criterion: criterion) { index in
            guard let value = measure(units[index]) else { return .unknown }
            return .require(value >= need, else: relaxation(value))
        }
    }
}
