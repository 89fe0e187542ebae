// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// Work on `0..<count` in runs of `size`, on at most `threads` threads; the answers in the order of the runs.
///
/// - Throws: the error of the first run that has one.
func parallelChunks<Answer: Sendable>(
    of count: Int, size: Int, threads: Int, _ body: @Sendable (Range<Int>) throws -> Answer
) throws -> [Answer] {
    let chunks = (count + size - 1) / size
    @Sendable func run(_ chunk: Int) -> Range<Int> { chunk * size..<min(count, (chunk + 1) * size) }
    guard threads > 1, chunks > 1 else { return try (0..<chunks).map { try body(run($0)) } }
    let next = Atomic(0)
    let answers = Mutex([Result<Answer, any Error>?](repeating: nil, count: chunks))
    DispatchQueue.concurrentPerform(iterations: min(threads, chunks)) { _ in
        while true {
            let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
            guard chunk < chunks else { return }
            let answer = Result { try body(run(chunk)) }
            answers.withLock { $0[chunk] = answer }
        }
    }
    return try answers.withLock { $0 }.compactMap { try $0?.get() }
}
