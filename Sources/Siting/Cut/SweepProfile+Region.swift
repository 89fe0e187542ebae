// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension SweepProfile {
    /// An edge between two levels, with its position across the sweep at both.
    private struct Edge {
        let from: Int
        let to: Int
        let start: Double
        let end: Double

        func across(at place: Double, _ levels: [Double]) -> Double {
            let share = (place - levels[from]) / (levels[to] - levels[from])
            return start + (end - start) * share
        }
    }

    /// The ends of one piece of a section, where its slab starts and where it ends.
    private struct Piece {
        let start: (low: Double, high: Double)
        let end: (low: Double, high: Double)
    }

    /// Sweeps over `region`. Nil when its rings do not bound a region, or when there are more than `workLimit` places
    /// where a section meets an edge.
    /// - Complexity: O(n log n + w) for n vertices and w such places.
    init?(_ region: OrientedRings, along frame: SweepFrame, workLimit: Int) {
        let levelled = Self.levels(of: region, along: frame)
        let levels = levelled.levels
        guard levels.count > 1 else { return nil }
        var starting = [[Edge]](repeating: [], count: levels.count)
        var next = 0
        for ring in region.rings {
            let own = levelled.ofVertex[next..<next + ring.count]
            next += ring.count
            for index in ring.indices {
                let following = (index + 1) % ring.count
                let (a, b) = (own[own.startIndex + index], own[own.startIndex + following])
                let (acrossA, acrossB) = (frame.across(ring[index]), frame.across(ring[following]))
                if a < b { starting[a].append(Edge(from: a, to: b, start: acrossA, end: acrossB)) }
                if b < a { starting[b].append(Edge(from: b, to: a, start: acrossB, end: acrossA)) }
            }
        }
        var areas = [0.0]
        var sections: [(start: Double, end: Double)] = []
        var slabs: [[Piece]] = []
        var active: [Edge] = []
        var work = 0
        for slab in 0..<levels.count - 1 {
            let (low, high) = (levels[slab], levels[slab + 1])
            active.removeAll { $0.to <= slab }
            active.append(contentsOf: starting[slab])
            work += active.count
            guard active.count.isMultiple(of: 2), work <= workLimit else { return nil }
            let middle = low + (high - low) / 2
            let ordered = active.map { (key: $0.across(at: middle, levels), edge: $0) }.sorted { $0.key < $1.key }
            active = ordered.map(\.edge)
            let pieces = stride(from: 0, to: active.count, by: 2).map { index in
                let (lower, upper) = (active[index], active[index + 1])
                return Piece(
                    start: (lower.across(at: low, levels), upper.across(at: low, levels)),
                    end: (lower.across(at: high, levels), upper.across(at: high, levels)))
            }
            let section = pieces.reduce((start: 0.0, end: 0.0)) { sum, piece in
                (sum.start + piece.start.high - piece.start.low, sum.end + piece.end.high - piece.end.low)
            }
            sections.append(section)
            areas.append(areas[slab] + (section.start + section.end) / 2 * (high - low))
            slabs.append(pieces)
        }
        self.levels = levels
        self.areas = areas
        self.sections = sections
        isWhole = Self.wholeness(of: slabs)
    }

    /// The levels of all vertices, places within the tolerance of a level's first being on it.
    private static func levels(
        of region: OrientedRings, along frame: SweepFrame
    ) -> (levels: [Double], ofVertex: [Int]) {
        let places = region.rings.joined().map(frame.along)
        var levels: [Double] = []
        var ofVertex = [Int](repeating: 0, count: places.count)
        for vertex in places.indices.sorted(by: { places[$0] < places[$1] }) {
            if levels.last.map({ places[vertex] - $0 > SweepFrame.toleranceMetres }) ?? true {
                levels.append(places[vertex])
            }
            ofVertex[vertex] = levels.count - 1
        }
        return (levels, ofVertex)
    }

    private static func wholeness(of slabs: [[Piece]]) -> [Bool] {
        let offsets = slabs.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        var links = [[(Int, Int)]](repeating: [], count: slabs.count)
        for slab in slabs.indices.dropFirst() {
            let (before, after) = (slabs[slab - 1], slabs[slab])
            var (left, right) = (0, 0)
            while left < before.count, right < after.count {
                let (a, b) = (before[left].end, after[right].start)
                if min(a.high, b.high) - max(a.low, b.low) > SweepFrame.toleranceMetres {
                    links[slab].append((offsets[slab - 1] + left, offsets[slab] + right))
                }
                if a.high < b.high { left += 1 } else { right += 1 }
            }
        }
        let total = offsets[slabs.count]
        var before = DisjointSets(count: total)
        let isWholeBefore = slabs.indices.map { slab in
            before.add(slabs[slab].count)
            for (a, b) in links[slab] { before.unite(a, b) }
            return before.setCount == 1
        }
        var after = DisjointSets(count: total)
        let isWholeAfter = slabs.indices.reversed().map { slab in
            after.add(slabs[slab].count)
            if slab + 1 < slabs.count { for (a, b) in links[slab + 1] { after.unite(a, b) } }
            return after.setCount == 1
        }
        return zip(isWholeBefore, isWholeAfter.reversed()).map { $0 && $1 }
    }
}
