// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Works on pieces on several threads and hands the results over in the order of the pieces.
///
/// Reading and taking happen on the calling thread, work on others; only a few pieces are under way at once, so that
/// memory does not grow with their number. Results do not depend on the number of threads.
struct OrderedPipeline<Piece: Sendable, Output: Sendable> {
    /// Pieces under way or waiting to be taken.
    private static var capacity: Int { ProcessInfo.processInfo.activeProcessorCount + 2 }

    private let work: @Sendable (Piece) throws -> Output

    init(_ work: @escaping @Sendable (Piece) throws -> Output) {
        self.work = work
    }

    /// Runs `feed`, which adds the pieces one after the other, and takes what has become of each.
    ///
    /// - Throws: what the work, `take` or `feed` throws first, in the order of the pieces. Work that has begun is left
    ///   to end by itself; its results are dropped.
    func run(feed: (_ add: (Piece) throws -> Void) throws -> Void, take: (Output) throws -> Void) throws {
        var underWay: [Job] = []
        var hasFailed = false
        func takeNext() throws {
            do {
                try take(underWay.removeFirst().result())
            } catch {
                hasFailed = true
                throw error
            }
        }
        do {
            try withoutActuallyEscaping(takeNext) { takeNext in
                try feed { piece in
                    if underWay.count == Self.capacity { try takeNext() }
                    underWay.append(start(piece))
                }
            }
        } catch {
            // What was added before the feed broke off comes first, and may hold the first mistake.
            while !hasFailed && !underWay.isEmpty { try takeNext() }
            throw error
        }
        while !underWay.isEmpty { try takeNext() }
    }

    private func start(_ piece: Piece) -> Job {
        let job = Job()
        DispatchQueue.global().async { [work] in job.finish(Result { try work(piece) }) }
        return job
    }

    /// One piece's result, waited for by the thread that takes it.
    private final class Job: Sendable {
        private let outcome = Mutex<Result<Output, any Error>?>(nil)
        private let isFinished = DispatchSemaphore(value: 0)

        func finish(_ result: sending Result<Output, any Error>) {
            outcome.withLock { $0 = result }
            isFinished.signal()
        }

        func result() throws -> Output {
            isFinished.wait()
            guard let result = outcome.withLock({ $0 }) else { preconditionFailure("a finished job has a result") }
            return try result.get()
        }
    }
}
