// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// Results in the order of `items`, whatever the number of threads that work on them.
///
/// - Throws: the error of the first item that has one.
func orderedParallelMap<Item: Sendable, Answer: Sendable>(
    _ items: [Item], threads: Int, _ body: @escaping @Sendable (Item) throws -> Answer
) throws -> [Answer] {
    let state = Mutex((next: 0, answers: [Int: Result<Answer, any Error>]()))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, items.count))) { _ in
        while true {
            let place = state.withLock { state in
                defer { state.next += 1 }
                return state.next
            }
            guard place < items.count else { return }
            let answer = Result { try body(items[place]) }
            state.withLock { $0.answers[place] = answer }
        }
    }
    let answers = state.withLock { $0.answers }
    return try items.indices.map { place in
        guard let answer = answers[place] else { preconditionFailure("item \(place) was worked on") }
        return try answer.get()
    }
}
