// SPDX-License-Identifier: Apache-2.0

/// The longest rectangles of several widths in one polygon.
struct FrontierSearch {
    private let part: OutlinePart
    private let widths: [Double]
    private var search: RectangleSearch
    /// For each width, the length that surely fits; zero for none.
    private(set) var lengths: [Double]
    /// For each width, the length that nothing wider by the tolerance exceeds.
    private(set) var bounds: [Double]

    /// `widths` ascend; `lengths` are what other polygons hold already.
    init(_ part: OutlinePart, widths: [Double], lengths: [Double]) {
        self.part = part
        self.widths = widths
        self.lengths = lengths
        bounds = lengths
        search = RectangleSearch(sweep: StripSweep(part), toleranceMetres: FitOutline.fitToleranceMetres)
    }

    mutating func run(visitLimit: Int) {
        startFlush()
        // The widest first: what is as long as that is there for all narrower ones.
        for index in widths.indices.reversed() {
            if index + 1 < widths.count { lengths[index] = max(lengths[index], lengths[index + 1]) }
            bounds[index] = longest(index, visitLimit: visitLimit)
        }
    }

    /// Notes every rectangle between two vertices and flush with an edge, for all widths at once.
    private mutating func startFlush() {
        var lengths = lengths
        let slack = StripSweep.slackMetres
        search.sweep.forEachFlushStrip(of: part.directions) { [widths] sweep, bottom, top in
            let height = top - bottom
            // Only a width not above the height counts, and of those only one not served as well already.
            guard let first = widths.indices.first(where: { lengths[$0] < height }), widths[first] <= height + slack
            else { return true }
            let gap = sweep.widestGap(from: bottom, to: top).metres
            for index in first..<widths.count where widths[index] <= min(gap, height) + slack {
                lengths[index] = max(lengths[index], height)
            }
            return true
        }
        self.lengths = lengths
    }

    /// Makes the length for a width as long as can be and returns what it surely does not exceed.
    private mutating func longest(_ index: Int, visitLimit: Int) -> Double {
        let width = widths[index]
        var pending = Turn.all
        while let turn = pending.popLast() {
            guard search.sweep.visits <= visitLimit else { return .infinity }
            let target = nextLength(index)
            guard part.canHold(width: width, length: target) else { break }
            switch search.probe(turn, width: width, length: target) {
            case .excluded: continue
            case .undecided: pending.append(contentsOf: turn.halves)
            case .found(let found):
                lengths[index] = search.grown(found, width: width).lengthMetres
                pending.append(turn)
            }
        }
        return nextLength(index) + FitOutline.fitToleranceMetres
    }

    /// The least length worth looking for: a square first, then a little more than there is.
    private func nextLength(_ index: Int) -> Double {
        max(widths[index], lengths[index] * (1 + FitOutline.frontierTolerance))
    }
}
