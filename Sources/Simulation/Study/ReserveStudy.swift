// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// Scenarios run side by side on the same chance, so that what differs between them is theirs and not luck’s.
public struct ReserveStudy: Sendable {
    public let simulations: [ReserveSimulation]

    /// - Precondition: there is one; the first is the one that others are compared with.
    public init(_ simulations: [ReserveSimulation]) {
        precondition(!simulations.isEmpty, "a study of nothing")
        self.simulations = simulations
    }

    /// What a range of replications came to.
    public struct Result: Sendable, Hashable {
        /// By scenario.
        public internal(set) var tallies: [ReserveTally]
        /// Of each scenario but the first, against the first.
        public internal(set) var differences: [DifferenceTally]

        /// Adds the replications of another range of the same study.
        ///
        /// - Throws: ``ScenarioError`` when scenarios differ or a replication is in both.
        public mutating func merge(_ other: Result) throws(ScenarioError) {
            guard tallies.count == other.tallies.count else {
                throw ScenarioError("studies of different scenarios do not add up")
            }
            for index in tallies.indices { try tallies[index].merge(other.tallies[index]) }
            for index in differences.indices { differences[index].absorb(other.differences[index]) }
        }

        /// As ``merge(_:)``, where it is known that the ranges follow each other.
        fileprivate mutating func absorb(_ other: Result) {
            do {
                try merge(other)
            } catch {
                preconditionFailure("ranges that follow each other overlap: \(error)")
            }
        }
    }

    /// Runs until the cover by the books and the fill of every scenario are known as closely as asked, in portions
    /// that double, so that the result depends on what is asked alone.
    ///
    /// - Parameters:
    ///   - halfWidth: of the intervals, as a share.
    ///   - most: replications at most.
    /// - Returns: nil when stopped.
    public func run(
        untilHalfWidth halfWidth: Double, most: Int, threads: Int = 1, progress: (@Sendable (Int) -> Void)? = nil,
        shouldStop: (@Sendable () -> Bool)? = nil
    ) -> Result? {
        var result: Result?
        var done = 0
        while done < most {
            let next = min(most, done == 0 ? Self.firstPortion : 2 * done)
            let before = done
            guard
                let more = run(
                    replications: done..<next, threads: threads, progress: { progress?(before + $0) },
                    shouldStop: shouldStop)
            else { return nil }
            if result == nil { result = more } else { result?.absorb(more) }
            done = next
            if let result, result.tallies.allSatisfy({ $0.isKnown(to: halfWidth) }) { break }
        }
        return result
    }

    private static let firstPortion = 256

    /// Replications taken by a thread at a time.
    private static let chunk = 64

    /// - Parameters:
    ///   - progress: called now and then, one call at a time, with the number of replications done.
    ///   - shouldStop: asked now and then; true ends the run.
    /// - Returns: nil when stopped: which replications were done by then depends on the threads.
    public func run(
        replications range: Range<Int>, threads: Int = 1, progress: (@Sendable (Int) -> Void)? = nil,
        shouldStop: (@Sendable () -> Bool)? = nil
    ) -> Result? {
        precondition(range.lowerBound >= 0 && threads >= 1, "a run without sense")
        let chunks = (range.count + Self.chunk - 1) / Self.chunk
        let next = Atomic(0)
        let state = Mutex((result: emptyResult, done: 0, isStopped: false))
        DispatchQueue.concurrentPerform(iterations: min(threads, max(1, chunks))) { _ in
            let players = simulations.map { $0.player() }
            var own = emptyResult
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < chunks else { break }
                if shouldStop?() ?? false {
                    state.withLock { $0.isStopped = true }
                    break
                }
                let start = range.lowerBound + index * Self.chunk
                let end = min(start + Self.chunk, range.upperBound)
                for replication in start..<end { play(replication, players, &own) }
                if let progress {
                    state.withLock {
                        $0.done += end - start
                        progress($0.done)
                    }
                }
            }
            state.withLock { state in
                for index in own.tallies.indices { state.result.tallies[index].absorb(own.tallies[index]) }
                for index in own.differences.indices { state.result.differences[index].absorb(own.differences[index]) }
            }
        }
        return state.withLock { state in
            guard !state.isStopped else { return nil }
            for index in state.result.tallies.indices { state.result.tallies[index].cover(range) }
            return state.result
        }
    }

    var emptyResult: Result {
        Result(
            tallies: simulations.map { ReserveTally($0.model, cityFingerprint: $0.cityFingerprint) },
            differences: simulations.dropFirst().map { _ in DifferenceTally() })
    }

    private func play(_ replication: Int, _ players: [(Int) -> ReplicationOutcome], _ own: inout Result) {
        let first = players[0](replication)
        own.tallies[0].add(first)
        for index in players.indices.dropFirst() {
            let outcome = players[index](replication)
            own.tallies[index].add(outcome)
            own.differences[index - 1].add(
                own.tallies[index].score(of: outcome), against: own.tallies[0].score(of: first))
        }
    }
}
