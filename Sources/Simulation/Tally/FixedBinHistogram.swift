// SPDX-License-Identifier: Apache-2.0

/// Counts of whole numbers from 0 in bins that are the same for every histogram, so that histograms add up exactly.
///
/// With 11 fine bits, numbers below 4096 have a bin each; above, every power of two is cut into 2048 bins, so that a bin is
/// at most 1/2048 (0.05 %) of its numbers wide. Fewer bits make wider bins and less memory.
public struct FixedBinHistogram: Sendable, Hashable {
    public private(set) var total = 0
    private var counts: [Int] = []
    private let fineBits: Int

    /// Histograms add up only with the same `fineBits`.
    public init(fineBits: Int = 11) {
        precondition((1...20).contains(fineBits), "bins without sense")
        self.fineBits = fineBits
    }

    public mutating func add(_ value: Int) {
        add(1, inBin: Self.bin(of: value, fineBits))
    }

    /// Bins that are not empty, ascending.
    var bins: [(bin: Int, count: Int)] { counts.enumerated().filter { $1 > 0 }.map { ($0, $1) } }

    @inline(__always)
    mutating func add(_ number: Int, inBin bin: Int) {
        if bin >= counts.count {
            counts.append(contentsOf: repeatElement(0, count: bin + 1 - counts.count))
        }
        counts[bin] += number
        total += number
    }

    public mutating func merge(_ other: FixedBinHistogram) {
        precondition(fineBits == other.fineBits, "histograms with different bins do not add up")
        if other.counts.count > counts.count {
            counts.append(contentsOf: repeatElement(0, count: other.counts.count - counts.count))
        }
        for (bin, count) in other.counts.enumerated() {
            counts[bin] += count
        }
        total += other.total
    }

    /// The value that has `rank` values up to and with itself, and the bounds of its bin.
    ///
    /// - Precondition: `rank` is from 1 to ``total``.
    func value(atRank rank: Int) -> (lower: Double, middle: Double, upper: Double) {
        precondition(rank >= 1 && rank <= total, "rank \(rank) of \(total)")
        var before = 0
        for (bin, count) in counts.enumerated() where count > 0 {
            if before + count >= rank {
                let (lower, width) = Self.bounds(of: bin, fineBits)
                // A bin of one number is that number; a wider one is taken to be evenly filled.
                let share = width == 1 ? 0 : (Double(rank - before) - 0.5) / Double(count)
                return (lower, lower + share * width, width == 1 ? lower : lower + width)
            }
            before += count
        }
        preconditionFailure("the counts do not add up to the total")
    }

    static func bin(of value: Int, _ fineBits: Int = 11) -> Int {
        precondition(value >= 0, "a histogram counts from 0")
        let shift = max(0, Int.bitWidth - value.leadingZeroBitCount - (fineBits + 1))
        return (shift << fineBits) + (value >> shift)
    }

    static func bounds(of bin: Int, _ fineBits: Int = 11) -> (lower: Double, width: Double) {
        let shift = max(0, (bin >> fineBits) - 1)
        return (Double((bin - (shift << fineBits)) << shift), Double(1 << shift))
    }
}
