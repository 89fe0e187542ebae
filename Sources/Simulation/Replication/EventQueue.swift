// SPDX-License-Identifier: Apache-2.0

/// What happens in one replication, in the order of time, and of entry at the same time.
///
/// Most events are known before the clock starts: they are put into buckets of time and sorted there, in linear time.
/// The few that arise on the way wait in a heap.
struct EventQueue {
    struct Event {
        var time: Double
        var order: UInt32
        /// Kind in the lowest bits, then the index.
        fileprivate var what: UInt32

        var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: what & 15)) ?? .sample }
        var index: Int { Int(what >> 4) }

        fileprivate init(_ kind: Kind, _ index: Int, at time: Double, order: UInt32) {
            self.time = time
            self.order = order
            what = UInt32(index) << 4 | UInt32(kind.rawValue)
        }
    }

    enum Kind: UInt8 {
        case landDue, floorDue, parcelReady, lockEnds, saleEnds, unitFree, leaseEnds, lotCompleted, givesUp, sample,
            unlocks
    }

    private static let bucketCount = 256

    private let horizon: Double
    private let bucketsPerMonth: Double
    private var planned: [Event] = []
    private var sorted: [Event] = []
    private var starts = [Int32](repeating: 0, count: bucketCount + 1)
    private var next = 0
    private var heap: [Event] = []
    private var count: UInt32 = 0

    init(horizon: Double) {
        self.horizon = horizon
        bucketsPerMonth = Double(Self.bucketCount) / horizon
    }

    mutating func clear() {
        planned.removeAll(keepingCapacity: true)
        heap.removeAll(keepingCapacity: true)
        next = 0
        count = 0
    }

    /// Before the clock starts, from month 0 on. Events at or after the horizon never happen.
    mutating func plan(_ kind: Kind, _ index: Int, at time: Double) {
        guard time < horizon else { return }
        planned.append(Event(kind, index, at: time, order: count))
        count += 1
    }

    /// After all is planned.
    mutating func start() {
        for bucket in starts.indices { starts[bucket] = 0 }
        for event in planned { starts[bucket(of: event.time) + 1] += 1 }
        for bucket in 0..<Self.bucketCount { starts[bucket + 1] += starts[bucket] }
        if sorted.count < planned.count {
            sorted.append(
                contentsOf: repeatElement(
                    Event(.sample, 0, at: 0, order: 0), count: planned.count - sorted.count))
        }
        // Filling moves each start to the end of its bucket.
        for event in planned {
            let bucket = bucket(of: event.time)
            sorted[Int(starts[bucket])] = event
            starts[bucket] += 1
        }
        // Out of place only within a bucket, so that few are moved.
        for place in 1..<max(1, planned.count) {
            let event = sorted[place]
            var hole = place
            while hole > 0, isBefore(event, sorted[hole - 1]) {
                sorted[hole] = sorted[hole - 1]
                hole -= 1
            }
            sorted[hole] = event
        }
    }

    /// On the way. Events at or after the horizon never happen.
    mutating func add(_ kind: Kind, _ index: Int, at time: Double) {
        guard time < horizon else { return }
        heap.append(Event(kind, index, at: time, order: count))
        count += 1
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard isBefore(heap[child], heap[parent]) else { break }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    mutating func pop() -> Event? {
        guard let soonest = heap.first else {
            guard next < planned.count else { return nil }
            next += 1
            return sorted[next - 1]
        }
        if next < planned.count, isBefore(sorted[next], soonest) {
            next += 1
            return sorted[next - 1]
        }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return soonest
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return }
            if child + 1 < heap.count, isBefore(heap[child + 1], heap[child]) { child += 1 }
            guard isBefore(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            parent = child
        }
    }

    private func bucket(of time: Double) -> Int {
        min(Self.bucketCount - 1, Int(time * bucketsPerMonth))
    }

    @inline(__always)
    private func isBefore(_ first: Event, _ second: Event) -> Bool {
        first.time != second.time ? first.time < second.time : first.order < second.order
    }
}
