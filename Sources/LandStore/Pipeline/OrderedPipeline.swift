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

    /// Runs until `next` gives nil.
    ///
    /// - Throws: what `next`, the work or `take` throws first, in the order of the pieces. Work that has begun is left
    ///   to end by itself; its results are dropped.
    func run(next: () throws -> Piece?, take: (Output) throws -> Void) throws {
        var underWay: [Job] = []
        var isAtEnd = false
        while true {
            while !isAtEnd && underWay.count < Self.capacity {
                guard let piece = try next() else {
                    isAtEnd = true
                    break
                }
                underWay.append(start(piece))
            }
            guard !underWay.isEmpty else { return }
            try take(underWay.removeFirst().result())
        }
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
