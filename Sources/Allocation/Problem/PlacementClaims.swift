// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

/// Who may go where: the candidates' grounds and floors, gathered by ground and by floor.
struct PlacementClaims {
    struct Ground {
        /// Ascending; several are merged.
        let parcels: [Int]
        var claims: [(candidate: Int, isWhole: Bool, isShared: Bool)]
    }

    struct Building {
        let id: String
        /// With the positions of what it can have there among the candidate's floors.
        var claims: [(candidate: Int, floors: [Int])]
    }

    /// Parcels by position, then merged grounds in lexicographic order.
    private(set) var grounds: [Ground] = []
    private(set) var buildings: [Building] = []

    init(_ problem: PlacementProblem) {
        let takenParcels = Set(problem.candidates.compactMap(\.promisedParcel))
        let takenUnits = Set(problem.candidates.flatMap { $0.promisedFloor?.units ?? [] })
        var byGround: [[Int]: Ground] = [:]
        func claim(_ parcels: [Int], _ candidate: Int, isWhole: Bool, isShared: Bool) {
            guard takenParcels.isDisjoint(with: parcels) else { return }
            byGround[parcels, default: Ground(parcels: parcels, claims: [])].claims.append(
                (candidate, isWhole, isShared))
        }
        for (index, candidate) in problem.candidates.enumerated() where candidate.seeksLand {
            let (whole, shared) = (Set(candidate.wholeParcels), Set(candidate.sharedParcels))
            for parcel in whole.union(shared).sorted() {
                claim([parcel], index, isWhole: whole.contains(parcel), isShared: shared.contains(parcel))
            }
            for merged in candidate.mergedGrounds {
                claim(merged.parcels, index, isWhole: merged.isWhole, isShared: merged.isCut)
            }
        }
        grounds = byGround.values.sorted {
            ($0.parcels.count > 1 ? 1 : 0, $0.parcels) < ($1.parcels.count > 1 ? 1 : 0, $1.parcels)
        }
        gatherBuildings(problem, takenUnits)
    }

    private mutating func gatherBuildings(_ problem: PlacementProblem, _ taken: Set<Int>) {
        let units = problem.finder.snapshot.units
        var byID: [String: Building] = [:]
        for (index, candidate) in problem.candidates.enumerated() where candidate.seeksFloor {
            let free = candidate.floors.indices.filter { taken.isDisjoint(with: candidate.floors[$0].units) }
            for (id, floors) in Dictionary(grouping: free, by: { units[candidate.floors[$0].units[0]].factoryID }) {
                byID[id, default: Building(id: id, claims: [])].claims.append((index, floors))
            }
        }
        buildings = byID.values.sorted { $0.id < $1.id }
    }
}

extension PlacementCandidate {
    /// From which day a floor is kept for it, and when it is free again.
    func floorSpan(in finder: SiteFinder) -> (from: CalendarDate, until: CalendarDate?) {
        requirement.floorSpan(
            in: finder,
            landFrom: promisedParcel.map { CalendarDate(daysSince1970: finder.snapshot.parcels.readyDay[$0]) })
    }
}

extension Requirement {
    /// From which day a floor is kept, and when it is free again: for a project that goes on to land of its own when the
    /// plant there is built, counted from the day the land is needed.
    ///
    /// - Parameter landFrom: when land that is promised is ready, which may be later than it is needed.
    func floorSpan(
        in finder: SiteFinder, landFrom: CalendarDate? = nil
    ) -> (from: CalendarDate, until: CalendarDate?) {
        let base = finder.snapshot.baseDate
        guard asksForTransition else { return (needBy ?? base, nil) }
        let from = floorNeedBy ?? needBy ?? base
        let months = Int(finder.policy.constructionMonths.value)
        return (from, needBy.map { max($0, from, landFrom ?? from).adding(months: months) })
    }
}

private func < (left: (Int, [Int]), right: (Int, [Int])) -> Bool {
    left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}
