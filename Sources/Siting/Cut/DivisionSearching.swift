// SPDX-License-Identifier: Apache-2.0

/// The search for the best division of one ground into the parts demanded, depth first.
///
/// The line of each cut is moved no further than the part needs: it takes the least area of its window that is
/// accepted. Where the parts use the ground up, it takes what the others can not.
struct DivisionSearching {
    /// Whether the parts use the ground up, leave a remainder that is a parcel, or may leave anything.
    enum Rest { case none, parcel, anything }

    struct Found {
        let draft: DivisionDraft
        /// Which demand the rest serves; nil where it is the remainder.
        let last: Int?
        let usefulness: Double
    }

    let cutter: ParcelCutter
    let demands: [PartDemand]
    let directions: CutDirections
    let rest: Rest
    /// Whether any division will do, so that the first is taken.
    let isFirstEnough: Bool
    private(set) var best: Found?
    private var work = 0

    var isCutShort: Bool { work > cutter.policy.maximumDivisionWork }

    init(
        _ cutter: ParcelCutter, _ demands: [PartDemand], directions: CutDirections, rest: Rest,
        isFirstEnough: Bool = false
    ) {
        self.cutter = cutter
        self.demands = demands
        self.directions = directions
        self.rest = rest
        self.isFirstEnough = isFirstEnough
    }

    private var isDone: Bool { isCutShort || isFirstEnough && best != nil }

    /// What must be left over of the ground beside what the others take.
    private var remainder: PartRequirement {
        switch rest {
        case .none: cutter.policy.allotment
        case .parcel: cutter.policy.remainder
        case .anything: PartRequirement()
        }
    }

    mutating func extend(
        _ draft: DivisionDraft, by left: [Int], only way: (direction: CutDirections.Direction, isReversed: Bool)?
    ) throws {
        if left.isEmpty { return try finish(draft, last: nil) }
        let area = draft.rest.netArea
        let least = left.reduce(0) { $0 + demands[$1].areas.lowerBound }
        switch rest {
        case .none:
            let most = left.reduce(0) { $0 + demands[$1].areas.upperBound }
            guard area >= least - ParcelCutter.leftoverSquareMetres, area <= most + ParcelCutter.leftoverSquareMetres
            else { return }
            if left.count == 1 {
                let demand = demands[left[0]]
                if try draft.rest.meets(demand.requirement) && demand.accepts(draft.rest) {
                    try finish(draft, last: left[0])
                }
                return
            }
        case .parcel, .anything:
            guard area >= least + remainder.minimumNetAreaSquareMetres - ParcelCutter.leftoverSquareMetres else {
                return
            }
        }
        for direction in way.map({ [$0.direction] }) ?? directions.all {
            guard !isDone,
                let forward = CutSweep(
                    draft.rest, along: direction.frame, workLimit: cutter.policy.maximumSectionWork)
            else { return }
            for isReversed in way.map({ [$0.isReversed] }) ?? [false, true] {
                work += 1
                guard !isDone else { return }
                let sweep = isReversed ? forward.reversed : forward
                for next in left
                where !left.prefix(while: { $0 != next }).contains(where: { demands[$0].isSame(as: demands[next]) }) {
                    let others = left.filter { $0 != next }
                    guard
                        let longer = try cutting(next, before: others, off: draft, by: sweep, direction)
                    else { continue }
                    try extend(longer, by: others, only: way)
                }
            }
        }
    }

    /// The net areas that `next` may take so that enough and not too much is left for the others.
    private func areas(of next: Int, before others: [Int], in ground: Double) -> ClosedRange<Double> {
        let window = demands[next].areas
        let leastOfOthers = others.reduce(0) { $0 + demands[$1].areas.lowerBound }
        switch rest {
        case .none:
            let mostOfOthers = others.reduce(0) { $0 + demands[$1].areas.upperBound }
            let lower = min(window.upperBound, max(window.lowerBound, ground - mostOfOthers))
            return lower...max(lower, min(window.upperBound, ground - leastOfOthers))
        case .parcel, .anything:
            let room = ground - leastOfOthers - remainder.minimumNetAreaSquareMetres
            return window.lowerBound...max(window.lowerBound, min(window.upperBound, room))
        }
    }

    /// The draft with the least part for `next` cut off that is accepted; nil where there is none.
    private func cutting(
        _ next: Int, before others: [Int], off draft: DivisionDraft, by sweep: CutSweep,
        _ direction: CutDirections.Direction
    ) throws -> DivisionDraft? {
        let policy = cutter.policy
        let window = areas(of: next, before: others, in: draft.rest.netArea)
        var after = remainder
        after.minimumNetAreaSquareMetres +=
            others.reduce(0) { $0 + demands[$1].areas.lowerBound }
            - (rest == .none ? ParcelCutter.leftoverSquareMetres : 0)
        let demand = demands[next]
        guard let places = sweep.places(allotment: demand.requirement, remainder: after) else { return nil }
        let first = sweep.place(withNetAreaBefore: window.lowerBound) - CutSweep.lengthTolerance
        let last = sweep.place(withNetAreaBefore: window.upperBound) + CutSweep.lengthTolerance
        for stretch in sweep.stretches(in: places, neck: policy.minimumNeckMetres)
        where stretch.overlaps(first...last) {
            let attainable = sweep.netAreas(before: stretch)
            let lower = min(window.upperBound, max(window.lowerBound, attainable.lowerBound))
            let upper = max(lower, min(window.upperBound, attainable.upperBound))
            guard let area = try leastAccepted(demand, sweep, lower...upper) else { continue }
            return draft.cutting(
                at: sweep.place(withNetAreaBefore: area), of: sweep, direction, asked: next)
        }
        return nil
    }

    /// The least area of a range at which a part is accepted, within a square metre.
    private func leastAccepted(
        _ demand: PartDemand, _ sweep: CutSweep, _ areas: ClosedRange<Double>
    ) throws -> Double? {
        func isAccepted(_ area: Double) throws -> Bool {
            let place = sweep.place(withNetAreaBefore: area)
            guard let halves = sweep.ground.split(at: place, along: sweep.frame) else { return false }
            return try demand.accepts(halves.before)
        }
        guard demand.accepts != nil else { return areas.lowerBound }
        if try isAccepted(areas.lowerBound) { return areas.lowerBound }
        guard try isAccepted(areas.upperBound) else { return nil }
        var (refused, accepted) = (areas.lowerBound, areas.upperBound)
        while accepted - refused > 1 {
            let middle = (refused + accepted) / 2
            if try isAccepted(middle) { accepted = middle } else { refused = middle }
        }
        return accepted
    }

    private mutating func finish(_ draft: DivisionDraft, last: Int?) throws {
        let usefulness: Double
        if last == nil {
            usefulness = try cutter.usefulness(draft.rest.part())
        } else {
            let parts = try (draft.parts.map(\.ground) + [draft.rest]).map { try $0.part() }
            usefulness = try parts.map(cutter.usefulness).min() ?? 0
        }
        if usefulness > best?.usefulness ?? -.infinity {
            best = Found(draft: draft, last: last, usefulness: usefulness)
        }
    }
}
