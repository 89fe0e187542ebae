// SPDX-License-Identifier: Apache-2.0

/// The search for a rectangle of given measures in one polygon, at any angle: branch and bound over turns, and over
/// strips within a turn.
///
/// A turn is thrown away when the core (``Turn/core(width:length:)``) of the measures, enlarged by a tolerance, fits
/// nowhere at its middle direction; an interval of strips, when already what all its strips share has too narrow a gap.
/// So an exhausted search has proved that the enlarged rectangle does not fit. It ends: once a turn is so narrow that its
/// core is as large as the measures themselves, what keeps it from being thrown away is a place for them.
struct RectangleSearch {
    enum Outcome {
        case excluded
        case found(Found)
        case undecided
    }

    /// A free strip of the frame the sweep stands in.
    struct Found {
        var bottom: Double
        var top: Double
        var gap: StripSweep.Gap

        var lengthMetres: Double { top - bottom }
    }

    var sweep: StripSweep
    /// How much larger than asked the rectangle is of which an exhausted search proves that it does not fit.
    let toleranceMetres: Double

    /// Whether the measures fit at the middle of `turn`, or surely nowhere in it.
    mutating func probe(_ turn: Turn, width: Double, length: Double) -> Outcome {
        sweep.turn(to: Direction(radians: turn.middleRadians))
        let core = turn.core(width: width + toleranceMetres, length: length + toleranceMetres)
        guard core.length <= sweep.lengthAlong, core.width <= sweep.lengthAcross else { return .excluded }
        // Finer strips than what the turn gives away decide nothing.
        let step = max(toleranceMetres, length + toleranceMetres - core.length) / 4
        var pending = [(low: sweep.lowAlong, high: sweep.highAlong - core.length)]
        while let bottoms = pending.popLast() {
            let (bottom, top) = (bottoms.high, bottoms.low + core.length)
            if bottom < top {
                let gap = sweep.widestGap(from: bottom, to: top)
                if gap.metres < core.width || gap.metres <= 0 { continue }
                let middle = (bottom + top) / 2
                let asked = sweep.widestGap(from: middle - length / 2, to: middle + length / 2)
                if asked.metres >= width {
                    return .found(Found(bottom: middle - length / 2, top: middle + length / 2, gap: asked))
                }
                if bottom - bottoms.low <= step { return .undecided }
            }
            let middle = (bottoms.low + bottoms.high) / 2
            pending.append((bottoms.low, middle))
            pending.append((middle, bottoms.high))
        }
        return .excluded
    }

    /// The free strip made as long as it can be with a gap of at least `width`: upward first, then downward.
    mutating func grown(_ found: Found, width: Double) -> Found {
        var grown = found
        grown.top = furthest(from: found.top, to: sweep.highAlong) { sweep, top in
            sweep.widestGap(from: found.bottom, to: top).metres >= width
        }
        let top = grown.top
        grown.bottom = furthest(from: found.bottom, to: sweep.lowAlong) { sweep, bottom in
            sweep.widestGap(from: bottom, to: top).metres >= width
        }
        grown.gap = sweep.widestGap(from: grown.bottom, to: grown.top)
        return grown
    }

    /// The value furthest from `start`, where `holds` is true, for which it still is, to a tenth of a millimetre.
    private mutating func furthest(
        from start: Double, to end: Double, _ holds: (inout StripSweep, Double) -> Bool
    ) -> Double {
        if holds(&sweep, end) { return end }
        var (good, bad) = (start, end)
        while abs(bad - good) > 1e-4 {
            let middle = (good + bad) / 2
            if holds(&sweep, middle) { good = middle } else { bad = middle }
        }
        return good
    }
}
