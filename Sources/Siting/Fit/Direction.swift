// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A unit vector. Taken from an edge as it is, not through an angle, so that a frame turned to it has that edge level.
struct Direction: Sendable, Hashable {
    let cosine: Double
    let sine: Double

    init(cosine: Double, sine: Double) {
        self.cosine = cosine
        self.sine = sine
    }

    init(radians: Double) {
        cosine = cos(radians)
        sine = sin(radians)
    }

    /// A quarter turn counter-clockwise.
    var perpendicular: Direction { Direction(cosine: -sine, sine: cosine) }

    /// Whether the two are the same line's direction, either way round.
    func isParallel(to other: Direction, sineAtMost tolerance: Double) -> Bool {
        abs(cosine * other.sine - sine * other.cosine) <= tolerance
    }
}
