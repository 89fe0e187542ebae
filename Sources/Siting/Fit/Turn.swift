// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// All directions within `halfWidth` of one: what a search over angles splits until it can throw it away.
struct Turn {
    let middleRadians: Double
    /// At most a thirty-second of a half turn, so well under 45°.
    let halfWidth: Double

    /// The half turn of all directions that a side can have, cut evenly.
    static let all: [Turn] = {
        let count = 16
        return (0..<count).map { index in
            Turn(middleRadians: .pi * (Double(index) + 0.5) / Double(count), halfWidth: .pi / Double(2 * count))
        }
    }()

    var halves: [Turn] {
        [-0.5, 0.5].map { Turn(middleRadians: middleRadians + $0 * halfWidth, halfWidth: halfWidth / 2) }
    }

    /// A rectangle that lies, at the middle direction, inside every rectangle of `width` × `length` whose long side
    /// points within the turn, about the same centre.
    ///
    /// Turned by φ, a rectangle of w × l reaches w·cos φ + l·sin φ across and w·sin φ + l·cos φ along. At φ = δ, the half
    /// width, both reach exactly `width` and `length` for w = (width·cos δ − length·sin δ) / cos 2δ and l likewise. The
    /// first grows with φ up to there; the second does so while w ≥ l·tan δ and is never more than the diagonal, so l is
    /// cut to keep the diagonal within `length` where that does not hold.
    func core(width: Double, length: Double) -> (width: Double, length: Double) {
        let (cosine, sine) = (cos(halfWidth), sin(halfWidth))
        let double = cosine * cosine - sine * sine
        let w = (width * cosine - length * sine) / double
        guard w > 0 else { return (0, min(length, width / sine)) }
        let l = (length * cosine - width * sine) / double
        guard w * cosine < l * sine else { return (w, l) }
        return (w, min(l, (length * length - w * w).squareRoot()))
    }

    /// An upper bound on width · length of a rectangle in the turn, from what its core can be.
    ///
    /// Where w ≥ l·tan δ, width · length = w·l + (w² + l²)·sin δ·cos δ. Elsewhere width < length · sin 2δ, and
    /// ``slimArea(chord:longest:)`` is the bound.
    func areaAround(coreWidth w: Double, coreLength l: Double) -> Double {
        w * l + (w * w + l * l) * sin(2 * halfWidth) / 2
    }

    /// An upper bound on the area of a rectangle in the turn that is narrower than its length · sin 2δ and no longer than
    /// `longest`, from the longest `chord` of the middle direction that fits.
    ///
    /// The chord c through its centre has at least the length, and then the area is below c · sin 2δ · length; or at least
    /// width / sin δ, and then it is at most c · sin δ · length.
    func slimArea(chord: Double, longest: Double) -> Double {
        chord * longest * sin(2 * halfWidth)
    }
}
