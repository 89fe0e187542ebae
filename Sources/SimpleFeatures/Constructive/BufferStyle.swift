// SPDX-License-Identifier: Apache-2.0

/// How a buffer or an offset curve is drawn at the ends and corners of what it goes around.
public struct BufferStyle: Hashable, Sendable {
    /// The end of a line, or a point.
    public enum Cap: Hashable, Sendable {
        case round
        /// Cut off at the end itself; nothing is left of a point.
        case flat
        /// Cut off one distance beyond the end.
        case square
    }

    /// A corner on its outer side.
    public enum Join: Hashable, Sendable {
        case round
        /// The two sides go on until they meet, at most `limit` distances from the corner; beyond, it is cut.
        case mitre(limit: Double)
        /// The two sides are joined by a straight line.
        case bevel
    }

    public var cap: Cap
    public var join: Join
    /// The chords a quarter circle is drawn with, all inside the true circle.
    public var quadrantSegments: Int

    public init(cap: Cap = .round, join: Join = .round, quadrantSegments: Int = 8) {
        self.cap = cap
        self.join = join
        self.quadrantSegments = quadrantSegments
    }

    /// Refuses a distance that is not finite, segments outside 1 to 10,000, and a mitre limit that is not positive.
    func require(distance: Double, _ operation: String) throws(SpatialError) {
        try SpatialError.require(
            distance.isFinite && (1...10_000).contains(quadrantSegments) && mitreLimit > 0 && mitreLimit.isFinite,
            operation,
            "distance \(distance) with \(quadrantSegments) segments per quadrant and mitre limit \(mitreLimit)")
    }

    var mitreLimit: Double {
        // GEOS' own default; only mitred joins look at it.
        if case .mitre(let limit) = join { limit } else { 5 }
    }
}
