// SPDX-License-Identifier: Apache-2.0

/// How a region lies before a line that is swept over it: its area up to each place, and where both sides are of one
/// piece.
///
/// Between two levels of vertices the length of the section is linear, hence the area before the line is exactly a
/// quadratic, and neither side changes how it hangs together.
struct SweepProfile: Sendable {
    /// The distinct places of vertices along the sweep, ascending.
    let levels: [Double]
    /// The area before each level.
    let areas: [Double]
    /// The length of the section just after a level and just before the next, one entry a slab between two levels.
    let sections: [(start: Double, end: Double)]
    /// Whether, with the line inside a slab, the region before it and the region after it are each connected.
    let isWhole: [Bool]

    var start: Double { levels[0] }
    var end: Double { levels[levels.count - 1] }
    var totalArea: Double { areas[areas.count - 1] }

    /// The area before the line at `place`; zero before the region, all of it after.
    func area(before place: Double) -> Double {
        if place <= start { return 0 }
        if place >= end { return totalArea }
        let slab = slab(at: place, in: levels)
        let depth = place - levels[slab]
        let growth = (sections[slab].end - sections[slab].start) / (levels[slab + 1] - levels[slab])
        return areas[slab] + depth * (sections[slab].start + growth * depth / 2)
    }

    /// Where the area before the line is `area`: the exact root of the slab's quadratic. The nearest end for less
    /// than nothing or more than all.
    func place(withAreaBefore area: Double) -> Double {
        if area <= 0 { return start }
        if area >= totalArea { return end }
        let slab = slab(at: area, in: areas)
        let (low, high) = (levels[slab], levels[slab + 1])
        let section = sections[slab]
        let rest = area - areas[slab]
        let growth = (section.end - section.start) / (high - low)
        // The form that loses no digits when the growth is small: 2r / (w + √(w² + 2gr)).
        let root = max(0, section.start * section.start + 2 * growth * rest).squareRoot()
        let depth = 2 * rest / (section.start + root)
        return depth.isFinite ? min(high, low + max(0, depth)) : low
    }

    /// The stretches of the sweep where a line leaves one piece on each side.
    ///
    /// Where a side falls apart beyond a level, the line keeps `neck` away from it: nearer, the side would hang
    /// together by a strip narrower than that.
    func wholeStretches(neck: Double) -> [ClosedRange<Double>] {
        var stretches: [ClosedRange<Double>] = []
        var first: Int?
        for slab in isWhole.indices where isWhole[slab] {
            if first == nil { first = slab }
            guard let begin = first, slab + 1 == isWhole.count || !isWhole[slab + 1] else { continue }
            let lower = levels[begin] + (begin == 0 ? 0 : neck)
            let upper = levels[slab + 1] - (slab + 1 == isWhole.count ? 0 : neck)
            if lower <= upper { stretches.append(lower...upper) }
            first = nil
        }
        return stretches
    }

    /// The same region swept from the other end.
    var reversed: SweepProfile {
        SweepProfile(
            levels: levels.reversed().map { -$0 }, areas: areas.reversed().map { totalArea - $0 },
            sections: sections.reversed().map { ($0.end, $0.start) }, isWhole: isWhole.reversed())
    }

    /// The last slab whose start is at most `value`.
    private func slab(at value: Double, in starts: [Double]) -> Int {
        var (low, high) = (0, starts.count - 1)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }
}
