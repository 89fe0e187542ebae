// SPDX-License-Identifier: Apache-2.0

/// An edge of a boundary, from left to right, and on which side of it the ground is that the boundary encloses.
///
/// Whether a point is enclosed is the sum of ``sign`` over the edges straight above it. So an area is a sum over edges,
/// and the area that two grounds share is a sum over pairs of edges, of the strip below both. No crossing is sorted,
/// and edges that touch, overlap or meet in a vertex are no special cases: the sum is continuous in every position.
struct BoundaryEdge: Sendable {
    var leftX: Double
    var leftY: Double
    var rightX: Double
    var rightY: Double
    /// 1 where the ground lies below, -1 where it lies above.
    var sign: Double

    /// Clamped, so that rounding never lifts an edge out of its own box.
    private func y(atX x: Double) -> Double {
        let y = leftY + (x - leftX) * ((rightY - leftY) / (rightX - leftX))
        return min(max(y, min(leftY, rightY)), max(leftY, rightY))
    }

    private func x(atY y: Double) -> Double {
        let x = leftX + (y - leftY) * ((rightX - leftX) / (rightY - leftY))
        return min(max(x, leftX), rightX)
    }

    /// What of it lies to the left and to the right of `x`.
    func split(atX x: Double) -> (left: BoundaryEdge?, right: BoundaryEdge?) {
        if rightX <= x { return (self, nil) }
        if leftX >= x { return (nil, self) }
        var (left, right) = (self, self)
        let y = y(atX: x)
        (left.rightX, left.rightY) = (x, y)
        (right.leftX, right.leftY) = (x, y)
        return (left, right)
    }

    /// What of it lies below and above `y`; a level edge at `y` counts as below.
    func split(atY y: Double) -> (below: BoundaryEdge?, above: BoundaryEdge?) {
        if leftY <= y && rightY <= y { return (self, nil) }
        if leftY >= y && rightY >= y { return (nil, self) }
        var (left, right) = (self, self)
        let x = x(atY: y)
        (left.rightX, left.rightY) = (x, y)
        (right.leftX, right.leftY) = (x, y)
        return leftY < y ? (left, right) : (right, left)
    }

    /// The edge pressed down on a level line.
    func leveled(atY y: Double) -> BoundaryEdge {
        BoundaryEdge(leftX: leftX, leftY: y, rightX: rightX, rightY: y, sign: sign)
    }

    /// The signed area between it and a level line below.
    func area(above base: Double) -> Double {
        sign * (rightX - leftX) * ((leftY - base) + (rightY - base)) / 2
    }

    /// The signed area that lies below both and above a level line.
    func area(sharedWith other: BoundaryEdge, above base: Double) -> Double {
        let left = max(leftX, other.leftX)
        let right = min(rightX, other.rightX)
        guard left < right else { return 0 }
        let (mine, theirs) = (y(atX: left), other.y(atX: left))
        let (mineAfter, theirsAfter) = (y(atX: right), other.y(atX: right))
        var heights = min(mine, theirs) + min(mineAfter, theirsAfter) - 2 * base
        let (gap, gapAfter) = (mine - theirs, mineAfter - theirsAfter)
        // They cross: the lower of the two bends there, and stands above the line between its ends by a triangle.
        if gap * gapAfter < 0 { heights += abs(gap * gapAfter) / (abs(gap) + abs(gapAfter)) }
        return sign * other.sign * (right - left) * heights / 2
    }
}
