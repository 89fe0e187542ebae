// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Turns the layouts chosen into sites and grounds, with their geometry.
struct PlacementDecoding {
    private let solve: PlacementSolve
    private(set) var assignments: [PlacementPlan.Assignment] = []
    private(set) var grounds: [PlacementPlan.Ground] = []
    /// The fit of what was promised to those placed.
    private(set) var promisedFit = 0.0

    private var problem: PlacementProblem { solve.problem }

    init(_ solve: PlacementSolve) throws {
        self.solve = solve
        var (land, floors) = ([Int: Site](), [Int: Site]())
        for column in solve.solution.columns {
            let block = Int(column.block)
            let members = column.pairs.map { solve.packing.pairs[Int($0)] }
            let first = solve.packing.packing.blocks[block].pairs.lowerBound
            let set = column.pairs.map { Int($0) - first }
            let ground: GroundLayouts
            switch solve.packing.oracle.blocks[block] {
            case .ground(let layouts): ground = layouts
            case .building(let building):
                guard let laid = building.layout(of: set) else {
                    preconditionFailure("projects that were housed once can be housed again")
                }
                for (pair, option) in zip(members, laid.options) {
                    floors[pair.candidate] = problem.candidates[pair.candidate].floors[option.floor]
                }
                continue
            }
            guard let way = GroundMemory.Laid.Way(rawValue: column.layout),
                let layout = try ground.made(way, of: set)
            else { preconditionFailure("a layout that was made once can be made again") }
            for (pair, site) in zip(members, layout.sites) { land[pair.candidate] = site }
            grounds.append(
                PlacementPlan.Ground(
                    parcels: layout.parcels, projectIDs: members.map { problem.candidates[$0.candidate].project.id },
                    lines: layout.lines, remainders: layout.remainders))
        }
        for (index, candidate) in problem.candidates.enumerated() {
            if let assignment = try assignment(candidate, land: land[index], floor: floors[index]) {
                assignments.append(assignment)
            }
        }
        grounds.sort {
            $0.parcels.count == 1 && $1.parcels.count == 1 || $0.parcels.count > 1 && $1.parcels.count > 1
                ? $0.parcels.lexicographicallyPrecedes($1.parcels) : $0.parcels.count == 1
        }
    }

    /// Nil where the project has not all that it asks for.
    private mutating func assignment(
        _ candidate: PlacementCandidate, land: Site?, floor: Site?
    ) throws -> PlacementPlan.Assignment? {
        var (land, misses) = (land, [Criterion]())
        if let parcel = candidate.promisedParcel, let demand = candidate.land {
            let layout = try LayoutMaking(problem.finder).whole(demand, on: parcel)
            land = layout.sites[0]
            misses = try problem.finder.reasons(against: parcel, for: candidate.requirement).map(\.criterion)
        }
        let floor = floor ?? candidate.promisedFloor
        let needsFloor = candidate.requirement.asksForFloor || candidate.requirement.asksForTransition
        guard land != nil || candidate.land == nil, floor != nil || !needsFloor else { return nil }
        if let parcel = candidate.promisedParcel {
            grounds.append(
                PlacementPlan.Ground(
                    parcels: [parcel], projectIDs: [candidate.project.id], lines: [], remainders: []))
        }
        promisedFit += candidate.promisedFit(in: problem.finder)
        let site: Site? =
            if let land, let floor {
                TransitionPairing(policy: problem.finder.policy).pair(floor, land)
            } else {
                land ?? floor
            }
        return site.map {
            PlacementPlan.Assignment(
                project: candidate.project, site: $0, isPromised: candidate.isPromised, misses: misses)
        }
    }
}
