// SPDX-License-Identifier: Apache-2.0

/// The longest rectangles of several widths in one polygon.
struct FrontierSearch {
    private let part: OutlinePart
    private let widths: [Double]
    private let effort: FrontierEffort
    private var search: RectangleSearch
    /// For each width, the length that surely fits; zero for none.
    private(set) var lengths: [Double]
    /// Where in this polygon the length was found; nil where it was elsewhere.
    private var places: [PlacedRectangle?]
    /// For each width, the length that nothing wider by the tolerance exceeds.
    private(set) var bounds: [Double]

    /// `widths` ascend; `lengths` are what other polygons hold already.
    init(_ part: OutlinePart, widths: [Double], lengths: [Double], effort: FrontierEffort) {
        self.part = part
        self.widths = widths
        self.effort = effort
        self.lengths = lengths
        bounds = lengths
        places = Array(repeating: nil, count: widths.count)
        search = RectangleSearch(
            sweep: StripSweep(part), toleranceMetres: FitOutline.fitToleranceMetres, visitLimit: effort.visitLimit)
    }

    /// Edges looked at.
    var visits: Int { search.sweep.visits }

    mutating func run() {
        let open = widths.indices.filter { part.canHold(width: widths[$0], length: nextLength($0)) }
        guard !open.isEmpty, effort.visitLimit > 0 else {
            for index in widths.indices { bounds[index] = nextLength(index) + FitOutline.fitToleranceMetres }
            for index in open { bounds[index] = .infinity }
            return
        }
        startFlush()
        // The widest first: what is as long as that is there for all narrower ones.
        for index in widths.indices.reversed() {
            if index + 1 < widths.count, lengths[index + 1] > lengths[index] {
                lengths[index] = lengths[index + 1]
                places[index] = places[index + 1]
            }
            climb(index)
            bounds[index] = longest(index)
        }
    }

    /// Notes every rectangle between two vertices and flush with an edge, for all widths at once.
    private mutating func startFlush() {
        var (lengths, places) = (lengths, places)
        let slack = StripSweep.slackMetres
        search.sweep.forEachFlushStrip(of: part.directions) { [widths, part] sweep, bottom, top in
            let height = top - bottom
            // Only a width not above the height counts, and of those only one not served as well already.
            guard let first = widths.indices.first(where: { lengths[$0] < height }), widths[first] <= height + slack,
                widths[first] <= sweep.lengthAcross + slack, part.canHold(width: widths[first], length: height)
            else { return true }
            let gap = sweep.widestGap(from: bottom, to: top)
            for index in first..<widths.count
            where widths[index] <= min(gap.metres, height) + slack && lengths[index] < height {
                lengths[index] = height
                places[index] = sweep.place(
                    along: (bottom + top) / 2, across: gap.middle, lengthMetres: height, widthMetres: widths[index])
            }
            return true
        }
        (self.lengths, self.places) = (lengths, places)
    }

    private mutating func climb(_ index: Int) {
        guard let place = places[index] else { return }
        var climb = StripClimb(from: place, around: part.origin, value: lengths[index])
        climb.run(&search.sweep, leastStep: effort.leastClimbStep) { [width = widths[index]] in $1 >= width ? $0 : 0 }
        lengths[index] = climb.value
        places[index] = climb.best
    }

    /// Makes the length for a width as long as can be and returns what it surely does not exceed.
    private mutating func longest(_ index: Int) -> Double {
        let width = widths[index]
        var pending = Turn.all
        while let turn = pending.popLast() {
            let target = nextLength(index)
            guard part.canHold(width: width, length: target) else { break }
            if search.isExhausted { return .infinity }
            switch search.probe(turn, width: width, length: target) {
            case .excluded: continue
            case .undecided: pending.append(contentsOf: turn.halves)
            case .found(let found):
                lengths[index] = target
                places[index] = search.placement(in: found, width: width, length: target)
                climb(index)
                pending.append(turn)
            }
        }
        return nextLength(index) + FitOutline.fitToleranceMetres
    }

    /// The least length worth looking for: a square first, then a little more than there is.
    private func nextLength(_ index: Int) -> Double {
        max(widths[index], lengths[index] * (1 + effort.toleranceRatio))
    }
}
