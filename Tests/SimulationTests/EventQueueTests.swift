// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Simulation

@Suite("Order of events")
struct EventQueueTests {
    private struct Planned: Equatable {
        let time: Double
        let order: Int
        let index: Int
    }

    @Test("events come in the order of time and of entry, those added on the way among them, as a plain sort has it")
    func order() throws {
        try forAll(count: 300) { generator, _ in
            let horizon = Double.random(in: 0.01...120, using: &generator)
            var queue = EventQueue(horizon: horizon)
            // The queue is used again and again.
            for _ in 0..<3 {
                queue.clear()
                var left: [Planned] = []
                var entered = 0
                // Few different times, so that many events share one.
                let isCoarse = Bool.random(using: &generator)
                func time(after now: Double) -> Double {
                    let time = now + Double.random(in: 0...horizon * 1.2, using: &generator)
                    return isCoarse ? max(now, (time / horizon * 8).rounded() * horizon / 8) : time
                }
                func note(_ time: Double) -> Int {
                    if time < horizon {
                        left.append(Planned(time: time, order: entered, index: entered))
                        entered += 1
                    }
                    return entered
                }
                for _ in 0..<Int.random(in: 0...200, using: &generator) {
                    let (time, index) = (time(after: 0), entered)
                    if Int.random(in: 0..<10, using: &generator) == 0 {
                        queue.add(.givesUp, index, at: time)
                    } else {
                        queue.plan(.landDue, index, at: time)
                    }
                    _ = note(time)
                }
                queue.start()
                var now = 0.0
                while let event = queue.pop() {
                    let first = try #require(
                        left.indices.min { (left[$0].time, left[$0].order) < (left[$1].time, left[$1].order) })
                    let expected = left.remove(at: first)
                    try #require(event.time == expected.time && Int(event.index) == expected.index)
                    try #require(event.time >= now && event.time < horizon)
                    now = event.time
                    for _ in 0..<Int.random(in: 0...2, using: &generator) where entered < 400 {
                        let (time, index) = (time(after: now), entered)
                        queue.add(.leaseEnds, index, at: time)
                        _ = note(time)
                    }
                }
                try #require(left.isEmpty)
            }
        }
    }

    @Test("an event keeps its kind and index", arguments: [0, 1, 77, 1 << 20])
    func kinds(index: Int) {
        var queue = EventQueue(horizon: 1)
        let kinds: [EventQueue.Kind] = [
            .landDue, .floorDue, .parcelReady, .lockEnds, .saleEnds, .unitFree, .leaseEnds, .lotCompleted, .givesUp,
            .sample, .unlocks,
        ]
        for kind in kinds { queue.plan(kind, index, at: 0.5) }
        queue.plan(.sample, index, at: 1)
        queue.start()
        for kind in kinds {
            let event = queue.pop()
            #expect(event?.kind == kind && event.map { Int($0.index) } == index)
        }
        #expect(queue.pop() == nil)
    }
}
