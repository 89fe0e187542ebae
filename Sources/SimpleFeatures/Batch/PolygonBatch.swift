// SPDX-License-Identifier: Apache-2.0

/// Polygonal features as flat columns: the shape in which a million of them are read, judged and written.
///
/// Ends are cumulative and exclusive. Ring r has the positions from `ringEnds[r - 1]` up to `ringEnds[r]`, closing
/// position included; part p the rings up to `partEnds[p]`, exterior first; feature f the parts up to `featureEnds[f]`.
/// A feature of one part is a polygon, of several a multi-polygon, of none the empty polygon. The rings may be anything,
/// also open or not finite: each feature is judged when it is asked for, and a bad one does not touch its neighbours.
///
/// ```swift
/// let batch = PolygonBatch(
///     x: [0, 4, 4, 0], y: [0, 0, 3, 0], ringEnds: [4], partEnds: [1], featureEnds: [1])
/// try batch.validity(at: 0)        // .valid, without a geometry being made
/// try batch.geometry(at: 0).area   // 6
/// ```
public struct PolygonBatch: Sendable {
    public let x: [Double]
    public let y: [Double]
    public let ringEnds: [Int]
    public let partEnds: [Int]
    public let featureEnds: [Int]

    /// The number of features.
    public var count: Int { featureEnds.count }

    /// Takes the columns as they are. That ends ascend and meet the column they count is the caller's duty.
    /// - Complexity: O(rings).
    public init(x: [Double], y: [Double], ringEnds: [Int], partEnds: [Int], featureEnds: [Int]) {
        precondition(x.count == y.count, "every position has an x and a y")
        precondition(PolygonBatch.ascend(ringEnds, to: x.count), "rings end where the positions do")
        precondition(PolygonBatch.ascend(partEnds, to: ringEnds.count), "parts end where the rings do")
        precondition(PolygonBatch.ascend(featureEnds, to: partEnds.count), "features end where the parts do")
        self.x = x
        self.y = y
        self.ringEnds = ringEnds
        self.partEnds = partEnds
        self.featureEnds = featureEnds
    }

    private static func ascend(_ ends: [Int], to count: Int) -> Bool {
        var last = 0
        for end in ends {
            if end < last { return false }
            last = end
        }
        return last == count
    }

    /// The parts of a feature.
    public func parts(of feature: Int) -> Range<Int> {
        (feature == 0 ? 0 : featureEnds[feature - 1])..<featureEnds[feature]
    }

    /// The rings of a part, exterior first.
    public func rings(of part: Int) -> Range<Int> {
        (part == 0 ? 0 : partEnds[part - 1])..<partEnds[part]
    }

    /// The positions of a ring.
    public func positions(of ring: Int) -> Range<Int> {
        (ring == 0 ? 0 : ringEnds[ring - 1])..<ringEnds[ring]
    }
}
