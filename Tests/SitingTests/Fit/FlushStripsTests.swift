// SPDX-License-Identifier: Apache-2.0
import SimpleFeatures
import Testing

@testable import Siting

@Suite("Strips flush with an edge")
struct FlushStripsTests {
    private struct Strip: Hashable {
        let bottom: Double
        let top: Double
    }

    /// The strips along x of a ground whose floor has a vertex at each metre from the left.
    private func strips(levels: Int) throws -> [Strip] {
        let last = Double(levels - 1)
        let floor = (0..<levels).map { (Double($0), Double($0 % 2)) }
        let part = try StripSweepTests.part(floor + [(last, 10), (0, 10)])
        var sweep = StripSweep(part)
        var strips: [Strip] = []
        sweep.forEachFlushStrip(of: [StripSweepTests.east]) { sweep, bottom, top in
            guard sweep.direction == StripSweepTests.east else { return false }
            strips.append(Strip(bottom: bottom + part.origin.x, top: top + part.origin.x))
            return true
        }
        return strips
    }

    @Test("are all pairs of up to 24 levels, the highest first and then from below")
    func all() throws {
        for levels in [3, 24] {
            let strips = try strips(levels: levels)
            let wanted = (1..<levels).reversed().flatMap { span in
                (0..<(levels - span)).map { Strip(bottom: Double($0), top: Double($0 + span)) }
            }
            #expect(strips == wanted)
        }
    }

    @Test("are of 24 levels spread from the first to the last where there are more")
    func sampled() throws {
        for levels in [25, 60] {
            let strips = try strips(levels: levels)
            #expect(strips.count == 24 * 23 / 2)
            #expect(strips.first == Strip(bottom: 0, top: Double(levels - 1)))
            #expect(
                Set(strips.map(\.bottom)).union(strips.map(\.top)).sorted()
                    == (0..<24).map { Double($0 * (levels - 1) / 23) })
        }
    }

    @Test("come in both frames of an edge, until enough have been seen")
    func ending() throws {
        var sweep = StripSweep(try StripSweepTests.part([(0, 0), (8, 0), (8, 4), (0, 4)]))
        var seen: [Double] = []
        sweep.forEachFlushStrip(of: [StripSweepTests.east]) { _, bottom, top in
            seen.append(top - bottom)
            return true
        }
        #expect(seen == [8, 4])
        seen = []
        sweep.forEachFlushStrip(of: [StripSweepTests.east]) { _, bottom, top in
            seen.append(top - bottom)
            return false
        }
        #expect(seen == [8])
    }
}
