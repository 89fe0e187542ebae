// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization

/// A column whose values are measured when they are first asked for, each once.
///
/// May be asked from any thread: whoever measures a value finds the same, so it does not matter who writes it.
final class MeasuredColumn: Sendable {
    let count: Int
    private let measure: @Sendable ([Int]) throws -> [Double]
    private let bits: AtomicWords
    private let completed = Mutex<Column<Double>?>(nil)

    private let newCount = Atomic(0)

    /// The pattern of no number that a measure gives, NaN included.
    private static let unmeasured = UInt64.max

    /// - Parameters:
    ///   - known: values measured before, with ``unmeasured`` for those that were not.
    ///   - measure: the values of rows, in their order; throws the error of the first that cannot be measured.
    init(count: Int, known: Column<Double>? = nil, _ measure: @escaping @Sendable ([Int]) throws -> [Double]) {
        self.count = count
        self.measure = measure
        bits = AtomicWords(count: count) { known?[$0].bitPattern ?? Self.unmeasured }
        if let known, !known.contains(where: { $0.bitPattern == Self.unmeasured }) { completed.withLock { $0 = known } }
    }

    func value(at index: Int) throws -> Double {
        let stored = bits[index]
        if stored != Self.unmeasured { return Double(bitPattern: stored) }
        try measureAndKeep([index])
        return Double(bitPattern: bits[index])
    }

    private func measureAndKeep(_ rows: [Int]) throws {
        for (row, value) in zip(rows, try measure(rows)) { bits.store(value.bitPattern, at: row) }
        newCount.wrappingAdd(rows.count, ordering: .relaxed)
    }

    /// Every value; nil until ``complete()`` has been called.
    var values: Column<Double>? { completed.withLock { $0 } }

    /// How many values have been measured here and not before.
    var measuredCount: Int { newCount.load(ordering: .relaxed) }

    /// What has been measured so far, as ``init(count:known:_:)`` takes it.
    var known: Column<Double> { Column(count: count) { Double(bitPattern: bits[$0]) } }

    /// Measures all that has not been measured yet, on all cores.
    ///
    /// - Throws: the error of the first row that cannot be measured; ``values`` then stays nil.
    func complete() throws {
        guard values == nil else { return }
        try measure(Bitmap(count: count, all: true))
        let values = known
        completed.withLock { $0 = values }
    }

    /// Measures those of `rows` that have not been measured yet, on all cores.
    ///
    /// - Throws: the error of the first row that cannot be measured.
    func measure(_ rows: Bitmap) throws {
        let missing = rows.filter { bits[$0] == Self.unmeasured }.rows
        let chunk = 1024
        let failures = Mutex<[(chunk: Int, error: any Error)]>([])
        DispatchQueue.concurrentPerform(iterations: (missing.count + chunk - 1) / chunk) { number in
            do {
                try measureAndKeep(Array(missing[number * chunk..<min((number + 1) * chunk, missing.count)]))
            } catch {
                failures.withLock { $0.append((number, error)) }
            }
        }
        if let first = failures.withLock({ $0.min { $0.chunk < $1.chunk } }) { throw first.error }
    }
}

/// Words that threads may read and write at once.
@safe
// SAFETY: (@unchecked Sendable) the words are atomic; the memory lives as long as the object.
private final class AtomicWords: @unchecked Sendable {
    private let words: UnsafeMutablePointer<Atomic<UInt64>>
    let count: Int

    init(count: Int, _ word: (Int) -> UInt64) {
        self.count = count
        unsafe words = .allocate(capacity: count)
        for index in 0..<count { unsafe (words + index).initialize(to: Atomic(word(index))) }
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
