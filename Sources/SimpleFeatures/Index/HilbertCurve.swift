// SPDX-License-Identifier: Apache-2.0

/// The Hilbert curve through a grid of 65 536 × 65 536 cells over a box: what lies near on the curve lies near in
/// the plane.
struct HilbertCurve {
    private static let side: UInt32 = 1 << 16
    private let box: Envelope

    init(over box: Envelope) {
        self.box = box
    }

    /// The distance along the curve of the cell that holds the box's centre; the empty come last.
    func key(of envelope: Envelope) -> UInt32 {
        guard !envelope.isEmpty else { return .max }
        let center = envelope.center
        return HilbertCurve.distance(
            cell(center.x - box.minX, of: box.width), cell(center.y - box.minY, of: box.height))
    }

    private func cell(_ offset: Double, of extent: Double) -> UInt32 {
        let share = offset / extent
        // A box without extent, or without end, has no share to speak of.
        guard share.isFinite else { return 0 }
        return UInt32(max(0, min(Double(Self.side - 1), share * Double(Self.side))))
    }

    /// The classic walk from the largest quadrant down, turning the axes on the way.
    static func distance(_ x: UInt32, _ y: UInt32) -> UInt32 {
        var (x, y) = (x, y)
        var distance: UInt32 = 0
        var step = side / 2
        while step > 0 {
            let right: UInt32 = x & step != 0 ? 1 : 0
            let top: UInt32 = y & step != 0 ? 1 : 0
            distance &+= step &* step &* ((3 &* right) ^ top)
            if top == 0 {
                if right == 1 {
                    x = side - 1 - x
                    y = side - 1 - y
                }
                swap(&x, &y)
            }
            step /= 2
        }
        return distance
    }
}
