// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Puts a ``PackingProblem`` together, block by block.
struct PackingBuilder {
    private let problem: PlacementProblem
    private let usage: PlacementUsage
    private(set) var blocks: [PlacementBlock] = []
    private(set) var pairs: [PlacementPair] = []
    private var layouts: [BlockLayouts] = []
    private var packingBlocks: [PackingProblem.Block] = []
    private var parcelResources: [Int: Int32] = [:]
    private var resourceCount = 0
    private var pairProject: [Int32] = []
    private var pairUsage = RowUsage(pairCount: 0)
    private var weight: [Double] = []
    private var kept: [Double] = []
    private var fit: [Double] = []
    private var remaining: [Double] = []
    private var fitShare: [Double] = []
    private var areaRows: [[RowUse]] = []
    private var countedArea: [Double] = []
    /// The number of the floor of each candidate that begins on one, after those of all candidates.
    private var floorFirst: [Int: Int32] = [:]
    private let making: LayoutMaking

    init(_ problem: PlacementProblem, usage: PlacementUsage) {
        self.problem = problem
        self.usage = usage
        making = LayoutMaking(problem.finder)
        for (index, candidate) in problem.candidates.enumerated() where candidate.seeksLand && candidate.seeksFloor {
            floorFirst[index] = Int32(problem.candidates.count + floorFirst.count)
        }
    }

    private var snapshot: LandSnapshot { problem.finder.snapshot }

    mutating func add(_ ground: PlacementClaims.Ground, recalling memories: LayoutMemories) throws {
        let parcels = ground.parcels
        let netArea = parcels.reduce(0) { $0 + snapshot.parcels.netAreaSquareMetres[$1] }
        let usefulness = try parcels.reduce(0) { sum, parcel in
            try sum + making.usefulness(of: problem.finder.ground.ground(of: parcel))
        }
        let rows = usage.areaRows(of: parcels)
        let first = pairs.count
        var claims: [GroundLayouts.Claim] = []
        for claim in ground.claims {
            let candidate = problem.candidates[claim.candidate]
            guard let demand = candidate.land, let areas = demand.areas(on: parcels) else { continue }
            claims.append(
                GroundLayouts.Claim(
                    demand: demand,
                    number: memories.number(of: candidate.project.id, asking: candidate.requirement.ofLand),
                    isWhole: claim.isWhole, isShared: claim.isShared, areas: areas))
            let share =
                candidate.requirement.asksForTransition
                ? 1 - problem.finder.policy.transitionFloorShare.value : 1
            let least = claim.isShared ? min(areas.lowerBound, netArea) : netArea
            let score = max(
                claim.isShared ? demand.scoreBound(on: parcels) : 0, claim.isWhole ? demand.scoreWhole(on: parcels) : 0)
            pairs.append(
                PlacementPair(candidate: claim.candidate, block: blocks.count, isFloor: false))
            append(
                project: Int32(claim.candidate), weight: candidate.weight,
                kept: problem.isKept(candidate.project.id, parcels: parcels),
                fit: PlacementPacking.steppedUp(score * share), fitShare: share,
                // Of what is lost, no more than the area is certain, and no less than that of the least part.
                remaining: PlacementPacking.steppedUp(
                    (netArea - usefulness - least) / PlacementPacking.squareMetresPerMu),
                areaRows: rows, countedArea: least,
                uses: rows.map { RowUse(row: $0.row, amount: $0.amount * least) }
                    + usage.usesOnLand(of: claim.candidate, parcels: parcels))
        }
        let resources = parcels.map { parcel -> Int32 in
            if let number = parcelResources[parcel] { return number }
            parcelResources[parcel] = Int32(resourceCount)
            resourceCount += 1
            return Int32(resourceCount - 1)
        }
        blocks.append(.ground(parcels: parcels))
        packingBlocks.append(.init(resources: resources.sorted(), pairs: first..<pairs.count))
        layouts.append(
            .ground(
                GroundLayouts(
                    parcels: parcels, netAreaSquareMetres: netArea, claims: claims, making: making,
                    memory: memories.memory(of: parcels))))
    }

