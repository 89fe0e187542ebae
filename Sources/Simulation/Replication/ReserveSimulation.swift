// SPDX-License-Identifier: Apache-2.0

/// A ``ReserveScenario`` ready to run.
///
/// The result does not depend on the number of threads, and ranges that are run apart merge to what one run gives.
public struct ReserveSimulation: Sendable {
    let model: ReserveModel
    public let cityFingerprint: UInt64

    public var scenario: ReserveScenario { model.scenario }

    /// Runs replications of this scenario alone; see ``ReserveStudy``.
    public func run(
        replications: Range<Int>? = nil, threads: Int = 1, progress: (@Sendable (Int) -> Void)? = nil,
        shouldStop: (@Sendable () -> Bool)? = nil
    ) -> ReserveTally? {
        ReserveStudy([self]).run(
            replications: replications ?? 0..<scenario.replications, threads: threads, progress: progress,
            shouldStop: shouldStop)?.tallies[0]
    }

    /// What plays one replication after the other, in memory of its own: one for each thread.
    func player() -> (Int) -> ReplicationOutcome {
        if let city = model.city {
            return player(ReplicationRun(model, market: parcelMarket(city)))
        }
        return player(ReplicationRun(model, market: poolMarket))
    }

    private func player<Market: LandMarket>(_ run: ReplicationRun<Market>) -> (Int) -> ReplicationOutcome {
        var run = run
        return { replication in
            run.play(replication)
            return run.outcome
        }
    }

    private func parcelMarket(_ city: ParcelCity) -> ParcelMarket {
        ParcelMarket(city, sets: model.demand.parks.sets, parkCount: model.demand.parks.parkCount)
    }

    private var poolMarket: PoolMarket {
        PoolMarket(initial: model.initialStock, areas: model.supply.parcels.map(\.area))
    }

    /// Plays one replication again and tells its story, event by event.
    public func replay(_ replication: Int) -> [ReplicationEvent] {
        if let city = model.city { return story(replication, parcelMarket(city)) }
        return story(replication, poolMarket)
    }

    private func story<Market: LandMarket>(_ replication: Int, _ market: Market) -> [ReplicationEvent] {
        var run = ReplicationRun(model, market: market)
        run.story = Story()
        run.play(replication)
        return run.story?.events ?? []
    }
}
