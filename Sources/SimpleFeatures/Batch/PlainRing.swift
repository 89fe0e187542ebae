// SPDX-License-Identifier: Apache-2.0

/// Proves of a short ring, without GEOS, that it is closed, finite and simple, and so the shell of a valid polygon.
///
/// One-sided: `true` is proof; `false` only says that GEOS must judge. Every comparison is exact or carries the bound
/// of its rounding error (Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
/// Predicates", 1997), so nothing near-degenerate passes, nor anything not finite or near overflow.
enum PlainRing {
    /// Beyond it the gain over GEOS' sweep is less than twofold, and soon none.
    static let longest = 64
    /// `ccwerrboundA` of Shewchuk: (3 + 16ε)ε with ε = 2⁻⁵³.
    private static let orientationBound = 3.330_669_073_875_471_6e-16
    /// The same analysis for a sum of two products of differences gives less than 5 · 2⁻⁵³; this is rounded up.
    private static let directionBound = 1e-15
    /// Below it products lose digits to underflow, of which the bounds know nothing.
    private static let smallest = 1e-280

    /// - Complexity: O(n²), and at once false above ``longest`` edges.
    static func isSurelySimple(x: UnsafeBufferPointer<Double>, y: UnsafeBufferPointer<Double>) -> Bool {
        let edges = x.count - 1
        // SAFETY: every index below is from 0 to `edges`, the last position.
        guard edges >= 3, edges <= longest, unsafe x[0] == x[edges], unsafe y[0] == y[edges] else { return false }
        for edge in 0..<edges {
            // Which side of the line through this edge the position lies on: 0 where that is not sure.
            func side(_ position: Int) -> Double {
                unsafe orientation(x[edge], y[edge], x[edge + 1], y[edge + 1], x[position], y[position])
            }
            let following = edge + 2 <= edges ? edge + 2 : 1
            var last = side(following)
            if last == 0, unsafe !continues(x, y, edge, edge + 1, following) { return false }
            // The last edge is a neighbour of the first.
            let end = edge == 0 ? edges - 1 : edges
            guard edge + 2 < end else { continue }
            for other in (edge + 2)..<end {
                let next = side(other + 1)
                if (last > 0 && next > 0) || (last < 0 && next < 0) {
                    last = next
                    continue
                }
                last = next
                if unsafe !areApart(x, y, edge, other) { return false }
            }
        }
        return true
    }

    /// Whether the boxes of two edges do not meet, or the first lies on one side of the second.
    private static func areApart(
        _ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>, _ edge: Int, _ other: Int
    ) -> Bool {
        // SAFETY: as in `isSurelySimple`.
        let (ax, ay, bx, by) = unsafe (x[edge], y[edge], x[edge + 1], y[edge + 1])
        let (cx, cy, dx, dy) = unsafe (x[other], y[other], x[other + 1], y[other + 1])
        if max(ax, bx) < min(cx, dx) || max(cx, dx) < min(ax, bx) { return true }
        if max(ay, by) < min(cy, dy) || max(cy, dy) < min(ay, by) { return true }
        let (first, second) = (orientation(cx, cy, dx, dy, ax, ay), orientation(cx, cy, dx, dy, bx, by))
        return (first > 0 && second > 0) || (first < 0 && second < 0)
    }

    /// Whether the way from `a` over `b` to `c` surely turns by less than a right angle, so that its two edges share
    /// nothing but `b`.
    private static func continues(
        _ x: UnsafeBufferPointer<Double>, _ y: UnsafeBufferPointer<Double>, _ a: Int, _ b: Int, _ c: Int
    ) -> Bool {
        // SAFETY: as in `isSurelySimple`.
        let along = unsafe (x[b] - x[a]) * (x[c] - x[b])
        let across = unsafe (y[b] - y[a]) * (y[c] - y[b])
        return along + across > max(smallest, directionBound * (along.magnitude + across.magnitude))
    }

    /// Positive when `c` lies surely left of the line from `a` to `b`, negative when surely right, else zero.
    private static func orientation(
        _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double
    ) -> Double {
        let left = (ax - cx) * (by - cy)
        let right = (ay - cy) * (bx - cx)
        let determinant = left - right
        // Written so that NaN and an infinite bound give zero.
        let isSure = determinant.magnitude > max(smallest, orientationBound * (left.magnitude + right.magnitude))
        return isSure ? determinant : 0
    }
}
