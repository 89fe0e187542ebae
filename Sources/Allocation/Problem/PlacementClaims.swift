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

    struct Floor {
        let units: [Int]
        let from: CalendarDate
        let until: CalendarDate?
        /// With the position among the candidate's floors.
        var claims: [(candidate: Int, floor: Int)]
    }

    /// Parcels by position, then merged grounds in lexicographic order.
    private(set) var grounds: [Ground] = []
    private(set) var floors: [Floor] = []

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
        gatherFloors(problem, takenUnits)
    }

    private mutating func gatherFloors(_ problem: PlacementProblem, _ taken: Set<Int>) {
        struct Span: Hashable {
            let units: [Int]
            let from: CalendarDate
            let until: CalendarDate?
        }
        var bySpan: [Span: Floor] = [:]
        var order: [Span] = []
        for (index, candidate) in problem.candidates.enumerated() where candidate.seeksFloor {
            let (from, until) = candidate.floorSpan(in: problem.finder)
            for (number, site) in candidate.floors.enumerated() where taken.isDisjoint(with: site.units) {
                let span = Span(units: site.units, from: from, until: until)
                if bySpan[span] == nil { order.append(span) }
                bySpan[span, default: Floor(units: site.units, from: from, until: until, claims: [])].claims.append(
                    (index, number))
            }
        }
        floors = order.compactMap { bySpan[$0] }
    }
}

extension PlacementCandidate {
    /// From which day a floor is kept for it, and when it is free again: for a project that goes on to land of its own
    /// when the plant there is built, counted from the day the land is needed.
    func floorSpan(in finder: SiteFinder) -> (from: CalendarDate, until: CalendarDate?) {
        let base = finder.snapshot.baseDate
        guard requirement.asksForTransition else { return (requirement.needBy ?? base, nil) }
        let from = requirement.floorNeedBy ?? requirement.needBy ?? base
        let months = Int(finder.policy.constructionMonths.value)
        return (from, requirement.needBy.map { max($0, from).adding(months: months) })
    }
}

private func < (left: (Int, [Int]), right: (Int, [Int])) -> Bool {
    left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}
