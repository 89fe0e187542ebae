// SPDX-License-Identifier: Apache-2.0

/// The steps of one parcel, each begun when those it waits for are done.
struct StepWalk {
    private let begun: Double
    private var left: UInt16
    private var isDone: UInt16 = 0
    private var ends = SIMD16<Double>(repeating: 0)
    /// When the last of the steps so far ends.
    private(set) var last: Double

    /// - Parameter steps: a bit each, in the order in which they are walked.
    init(from begun: Double, steps: UInt16) {
        self.begun = begun
        left = steps
        last = begun
    }

    @inline(__always)
    mutating func next() -> Int? {
        guard left != 0 else { return nil }
        let step = left.trailingZeroBitCount
        left &= left - 1
        return step
    }

    /// When a step can begin. Steps it waits for that are not walked here are done.
    @inline(__always)
    func start(after steps: UInt16) -> Double {
        var start = begun
        var earlier = steps & isDone
        while earlier != 0 {
            start = max(start, ends[earlier.trailingZeroBitCount])
            earlier &= earlier - 1
        }
        return start
    }

    @inline(__always)
    mutating func end(_ step: Int, at month: Double) {
        ends[step] = month
        isDone |= 1 << UInt16(step)
        last = max(last, month)
    }
}
