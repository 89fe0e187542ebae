// SPDX-License-Identifier: Apache-2.0

extension StripSweep {
    /// Vertices beyond this many levels are passed over in ``forEachFlushStrip(of:_:)``.
    private static let levelLimit = 24

    /// Visits the strips that lie between two vertices in the frames of a polygon's own edges, the highest first in each
    /// frame: where tight rectangles stand, flush with an edge, and where they are found exactly.
    ///
    /// `body` gets the height and, when it asks for it, the gap; the walk ends when it returns false. Polygons of many
    /// vertices are only sampled, which costs a search time but not its guarantee.
    /// - Complexity: O(m · n²) strips for n vertices (at most 24 counted) and m directions of edges (at most 12).
    mutating func forEachFlushStrip(
        of directions: [Direction], _ body: (inout StripSweep, _ bottom: Double, _ top: Double) -> Bool
    ) {
        for direction in directions.flatMap({ [$0, $0.perpendicular] }) {
            turn(to: direction)
            var levels = levels()
            if levels.count > Self.levelLimit {
                let last = levels.count - 1
                levels = (0..<Self.levelLimit).map { levels[$0 * last / (Self.levelLimit - 1)] }
            }
            for span in stride(from: levels.count - 1, to: 0, by: -1) {
                for low in 0..<(levels.count - span) {
                    guard body(&self, levels[low], levels[low + span]) else { return }
                }
            }
        }
    }
}