    mutating func add(_ building: PlacementClaims.Building) {
        let first = pairs.count
        var slots = UnitSlots()
        for claim in building.claims {
            let candidate = problem.candidates[claim.candidate]
            let span = candidate.floorSpan(in: problem.finder)
            for floor in claim.floors { slots.add(units: candidate.floors[floor].units, from: span.from) }
        }
        var claims: [BuildingLayouts.Claim] = []
        for claim in building.claims {
            let candidate = problem.candidates[claim.candidate]
            let span = candidate.floorSpan(in: problem.finder)
            let isFirst = floorFirst[claim.candidate] != nil
            let share = candidate.requirement.asksForTransition ? problem.finder.policy.transitionFloorShare.value : 1
            let options = claim.floors.map { floor in
                let site = candidate.floors[floor]
                let taken = slots.numbers(of: site.units, from: span.from, until: span.until)
                return BuildingLayouts.Option(
                    floor: floor, slots: taken.map(\.slot),
                    size: taken.reduce(0) { $0 + snapshot.units[$1.unit].floorAreaSquareMetres }, score: site.score,
                    isKept: !isFirst && problem.isKept(candidate.project.id, units: site.units))
            }
            let housed = BuildingLayouts.Claim(options)
            claims.append(housed)
            pairs.append(PlacementPair(candidate: claim.candidate, block: blocks.count, isFloor: true))
            append(
                project: floorFirst[claim.candidate] ?? Int32(claim.candidate), weight: isFirst ? 0 : candidate.weight,
                kept: options.contains(where: \.isKept) ? 1 : 0,
                fit: options.map { PlacementPacking.stepped($0.score * share) }.max() ?? 0, fitShare: share,
                remaining: 0, areaRows: [], countedArea: 0,
                uses: usage.usesOnFloor(of: claim.candidate, units: candidate.floors[claim.floors[0]].units))
        }
        blocks.append(.building(id: building.id))
        packingBlocks.append(.init(resources: [Int32(resourceCount)], pairs: first..<pairs.count))
        resourceCount += 1
        layouts.append(
            .building(
                BuildingLayouts(
                    claims: claims, slotCount: slots.count,
                    size: slots.size { snapshot.units[$0].floorAreaSquareMetres })))
    }

    private mutating func append(
        project: Int32, weight: Double, kept: Double, fit: Double, fitShare: Double, remaining: Double,
        areaRows: [RowUse], countedArea: Double, uses: [RowUse]
    ) {
        pairProject.append(project)
        self.weight.append(weight)
        self.kept.append(kept)
        self.fit.append(fit)
        self.remaining.append(remaining)
        self.fitShare.append(fitShare)
        self.areaRows.append(areaRows)
        self.countedArea.append(countedArea)
        pairUsage.append(uses)
    }

    func built() -> (packing: PackingProblem, oracle: GroundOracle) {
        let keeps = !problem.previous.isEmpty
        let step = PlacementPacking.step
        let packing = PackingProblem(
            projectCount: problem.candidates.count + floorFirst.count, resourceCount: resourceCount, rows: usage.rows,
            blocks: packingBlocks, pairProject: pairProject,
            pairValue: [weight] + (keeps ? [kept] : []) + [fit, remaining], pairUsage: pairUsage,
            levels: [PlacementPacking.weightLevel] + (keeps ? [PlacementPacking.keptLevel] : [])
                + [PlacementPacking.fitLevel, PlacementPacking.remainingLevel],
            valueStep: [step] + (keeps ? [1] : []) + [step, step])
        let oracle = GroundOracle(
            problem: packing, blocks: layouts,
            values: .init(
                kept: keeps ? 1 : nil, fit: keeps ? 2 : 1, remaining: keeps ? 3 : 2, fitShare: fitShare,
                areaRows: areaRows,
                countedArea: countedArea),
            mostParts: max(1, Int(problem.policy.mostPartsPerGround.value)),
            minimumRemainder: problem.finder.policy.cut.remainder.minimumNetAreaSquareMetres)
        return (packing, oracle)
    }
}

extension PlacementProblem {
    /// 1 where an earlier plan had put a project on just this land.
    func isKept(_ project: String, parcels: [Int]) -> Double {
        guard let site = previous[project] else { return 0 }
        return site.parcelIDs == Set(parcels.map { finder.snapshot.parcels.id[$0] }) ? 1 : 0
    }

    /// Whether an earlier plan had put a project on just this floor.
    func isKept(_ project: String, units: [Int]) -> Bool {
        guard let site = previous[project], site.parcelIDs.isEmpty else { return false }
        return site.unitIDs == Set(units.map { finder.snapshot.units[$0].id })
    }
}
