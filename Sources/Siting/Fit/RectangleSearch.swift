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
        let bottom: Double
        let top: Double
        let gap: StripSweep.Gap
    }

    var sweep: StripSweep
    /// How much larger than asked the rectangle is of which an exhausted search proves that it does not fit.
    let toleranceMetres: Double
    /// Edges that may be looked at in all.
    let visitLimit: Int

    /// Whether the work is to be cut off here.
    var isExhausted: Bool { sweep.visits > visitLimit }

    /// Whether the measures fit at the middle of `turn`, or surely nowhere in it.
    mutating func probe(_ turn: Turn, width: Double, length: Double) -> Outcome {
        sweep.turn(to: Direction(radians: turn.middleRadians))
        let core = turn.core(width: width + toleranceMetres, length: length + toleranceMetres)
        guard core.length <= sweep.lengthAlong, core.width <= sweep.lengthAcross else { return .excluded }
        // Finer strips than what the turn gives away decide nothing.
        let step = max(toleranceMetres, length + toleranceMetres - core.length) / 4
        var pending = [(low: sweep.lowAlong, high: sweep.highAlong - core.length)]
        while let bottoms = pending.popLast() {
            if isExhausted { return .undecided }
            let (bottom, top) = (bottoms.high, bottoms.low + core.length)
            if bottom < top {
                let gap = sweep.widestGap(from: bottom, to: top)
                if gap.metres < core.width || gap.metres <= 0 { continue }
                if gap.metres >= width, let found = found(around: (bottom + top) / 2, width: width, length: length) {
                    return .found(found)
                }
                if bottom - bottoms.low <= step { return .undecided }
            }
            let middle = (bottoms.low + bottoms.high) / 2
            pending.append((bottoms.low, middle))
            pending.append((middle, bottoms.high))
        }
        return .excluded
    }

    private mutating func found(around middle: Double, width: Double, length: Double) -> Found? {
        let (bottom, top) = (middle - length / 2, middle + length / 2)
        let gap = sweep.widestGap(from: bottom, to: top)
        return gap.metres >= width ? Found(bottom: bottom, top: top, gap: gap) : nil
    }

    /// The rectangle of those measures in the middle of a free strip.
    func placement(in found: Found, width: Double, length: Double) -> PlacedRectangle {
        sweep.place(
            along: (found.bottom + found.top) / 2, across: found.gap.middle, lengthMetres: length, widthMetres: width)
    }
}
