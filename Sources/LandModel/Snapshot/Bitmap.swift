// SPDX-License-Identifier: Apache-2.0

/// A set of rows, 64 of them a word.
///
/// Bits beyond `count` are never set.
public struct Bitmap: Sendable, Equatable {
    public let count: Int
    @usableFromInline private(set) var words: [UInt64]

    public init(count: Int, all: Bool = false) {
        self.count = count
        words = [UInt64](repeating: all ? .max : 0, count: (count + 63) / 64)
        if all { clearPadding() }
    }

    @inlinable
    public subscript(index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }

    @usableFromInline
    mutating func setWord(_ position: Int, to word: UInt64) { words[position] = word }

    public mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }

    public mutating func remove(_ index: Int) { words[index >> 6] &= ~(1 << UInt64(index & 63)) }

    /// Adds the rows that are not in it and removes those that are.
    public mutating func toggle(_ rows: Slice<Column<UInt32>>) {
        for row in rows { words[Int(row >> 6)] ^= 1 << UInt64(row & 63) }
    }

    public var population: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
    public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    public mutating func formUnion(_ other: Bitmap) { combine(other) { $0 | $1 } }
    public mutating func formIntersection(_ other: Bitmap) { combine(other) { $0 & $1 } }
    public mutating func subtract(_ other: Bitmap) { combine(other) { $0 & ~$1 } }
    public mutating func formSymmetricDifference(_ other: Bitmap) { combine(other) { $0 ^ $1 } }

    public func intersection(_ other: Bitmap) -> Bitmap {
        var both = self
        both.formIntersection(other)
        return both
    }

    public func union(_ other: Bitmap) -> Bitmap {
        var union = self
        union.formUnion(other)
        return union
    }

    /// Takes rows away and returns how many of them were in it.
    @discardableResult
    public mutating func remove(_ other: Bitmap) -> Int {
        precondition(count == other.count, "bitmaps of the same rows")
        var removed = 0
        var mine = words.mutableSpan
        let theirs = other.words.span
        for position in mine.indices {
            // SAFETY: both have as many words, because they have as many rows.
            let word = unsafe mine[unchecked: position]
            let both = unsafe word & theirs[unchecked: position]
            removed += both.nonzeroBitCount
            unsafe mine[unchecked: position] = word & ~both
        }
        return removed
    }

    /// Takes away the rows of `other` that are not in `exempt`.
    public mutating func subtract(_ other: Bitmap, except exempt: Bitmap) {
        precondition(count == other.count && count == exempt.count, "bitmaps of the same rows")
        var mine = words.mutableSpan
        let (theirs, exempt) = (other.words.span, exempt.words.span)
        for position in mine.indices {
            // SAFETY: all three have as many words, because they have as many rows.
            unsafe mine[unchecked: position] &= ~(theirs[unchecked: position] & ~exempt[unchecked: position])
        }
    }

    public mutating func complement() {
        for position in words.indices { words[position] = ~words[position] }
        clearPadding()
    }

    /// Visits the rows in ascending order.
    @inlinable
    public func forEach(_ body: (Int) throws -> Void) rethrows {
        for position in words.indices {
            var word = words[position]
            while word != 0 {
                try body(position << 6 | word.trailingZeroBitCount)
                word &= word &- 1
            }
        }
    }

    /// Visits the rows in ascending order, some at a time; `body` may change the array it is lent.
    public func forEachBlock(ofAtMost size: Int, _ body: (inout [Int]) throws -> Void) rethrows {
        var block: [Int] = []
        block.reserveCapacity(size)
        for position in words.indices {
            var word = words[position]
            if block.count + word.nonzeroBitCount > size {
                try body(&block)
                block.removeAll(keepingCapacity: true)
            }
            while word != 0 {
                block.append(position << 6 | word.trailingZeroBitCount)
                word &= word &- 1
            }
        }
        if !block.isEmpty { try body(&block) }
    }

    /// The rows for which `condition` holds.
    @inlinable
    public func filter(_ condition: (Int) throws -> Bool) rethrows -> Bitmap {
        var kept = Bitmap(count: count)
        for position in words.indices {
            var (word, keptWord) = (words[position], UInt64(0))
            while word != 0 {
                let bit = word.trailingZeroBitCount
                if try condition(position << 6 | bit) { keptWord |= 1 << UInt64(bit) }
                word &= word &- 1
            }
            kept.setWord(position, to: keptWord)
        }
        return kept
    }

    /// The rows in ascending order.
    public var rows: [Int] {
        var rows: [Int] = []
        rows.reserveCapacity(population)
        forEach { rows.append($0) }
        return rows
    }

    @inline(__always)
    private mutating func combine(_ other: Bitmap, _ operation: (UInt64, UInt64) -> UInt64) {
        precondition(count == other.count, "bitmaps of the same rows")
        // Spans instead of subscripts: without a check a word the loop runs four times as fast.
        var mine = words.mutableSpan
        let theirs = other.words.span
        for position in mine.indices {
            // SAFETY: both have as many words, because they have as many rows.
            unsafe mine[unchecked: position] = operation(mine[unchecked: position], theirs[unchecked: position])
        }
    }

    private mutating func clearPadding() {
        if count & 63 != 0 { words[words.count - 1] &= (1 << UInt64(count & 63)) - 1 }
    }
}
