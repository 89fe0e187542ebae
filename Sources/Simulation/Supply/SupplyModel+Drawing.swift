// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SupplyModel {
    /// When each parcel comes into the reserve in one replication.
    struct Drawn {
        /// By parcel; infinite where it does not within any time looked at.
        var ready: [Double]
        /// By parcel: whether its approval was refused.
        var isWithdrawn: [Bool]
        fileprivate var clearingStart: [Double]
        fileprivate var clearingMonths: [Double]
        /// When clearing would begin if approvals did not slip; by it quota and crews are given.
        fileprivate var plannedStart: [Double]
        fileprivate var order: [Int] = []
        fileprivate var free: [[Double]] = []

        init(parcelCount: Int = 0) {
            ready = [Double](repeating: .infinity, count: parcelCount)
            isWithdrawn = [Bool](repeating: false, count: parcelCount)
            (clearingStart, clearingMonths, plannedStart) = (ready, ready, ready)
        }
    }

    /// Parcels that wait for a release are left out; see ``ready(_:begunAt:seed:replication:)``.
    func draw(seed: UInt64, replication: UInt64, into drawn: inout Drawn) {
        if drawn.ready.count != parcels.count { drawn = Drawn(parcelCount: parcels.count) }
        if isPlainChain {
            chain(seed, replication, &drawn)
            return
        }
        let isShared = crews > 0 || quota != nil
        for index in parcels.indices {
            drawn.isWithdrawn[index] = false
            drawn.clearingStart[index] = .infinity
            if parcels[index].waitsForRelease {
                drawn.ready[index] = .infinity
            } else {
                walk(index, from: 0, seed, replication, stopsAtClearing: isShared, &drawn)
            }
        }
        guard isShared else { return }
        shareApprovals(&drawn)
        shareCrews(seed, replication, &drawn)
    }

    /// As ``walk``, where a parcel is ready after the sum of its steps.
    private func chain(_ seed: UInt64, _ replication: UInt64, _ drawn: inout Drawn) {
        for index in parcels.indices {
            var chance = Chance(seed, replication, UInt64(parcels[index].position))
            var left = parcels[index].steps
            var month = 0.0
            while left != 0, month < horizon {
                let step = left.trailingZeroBitCount
                left &= left - 1
                month += laws[step].quantile(chance.duration(step))
            }
            drawn.ready[index] = left == 0 ? month : .infinity
        }
    }

    /// When a parcel begun at a month is ready.
    func ready(_ index: Int, begunAt month: Double, seed: UInt64, replication: UInt64) -> (
        month: Double, isWithdrawn: Bool
    ) {
        var drawn = Drawn(parcelCount: parcels.count)
        walk(index, from: month, seed, replication, stopsAtClearing: false, &drawn)
        return (drawn.ready[index], drawn.isWithdrawn[index])
    }

    /// Walks the steps of a parcel. With shared crews or quota the clearing and what follows is left open: where it
    /// begins and how long it takes is noted.
    @inline(__always)
    private func walk(
        _ index: Int, from month: Double, _ seed: UInt64, _ replication: UInt64, stopsAtClearing: Bool,
        _ drawn: inout Drawn
    ) {
        let parcel = parcels[index]
        var chance = Chance(seed, replication, UInt64(parcel.position))
        var begun = month
        if parcel.isIdle, !parcel.isHastened {
            begun = idleReturn.map { month + $0.quantile(chance.fortune(0)) } ?? .infinity
            guard begun < horizon else {
                drawn.ready[index] = .infinity
                return
            }
        }
        var walk = StepWalk(from: begun, steps: parcel.steps)
        var approved = (actual: -Double.infinity, planned: -Double.infinity)
        // What has lasted so long already is drawn from what of its law lies beyond that.
        var (spent, passed) = (parcel.spentMonths, spentShares[index])
        while let step = walk.next() {
            let uniform = passed + (1 - passed) * chance.duration(step)
            var duration = uniform < 1 ? max(0, laws[step].quantile(uniform) - spent) : 0
            (spent, passed) = (0, 0)
            var start = walk.start(after: steps[step].after)
            let end: Double
            switch steps[step].kind {
            case .plain:
                end = finish(from: start, after: duration)
            case .approval:
                let reviewed = finish(from: start, after: duration)
                end = approvalEnd(parcel, reviewed, slip: approvalDelay)
                approved = (end, approvalEnd(parcel, reviewed, slip: 0))
                if approvalSuccess < 1, chance.fortune(1) >= approvalSuccess {
                    drawn.isWithdrawn[index] = true
                    drawn.ready[index] = .infinity
                    return
                }
            case .clearing:
                let planned = max(start == approved.actual ? approved.planned : start, parcel.clearingFrom)
                start = max(start, parcel.clearingFrom)
                if let householdTail { duration *= householdTail.quantile(chance.fortune(2)) }
                if stopsAtClearing {
                    drawn.clearingStart[index] = start
                    drawn.plannedStart[index] = planned
                    drawn.clearingMonths[index] = duration
                    drawn.ready[index] = .infinity
                    return
                }
                end = finish(from: start, after: duration)
            }
            walk.end(step, at: end)
        }
        drawn.ready[index] = walk.last
    }

    /// A batch is approved as a whole, on its dated day or at the end of a quarter, and then late by the delay.
    private func approvalEnd(_ parcel: Parcel, _ reviewed: Double, slip: Double) -> Double {
        let delayed = reviewed + slip
        guard !gates.isEmpty else { return delayed }
        if let batch = parcel.batchMonth { return max(batch + slip, delayed) }
        return gate(after: delayed)
    }

    /// Approvals take of their account in the order in which they come; what finds nothing left waits for another year.
    ///
    /// A parcel of no batch has no account yet: it takes of the one that held most at the start, which is the general one
    /// where there are several. Where no account is recorded, none holds anything up.
    private func shareApprovals(_ drawn: inout Drawn) {
        guard var left = quota, let general = left.indices.max(by: { left[$0] < left[$1] }) else { return }
        inOrder(of: parcels.indices.filter { isAhead($0, .approval) && drawn.clearingStart[$0] < .infinity }, &drawn)
        for index in drawn.order {
            let account = parcels[index].account ?? general
            guard left[account] >= parcels[index].area else {
                drawn.clearingStart[index] = .infinity
                continue
            }
            left[account] -= parcels[index].area
        }
    }

    private func isAhead(_ index: Int, _ kind: Kind) -> Bool {
        steps.indices.contains { parcels[index].steps & 1 << UInt16($0) != 0 && steps[$0].kind == kind }
    }

    /// What is approved at the start is cleared first, then what comes first, as many at once as a county has crews.
    ///
    /// The order is that without a slip of approvals: so none makes another parcel ready earlier, and none touches what
    /// is approved (a queue in a fixed order never gets shorter by a late arrival; Kiefer and Wolfowitz 1955).
    private func shareCrews(_ seed: UInt64, _ replication: UInt64, _ drawn: inout Drawn) {
        inOrder(of: parcels.indices.filter { drawn.clearingStart[$0] < .infinity }, &drawn)
        drawn.free = [[Double]](repeating: [Double](repeating: 0, count: max(crews, 1)), count: countyCount)
        for index in drawn.order {
            let parcel = parcels[index]
            var start = drawn.clearingStart[index]
            let end: Double
            if crews > 0 {
                var crew = 0
                for other in 1..<drawn.free[parcel.county].count
                where drawn.free[parcel.county][other] < drawn.free[parcel.county][crew] {
                    crew = other
                }
                if parcel.stage != .clearing { start = max(start, drawn.free[parcel.county][crew]) }
                end = finish(from: start, after: drawn.clearingMonths[index])
                drawn.free[parcel.county][crew] = max(drawn.free[parcel.county][crew], end)
            } else {
                end = finish(from: start, after: drawn.clearingMonths[index])
            }
            drawn.ready[index] = afterClearing(parcel, end, seed, replication)
        }
    }

    private func afterClearing(_ parcel: Parcel, _ cleared: Double, _ seed: UInt64, _ replication: UInt64) -> Double {
        var chance = Chance(seed, replication, UInt64(parcel.position))
        let clearing = steps.indices.first {
            steps[$0].kind == .clearing && parcel.steps & Step.bits(of: [$0]) != 0
        }
        var walk = StepWalk(from: cleared, steps: parcel.steps & ~((2 << UInt16(clearing ?? 0)) - 1))
        while let step = walk.next() {
            walk.end(
                step,
                at: finish(
                    from: walk.start(after: steps[step].after), after: laws[step].quantile(chance.duration(step))))
        }
        return walk.last
    }

    private func inOrder(of indices: [Int], _ drawn: inout Drawn) {
        // What is under way keeps its crew.
        let keys = indices.map { index in
            parcels[index].stage == .clearing
                ? (0, 0) : (isAhead(index, .approval) ? 2 : 1, drawn.plannedStart[index])
        }
        drawn.order = indices.indices.sorted {
            (keys[$0].0, keys[$0].1, $0) < (keys[$1].0, keys[$1].1, $1)
        }.map { indices[$0] }
    }
}

/// The numbers of one parcel: block 0 for its fortunes, then one place a step, whichever steps are ahead, so that a
/// parcel that is further on meets the same chance in what remains.
private struct Chance {
    private let seed: UInt64
    private let replication: UInt64
    private let entity: UInt64
    private var number = 0
    private var block = SIMD4<Double>(repeating: 0)
    private var fortunes: SIMD4<Double>?

    init(_ seed: UInt64, _ replication: UInt64, _ entity: UInt64) {
        self.seed = seed
        self.replication = replication
        self.entity = entity
    }

    @inline(__always)
    mutating func fortune(_ place: Int) -> Double {
        if let fortunes { return fortunes[place] }
        let drawn = draw(0)
        fortunes = drawn
        return drawn[place]
    }

    @inline(__always)
    mutating func duration(_ step: Int) -> Double {
        if number != 1 + step >> 2 {
            number = 1 + step >> 2
            block = draw(number)
        }
        return block[step & 3]
    }

    @inline(__always)
    private func draw(_ number: Int) -> SIMD4<Double> {
        RandomStream.uniforms(
            seed: seed, replication: replication, entity: entity, purpose: .supplyStep, block: UInt64(number))
    }
}
