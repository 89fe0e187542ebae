// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension DemandModel {
    /// All needs of one replication that fall due within the horizon.
    struct Drawn {
        var land: [LandNeed] = []
        var floor: [FloorNeed] = []
        /// Factories begun: month, floor in m², park, and the land they need of the reserve, or nil.
        var lots: [FactoryLot] = []
        /// Signed within the horizon, and of the year before, before anything dropped out.
        var signings = 0
        var backlog = 0
        var droppedOut = 0

        mutating func clear() {
            land.removeAll(keepingCapacity: true)
            floor.removeAll(keepingCapacity: true)
            lots.removeAll(keepingCapacity: true)
            signings = 0
            backlog = 0
            droppedOut = 0
        }
    }

    struct FactoryLot {
        let begun: Double
        let squareMetres: Int
        let park: Int
        let entity: UInt64
        /// Its need among those for land; nil where it has land.
        let land: Int?
    }

    /// Where streams of projects without a tier begin.
    enum Entity {
        static let firm: UInt64 = 1 << 40
        static let lot: UInt64 = 2 << 40
        static let graduate: UInt64 = 3 << 40
        static let listed: UInt64 = 4 << 40
        static let laterPhase: UInt64 = 1 << 48
    }

    func draw(seed: UInt64, replication: UInt64, into drawn: inout Drawn) {
        drawn.clear()
        for (number, cohort) in cohorts.enumerated() {
            if cohort.count.mean == 0 { continue }
            let chance = RandomStream.uniforms(
                seed: seed, replication: replication, entity: UInt64(number), purpose: .count, block: 0)
            let count = cohort.count.count(at: chance[0])
            if cohort.isBacklog { drawn.backlog += count } else { drawn.signings += count }
            for ordinal in 0..<count {
                project(
                    of: cohort, ProjectChance(seed, replication, UInt64(number) << 24 | UInt64(ordinal)), &drawn)
            }
        }
        for need in listed {
            let chance = ProjectChance(seed, replication, need.entity)
            var need = need
            if chance(Draw.dropOut) < dropOut {
                drawn.droppedOut += 1
                continue
            }
            if let patience { need.givesUp = need.due + patience.quantile(chance(Draw.patience)) }
            if need.due < horizon { drawn.land.append(need) }
        }
        for need in listedFloor where need.due < horizon { drawn.floor.append(need) }
        others(seed, replication, &drawn)
    }

    /// Which number of a project's stream decides what. Numbers of one block cost one drawing: what every project needs
    /// comes first. Never renumber: results would change.
    private enum Draw {
        static let time = 0, lag = 1, size = 2, lead = 3
        static let intensity = 4, ownLand = 5, dropOut = 6, batch = 7
        static let park = 8, landUse = 9, hallShare = 10, hallAspect = 11
        static let transfer = 12, patience = 13, substitution = 14, transition = 15
        static let floor = 16, lease = 17, laterPhase = 18
    }

    private struct ProjectChance {
        let seed: UInt64
        let replication: UInt64
        let entity: UInt64

        init(_ seed: UInt64, _ replication: UInt64, _ entity: UInt64) {
            self.seed = seed
            self.replication = replication
            self.entity = entity
        }

        @inline(__always)
        func block(_ number: Int) -> SIMD4<Double> {
            RandomStream.uniforms(
                seed: seed, replication: replication, entity: entity, purpose: .project, block: UInt64(number))
        }

        func callAsFunction(_ draw: Int) -> Double { block(draw >> 2)[draw & 3] }
    }

    @inline(__always)
    private func project(of cohort: Cohort, _ chance: ProjectChance, _ drawn: inout Drawn) {
        let first = chance.block(0)
        let signed = cohort.times.time(at: first[Draw.time])
        if let reach = cohort.reach, !reach.matters(signed: signed, first[Draw.lag]) { return }
        var start = signed
        if let lag = cohort.lag { start += lag.quantile(first[Draw.lag]) }
        let second = needsSecondBlock ? chance.block(1) : SIMD4(repeating: 0.5)
        if dropOut > 0, second[Draw.dropOut - 4] < dropOut {
            drawn.droppedOut += 1
            return
        }
        if batchShare > 0, second[Draw.batch - 4] < batchShare, let next = batches.first(where: { $0 >= start }) {
            start = next
        }
        let due = max(signed, lead.map { start - $0.quantile(first[Draw.lead]) } ?? start)
        guard due >= 0 || !cohort.isBacklog else { return }
        guard cohort.ownLandShare >= 1 || second[Draw.ownLand - 4] < cohort.ownLandShare else { return }
        let (mu, rest, investment) = land(cohort, first[Draw.size], second[Draw.intensity - 4])
        if substitution > 0, chance(Draw.substitution) < substitution {
            takeFloor(.substitution, chance, from: due, &drawn)
            return
        }
        // Who signed before the start has found floor by then, or does without.
        if transitionShare > 0, !cohort.isBacklog, chance(Draw.transition) < transitionShare {
            takeFloor(.transition, chance, from: signed, &drawn)
        }
        guard due < horizon else { return }
        let need = self.need(.firstPhase, cohort.tier, chance, due: due, mu: mu, investment: investment)
        drawn.land.append(need)
        guard let laterPhaseAfter, rest > 0 else { return }
        let later = due + laterPhaseAfter.quantile(chance(Draw.laterPhase))
        guard later < horizon else { return }
        let laterChance = ProjectChance(chance.seed, chance.replication, chance.entity | Entity.laterPhase)
        var laterNeed = self.need(.laterPhase, cohort.tier, laterChance, due: later, mu: rest, investment: investment)
        (laterNeed.park, laterNeed.allowed, laterNeed.landUse) = (need.park, need.allowed, need.landUse)
        drawn.land.append(laterNeed)
    }

    @inline(__always)
    private func land(
        _ cohort: Cohort, _ size: Double, _ intensityChance: Double
    ) -> (first: Double, rest: Double, investment: Double) {
        switch cohort.land {
        case .stated(let law): return (law.quantile(size), 0, 0)
        case .byIntensity(let law, let share):
            let investment = law.quantile(size)
            let whole = investment * 1e4 / intensity.quantile(intensityChance)
            return (whole * share, whole * (1 - share), investment)
        }
    }

    @inline(__always)
    private func need(
        _ kind: LandNeed.Kind, _ tier: Int, _ chance: ProjectChance, due: Double, mu: Double, investment: Double
    ) -> LandNeed {
        let target = Self.parts(mu)
        var need = LandNeed(
            kind: kind, entity: chance.entity, tier: tier, due: due, givesUp: .infinity, target: target,
            least: target - target * tolerance / Self.toleranceParts,
            most: target + target * tolerance / Self.toleranceParts, landUse: 0, park: 0, allowed: 0,
            hallLengthMetres: 0, hallWidthMetres: 0, investment: investment)
        if parks.parkCount > 1 || landUses.codes.count > 1 || hallShare != nil {
            let place = chance.block(2)
            need.park = parks.park(at: place[Draw.park - 8])
            need.landUse = landUses.index(at: place[Draw.landUse - 8])
            if let hallShare, let hallAspect {
                let hall = mu * (2000.0 / 3) * min(1, hallShare.quantile(place[Draw.hallShare - 8]))
                let aspect = max(1, hallAspect.quantile(place[Draw.hallAspect - 8]))
                need.hallWidthMetres = (hall / aspect).squareRoot()
                need.hallLengthMetres = need.hallWidthMetres * aspect
            }
        }
        if transferShare > 0 || patience != nil {
            let more = chance.block(3)
            need.allowed = parks.allowed(from: need.park, isTransferable: more[Draw.transfer - 12] < transferShare)
            if let patience { need.givesUp = due + patience.quantile(more[Draw.patience - 12]) }
        } else {
            need.allowed = parks.allowed(from: need.park, isTransferable: false)
        }
        return need
    }

    private func takeFloor(
        _ kind: FloorNeed.Kind, _ chance: ProjectChance, from due: Double, _ drawn: inout Drawn
    ) {
        guard let floor, let lease, due < horizon else { return }
        let last = chance.block(4)
        let park = parks.park(at: chance(Draw.park))
        drawn.floor.append(
            FloorNeed(
                kind: kind, entity: chance.entity, due: due, givesUp: .infinity,
                squareMetres: Int(min(1e7, floor.quantile(last[Draw.floor - 16])).rounded()),
                leaseMonths: lease.quantile(last[Draw.lease - 16]), park: park,
                allowed: parks.allowed(from: park, isTransferable: false)))
    }

    private func others(_ seed: UInt64, _ replication: UInt64, _ drawn: inout Drawn) {
        func count(_ law: PoissonLaw, _ kind: UInt64) -> Int {
            law.mean == 0
                ? 0
                : law.count(
                    at: RandomStream.uniforms(
                        seed: seed, replication: replication, entity: kind, purpose: .count, block: 0)[0])
        }
        for ordinal in 0..<count(others.firms, Entity.firm) {
            guard let firmFloor = others.firmFloor, let lease else { break }
            let chance = ProjectChance(seed, replication, Entity.firm | UInt64(ordinal))
            let first = chance.block(0)
            let park = parks.park(at: chance(Draw.park))
            let due = first[Draw.time] * horizon
            drawn.floor.append(
                FloorNeed(
                    kind: .smallFirm, entity: chance.entity, due: due,
                    givesUp: patience.map { due + $0.quantile(chance(Draw.patience)) } ?? .infinity,
                    squareMetres: Int(min(1e7, firmFloor.quantile(first[Draw.size])).rounded()),
                    leaseMonths: lease.quantile(first[Draw.lead]), park: park,
                    allowed: parks.allowed(from: park, isTransferable: false)))
        }
        for ordinal in 0..<count(others.lots, Entity.lot) {
            guard let lotFloor = others.lotFloor else { break }
            let chance = ProjectChance(seed, replication, Entity.lot | UInt64(ordinal))
            let first = chance.block(0)
            let (begun, floor) = (first[Draw.time] * horizon, lotFloor.quantile(first[Draw.size]))
            var land: Int?
            if chance(Draw.ownLand) < others.landFromReserve {
                land = drawn.land.count
                let mu = floor / others.floorAreaRatio * 3 / 2000
                drawn.land.append(need(.factory, tierCount, chance, due: begun, mu: mu, investment: 0))
            }
            drawn.lots.append(
                FactoryLot(
                    begun: begun, squareMetres: Int(min(1e7, floor).rounded()), park: parks.park(at: chance(Draw.park)),
                    entity: chance.entity, land: land))
        }
        for ordinal in 0..<count(others.graduates, Entity.graduate) {
            guard let graduateLand = others.graduateLand else { break }
            let chance = ProjectChance(seed, replication, Entity.graduate | UInt64(ordinal))
            let first = chance.block(0)
            drawn.land.append(
                need(
                    .graduate, tierCount, chance, due: first[Draw.time] * horizon,
                    mu: graduateLand.quantile(first[Draw.size]), investment: 0))
        }
    }
}
