// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// The changes that would place one unplaced project, each with what the plan gains by it.
struct RemedySearch {
    private let room: PlanRoom
    private let index: Int
    private let land: SoughtHalf?
    private let floor: SoughtHalf?
    private(set) var verification: Verification
    private(set) var found: [Remedy] = []
    private(set) var untriedCount = 0

    /// How many sites a change must let in before it is given up: the nearest may be held by others.
    private static let widths = [1, 2, 4, 8, 16, 32, 64]
    private static let leastGain = 1e-6

    init(_ room: PlanRoom, _ verification: Verification, _ index: Int, land: SoughtHalf?, floor: SoughtHalf?) {
        self.room = room
        self.verification = verification
        self.index = index
        self.land = land
        self.floor = floor
    }

    private var candidate: PlacementCandidate { room.packing.problem.candidates[index] }
    private var finder: SiteFinder { room.packing.problem.finder }
    /// What is missing: where both land and floor are, no single change places the project.
    private var missing: [SoughtHalf] { [land, floor].compactMap(\.self).filter { !$0.isHad } }

    mutating func run(_ searches: HalfSearches) throws {
        // Of no weight, nothing is gained by placing it.
        guard candidate.weight > Self.leastGain else { return }
        if missing.count == 1 {
            try relax(searches)
            try supply()
            try raise()
        }
        if let floor, land != nil, !floor.isHad { try dropFloorFirst() }
        if found.isEmpty {
            for pair in searches.pairs { try relax(pair, maySolve: false) }
        }
    }

    private mutating func relax(_ searches: HalfSearches) throws {
        var cured = Set<Criterion>()
        for width in Self.widths {
            let misses = try searches.misses(admitting: width).filter { !cured.contains($0.criterion) }
            if misses.isEmpty { break }
            var isCured = Set<Criterion>()
            for miss in misses {
                if try relax(miss, maySolve: width == 1) { isCured.insert(miss.criterion) }
            }
            cured.formUnion(isCured)
        }
    }

    /// - Returns: whether it is a remedy.
    @discardableResult
    private mutating func relax(_ miss: SiteSearch.NearMiss, maySolve: Bool) throws -> Bool {
        let asked = miss.relaxations.reduce(candidate.requirement) { $0.relaxed(by: $1) }
        guard let (gain, fit) = try gain(asking: asked, maySolve: maySolve), gain.amount > Self.leastGain else {
            return false
        }
        let ids = fit.map { miss.admittedIDs.contains($0.siteID) ? miss.admittedIDs : [$0.siteID] }
        found.append(
            Remedy(
                change: .relax(miss.relaxations),
                cost: RemedyCost(
                    miss.relaxations, of: candidate.requirement, baseDate: finder.snapshot.baseDate),
                askingPriceWan: nil, siteIDs: ids ?? miss.admittedIDs, gain: gain.amount, isGainExact: gain.isExact))
        return true
    }

    /// What is gained when the project asks so, and where it then has room beside the plan; nil where nothing is known to
    /// be gained.
    private mutating func gain(
        asking asked: Requirement, maySolve: Bool
    ) throws -> (gain: Verification.Gain, fit: PlanRoom.Fit?)? {
        let asksForFloor = asked.asksForFloor || asked.asksForTransition
        let demand = candidate.seeksLand ? LandDemand(asked, on: finder.ground) : nil
        let fit = try room.fit(
            asked, of: candidate, on: demand, seeksFloor: asksForFloor && candidate.promisedFloor == nil)
        if let fit {
            let shared = try demand.map { Set(try $0.sharedParcels()) } ?? []
            let isExact = verification.gainsItsWeight(index, least: demand?.leastArea, parcels: shared)
            return ((candidate.weight, isExact), fit)
        }
        guard maySolve else { return nil }
        guard let gain = try verification.gain(of: index, asking: asked) else {
            untriedCount += 1
            return nil
        }
        return ((gain, true), nil)
    }

    /// One more of the smallest parcel or unit that serves.
    private mutating func supply() throws {
        guard let smallest = missing.first?.smallest else { return }
        let snapshot = finder.snapshot
        let (change, uses): (Verification.Change, [RowUse])
        switch smallest {
        case .parcel(let block, let used): (change, uses) = (.oneMoreGround(block: block), used)
        case .unit(let unit): (change, uses) = (.oneMoreUnit(unit), room.usage.usesOnFloor(of: index, units: [unit]))
        }
        // With nothing left to supply it, one more site places nobody.
        guard room.missing(for: uses).isEmpty else { return }
        guard let gain = try verification.gain(of: change, reached: candidate.weight) else { return }
        switch smallest {
        case .parcel(let block, _):
            let area = Area(squareMetres: room.area(of: block))
            let price = room.packing.oracle.ground(block)?.parcels.first.map { snapshot.parcels.priceWanPerMu[$0] }
            let id = room.siteID(ofBlock: block)
            found.append(
                Remedy(
                    change: .oneMoreParcel(like: id), cost: .landProvided(area),
                    askingPriceWan: price.flatMap { $0.isNaN ? nil : $0 * area.mu }, siteIDs: [id], gain: gain.amount,
                    isGainExact: gain.isExact))
        case .unit(let number):
            let unit = snapshot.units[number]
            found.append(
                Remedy(
                    change: .oneMoreFloor(like: unit.id),
                    cost: .floorProvided(Area(squareMetres: unit.floorAreaSquareMetres)), askingPriceWan: nil,
                    siteIDs: [unit.id], gain: gain.amount, isGainExact: gain.isExact))
        }
    }

    /// More of what a limit lacks for a site that is free.
    private mutating func raise() throws {
        guard let half = missing.first, let free = half.free, free.missing.count == 1 else { return }
        let (row, amount) = free.missing[0]
        let more = Verification.Change.more(row: row, amount: amount)
        guard let gain = try verification.gain(of: more, reached: candidate.weight) else { return }
        let (change, cost): (Remedy.Change, RemedyCost)
        switch room.usage.meanings[row] {
        case .utility(let parkID, let kind):
            (change, cost) = (
                .moreUtility(parkID: parkID, kind, amount: amount), .utilityProvided(kind, amount: amount)
            )
        case .quota(let name):
            let area = Area(squareMetres: amount)
            (change, cost) = (.moreQuota(name: name, area), .quotaProvided(area))
        case .budget: (change, cost) = (.moreBudget(wan: amount), .budgetProvided(wan: amount))
        case .transition: return
        }
        found.append(
            Remedy(
                change: change, cost: cost, askingPriceWan: nil,
                siteIDs: [free.siteID], gain: gain.amount, isGainExact: gain.isExact))
    }

    /// The project waits for the plant on its land.
    private mutating func dropFloorFirst() throws {
        let asked = candidate.requirement.ofLand
        guard let (gain, fit) = try gain(asking: asked, maySolve: true), gain.amount > Self.leastGain else { return }
        let requirement = candidate.requirement
        let base = finder.snapshot.baseDate
        let wanted = requirement.floorNeedBy ?? requirement.needBy ?? base
        let land = [fit?.readyOn, requirement.needBy].compactMap(\.self).max() ?? base
        let built = land.adding(months: Int(finder.policy.constructionMonths.value))
        found.append(
            Remedy(
                change: .withoutFloorFirst, cost: .months(from: wanted, until: built), askingPriceWan: nil,
                siteIDs: fit.map { [$0.siteID] } ?? [], gain: gain.amount, isGainExact: gain.isExact))
    }
}
