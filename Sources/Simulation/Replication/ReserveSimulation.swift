// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// Runs a ``ReserveScenario``.
///
/// The result does not depend on the number of threads, and ranges that are run apart merge to what one run gives.
public struct ReserveSimulation: Sendable {
    let model: ReserveModel
    public let cityFingerprint: UInt64

    public var scenario: ReserveScenario { model.scenario }

    /// - Parameters:
    ///   - replications: by default those that the scenario asks for.
    ///   - progress: called now and then, one call at a time, with the number of replications done.
    ///   - shouldStop: asked now and then; true leaves the rest out.
    /// - Returns: nil when stopped before any was done in order: what was done then is of no use to anybody.
    public func run(
        replications: Range<Int>? = nil, threads: Int = 1, progress: (@Sendable (Int) -> Void)? = nil,
        shouldStop: (@Sendable () -> Bool)? = nil
    ) -> ReserveTally? {
        if let city = model.city {
            return run(replications, threads, progress, shouldStop) {
                ParcelMarket(city, sets: model.demand.parks.sets, parkCount: model.demand.parks.parkCount)
            }
        }
        return run(replications, threads, progress, shouldStop) {
            PoolMarket(initial: model.initialStock, areas: model.supply.parcels.map(\.area))
        }
    }

    private func run<Market: LandMarket>(
        _ replications: Range<Int>?, _ threads: Int, _ progress: (@Sendable (Int) -> Void)?,
        _ shouldStop: (@Sendable () -> Bool)?, _ market: @escaping @Sendable () -> Market
    ) -> ReserveTally? {
        let range = replications ?? 0..<scenario.replications
        precondition(range.lowerBound >= 0 && threads >= 1, "a run without sense")
        let chunk = 64
        let chunks = (range.count + chunk - 1) / chunk
        let next = Atomic(0)
        let state = Mutex((tally: ReserveTally(model, cityFingerprint: cityFingerprint), done: 0, isStopped: false))
        DispatchQueue.concurrentPerform(iterations: min(threads, max(1, chunks))) { _ in
            var run = ReplicationRun(model, market: market())
            var own = ReserveTally(model, cityFingerprint: cityFingerprint)
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < chunks else { break }
                if shouldStop?() ?? false {
                    state.withLock { $0.isStopped = true }
                    break
                }
                let start = range.lowerBound + index * chunk
                let end = min(start + chunk, range.upperBound)
                for replication in start..<end {
                    run.play(replication)
                    own.add(run.outcome)
                }
                if let progress {
                    state.withLock {
                        $0.done += end - start
                        progress($0.done)
                    }
                }
            }
            state.withLock { $0.tally.absorb(own) }
        }
        return state.withLock {
            guard !$0.isStopped else { return nil }
            $0.tally.cover(range)
            return $0.tally
        }
    }

    /// Plays one replication again and tells its story, event by event.
    public func replay(_ replication: Int) -> [ReplicationEvent] {
        if let city = model.city {
            return story(
                replication,
                ParcelMarket(city, sets: model.demand.parks.sets, parkCount: model.demand.parks.parkCount))
        }
        return story(
            replication, PoolMarket(initial: model.initialStock, areas: model.supply.parcels.map(\.area)))
    }

    private func story<Market: LandMarket>(_ replication: Int, _ market: Market) -> [ReplicationEvent] {
        var run = ReplicationRun(model, market: market)
        run.story = Story()
        run.play(replication)
        return run.story?.events ?? []
    }
}
