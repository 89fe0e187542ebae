// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// A column whose values are measured when they are first asked for, each once.
///
/// May be asked from any thread: whoever measures a value finds the same, so it does not matter who writes it.
final class MeasuredColumn: Sendable {
    let count: Int
    private let measure: @Sendable (Int) throws -> Double
    private let bits: AtomicWords
    private let completed = Mutex<Column<Double>?>(nil)

    /// The pattern of no number that a measure gives, NaN included.
    private static let unmeasured = UInt64.max

    init(count: Int, _ measure: @escaping @Sendable (Int) throws -> Double) {
        self.count = count
        self.measure = measure
        bits = AtomicWords(count: count, repeating: Self.unmeasured)
    }

    /// All values at once, where they have been measured before.
    init(_ values: Column<Double>) {
        count = values.count
        measure = { values[$0] }
        bits = AtomicWords(count: 0, repeating: 0)
        completed.withLock { $0 = values }
    }

    func value(at index: Int) throws -> Double {
        guard bits.count > 0 else { return try measure(index) }
        let stored = bits[index]
        if stored != Self.unmeasured { return Double(bitPattern: stored) }
        let value = try measure(index)
        bits.store(value.bitPattern, at: index)
        return value
    }

    /// Every value; nil until ``complete()`` has been called.
    var values: Column<Double>? { completed.withLock { $0 } }

    /// Measures what has not been measured yet, on all cores.
    ///
    /// - Throws: the error of the first row that cannot be measured; the column then stays as it is.
    func complete() throws {
        guard values == nil else { return }
        let chunk = 4096
        let failures = Mutex<[(row: Int, error: any Error)]>([])
        DispatchQueue.concurrentPerform(iterations: (count + chunk - 1) / chunk) { number in
            for row in number * chunk..<min((number + 1) * chunk, count) {
                do {
                    _ = try value(at: row)
                } catch {
                    return failures.withLock { $0.append((row, error)) }
                }
            }
        }
        if let first = failures.withLock({ $0.min { $0.row < $1.row } }) { throw first.error }
        let values = Column<Double>(count: count) { Double(bitPattern: bits[$0]) }
        completed.withLock { $0 = values }
    }
}

/// Words that threads may read and write at once.
@safe
private final class AtomicWords: @unchecked Sendable {
    // SAFETY: (@unchecked Sendable) the words are atomic; the memory lives as long as the object.
    private let words: UnsafeMutablePointer<Atomic<UInt64>>
    let count: Int

    init(count: Int, repeating word: UInt64) {
        self.count = count
        unsafe words = .allocate(capacity: count)
        for index in 0..<count { unsafe (words + index).initialize(to: Atomic(word)) }
    }

    deinit {
        unsafe words.deinitialize(count: count)
        unsafe words.deallocate()
    }

    subscript(index: Int) -> UInt64 {
        precondition(index >= 0 && index < count, "a row of the column")
        return unsafe words[index].load(ordering: .relaxed)
    }

    func store(_ word: UInt64, at index: Int) {
        precondition(index >= 0 && index < count, "a row of the column")
        unsafe words[index].store(word, ordering: .relaxed)
    }
}
