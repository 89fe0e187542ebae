// SPDX-License-Identifier: Apache-2.0

/// Branch and bound for the rectangle of largest area in one polygon.
///
/// The strips of one direction are pairs of a bottom and a top. In a box of such pairs no strip is higher than from the
/// lowest bottom to the highest top, and none has a wider gap than the strip that all share; that shared strip with its
/// gap is itself a rectangle, so one sweep gives both bounds. A turn is thrown away when no core in any box allows an
/// area above the best by more than the tolerance (``Turn/areaAround(coreWidth:coreLength:)``).
struct LargestRectangleSearch {
    private struct StripBox {
        var bottom: ClosedRange<Double>
        var top: ClosedRange<Double>

        var largerSide: Double { max(bottom.length, top.length) }

        var halves: [StripBox] {
            if bottom.length >= top.length {
                return bottom.halves.map { StripBox(bottom: $0, top: top) }
            }
            return top.halves.map { StripBox(bottom: bottom, top: $0) }
        }
    }

    private let part: OutlinePart
    private var sweep: StripSweep
    private(set) var best: PlacedRectangle?
    private var bestArea: Double
    private var isBestHere = false

    /// Edges that may be looked at in all.
    private let visitLimit: Int

    init(_ part: OutlinePart, best: PlacedRectangle?, visitLimit: Int) {
        self.part = part
        sweep = StripSweep(part)
        self.best = best
        bestArea = best?.areaSquareMetres ?? 0
        self.visitLimit = visitLimit
    }

    /// The area a rectangle must exceed to be worth a search.
    private var target: Double { bestArea * (1 + FitOutline.largestAreaTolerance) }

    /// Whether the search came to its end within the limit of work.
    mutating func run() -> Bool {
        startFlush()
        climb()
        var pending = Turn.all
        while let turn = pending.popLast() {
            if sweep.visits > visitLimit { return false }
            let before = bestArea
            if !isExcluded(turn) { pending.append(contentsOf: turn.halves) }
            if bestArea > before { climb() }
        }
        return true
    }

    private mutating func startFlush() {
        var (best, bestArea) = (best, bestArea)
        sweep.forEachFlushStrip(of: part.directions) { sweep, bottom, top in
            guard (top - bottom) * sweep.lengthAcross > bestArea else { return true }
            let gap = sweep.widestGap(from: bottom, to: top)
            if gap.metres * (top - bottom) > bestArea {
                bestArea = gap.metres * (top - bottom)
                best = sweep.fill(from: bottom, to: top, gap)
            }
            return true
        }
        isBestHere = bestArea > self.bestArea
        (self.best, self.bestArea) = (best, bestArea)
    }

    private mutating func climb() {
        // What lies in another part is nothing to start from here.
        guard let best, isBestHere else { return }
        var climb = StripClimb(from: best, around: part.origin, value: bestArea)
        climb.run(&sweep, leastStep: 1e-5) { $0 * $1 }
        self.best = climb.best
        bestArea = climb.best.areaSquareMetres
    }

    private mutating func isExcluded(_ turn: Turn) -> Bool {
        sweep.turn(to: Direction(radians: turn.middleRadians))
        let extent = sweep.lowAlong...sweep.highAlong
        var pending = [StripBox(bottom: extent, top: extent)]
        while let box = pending.popLast() {
            if sweep.visits > visitLimit { return false }
            let highest = box.top.upperBound - box.bottom.lowerBound
            guard allowed(turn, highest, sweep.lengthAcross) > target else { continue }
            let (bottom, top) = (box.bottom.upperBound, box.top.lowerBound)
            if bottom < top {
                let gap = sweep.widestGap(from: bottom, to: top)
                note(gap, bottom, top)
                guard gap.metres > 0, allowed(turn, highest, gap.metres) > target else { continue }
                if allowed(turn, top - bottom, gap.metres) > target { return false }
            }
            // Finer strips than what the turn gives away decide nothing.
            if box.largerSide <= turn.halfWidth * highest / 4 { return false }
            pending.append(contentsOf: box.halves)
        }
        return true
    }

    /// The area a rectangle in the turn may have whose core is at most as long and as wide.
    private func allowed(_ turn: Turn, _ length: Double, _ width: Double) -> Double {
        guard length > 0 else { return 0 }
        return max(
            turn.areaAround(coreWidth: min(width, length), coreLength: length),
            turn.slimArea(chord: length, longest: part.diameterMetres))
    }

    private mutating func note(_ gap: StripSweep.Gap, _ bottom: Double, _ top: Double) {
        guard gap.metres * (top - bottom) > bestArea else { return }
        isBestHere = true
        bestArea = gap.metres * (top - bottom)
        best = sweep.fill(from: bottom, to: top, gap)
    }
}

extension ClosedRange<Double> {
    fileprivate var length: Double { upperBound - lowerBound }

    fileprivate var halves: [ClosedRange<Double>] {
        let middle = (lowerBound + upperBound) / 2
        return [lowerBound...middle, middle...upperBound]
    }
}
