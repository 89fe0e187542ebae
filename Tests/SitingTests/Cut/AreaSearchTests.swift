// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import Siting

struct AreaSearchTests {
    private func best(
        _ range: ClosedRange<Double> = 0...8, bends: [Double] = [], _ measure: (Double) -> Double?
    ) throws -> (area: Double, value: Double)? {
        try AreaSearch.best(in: range, bends: bends, measure: measure)
    }

    @Test("the peak of a measure is found wherever it lies, in the first, the last or a middle step")
    func peaks() throws {
        for peak in [0, 0.1, 0.4, 0.9, 2.5, 3.4, 6.6, 7.4, 7.9, 8] {
            let found = try #require(try best { 5 - ($0 - peak) * ($0 - peak) })
            #expect(abs(found.area - peak) < 1e-3, "\(peak)")
            #expect(abs(found.value - 5) < 1e-6)
        }
    }

    @Test("a range is asked at even steps from end to end, and beside the best")
    func evenSteps() throws {
        var asked: [Double] = []
        _ = try best(4...8) {
            asked.append($0)
            return -$0
        }
        #expect(asked == [4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 4 + 0.5 / 64])
    }

    @Test("of equals the least area wins, and a falling measure takes the least at once")
    func ties() throws {
        #expect(try #require(try best { _ in 1 }).area == 0)
        var asked = 0
        let found = try best {
            asked += 1
            return -$0
        }
        #expect(try #require(found).area == 0)
        #expect(asked == 10, "nine samples and a look beside the best")
        #expect(try #require(try best { min($0, 4) }).area > 3.99)
        #expect(try #require(try best { min($0, 4) }).area <= 4)
    }

    @Test("where small areas are refused the least that is accepted is found, and nothing where all are")
    func refusals() throws {
        let found = try #require(try best { $0 >= 3.3 ? -$0 : nil })
        #expect(found.area >= 3.3 && found.area < 3.3 + 1e-9)
        #expect(try best { _ in nil } == nil)
        #expect(try best { _ in .nan } == nil)
        let upper = try #require(try best { $0 <= 3.3 ? $0 : nil })
        #expect(abs(upper.area - 3.3) < 1e-3)
        // The best has a refusal below it, but a peak that is not there.
        #expect(try #require(try best(5...5) { $0 }).area == 5)
    }

    @Test("a jump at a bend is seen, however narrow")
    func bends() throws {
        let found = try #require(try best(bends: [-1, 5.51, 9]) { abs($0 - 5.51) < 1e-6 ? 2 : 1 })
        #expect(abs(found.area - 5.51) < 1e-6)
        // Of too many bends an even choice is asked.
        var asked: [Double] = []
        _ = try best(bends: (1...100).map { Double($0) * 0.07 }) {
            asked.append($0)
            return -$0
        }
        #expect(asked.count == 9 + 15 + 1)
    }
}
