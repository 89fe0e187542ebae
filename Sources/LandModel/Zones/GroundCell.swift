// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A box and the ground in it, by edges that lie in the box.
///
/// Ground that goes on above the box ends at its upper side with an edge there; at the lower side it has none, since
/// what lies below the box is not counted. A box all covered has a single edge.
struct GroundCell {
    let box: Envelope
    let edges: [BoundaryEdge]

    /// The cell cut in two across its longer side.
    func halves() -> (GroundCell, GroundCell) { box.width > box.height ? columns() : rows() }

    private func columns() -> (GroundCell, GroundCell) {
        let middle = box.center.x
        var left: [BoundaryEdge] = []
        var right: [BoundaryEdge] = []
        for edge in edges {
            let parts = edge.split(atX: middle)
            if let part = parts.left { left.append(part) }
            if let part = parts.right { right.append(part) }
        }
        var (leftBox, rightBox) = (box, box)
        (leftBox.maxX, rightBox.minX) = (middle, middle)
        return (GroundCell(box: leftBox, edges: left), GroundCell(box: rightBox, edges: right))
    }

    private func rows() -> (GroundCell, GroundCell) {
        let middle = box.center.y
        var lower: [BoundaryEdge] = []
        var upper: [BoundaryEdge] = []
        for edge in edges {
            let parts = edge.split(atY: middle)
            if let part = parts.below { lower.append(part) }
            if let part = parts.above { upper.append(part) }
        }
        lower.append(contentsOf: GroundCell.level(upper, atY: middle))
        var (lowerBox, upperBox) = (box, box)
        (lowerBox.maxY, upperBox.minY) = (middle, middle)
        return (GroundCell(box: lowerBox, edges: lower), GroundCell(box: upperBox, edges: upper))
    }

    /// Edges pressed down on a level line, those of opposite signs cancelled and neighbours joined.
    private static func level(_ edges: [BoundaryEdge], atY y: Double) -> [BoundaryEdge] {
        let ends = edges.flatMap { [(x: $0.leftX, sign: $0.sign), (x: $0.rightX, sign: -$0.sign)] }
            .sorted { $0.x < $1.x }
        var leveled: [BoundaryEdge] = []
        var (start, sign) = (0.0, 0.0)
        var next = 0
        while next < ends.count {
            let x = ends[next].x
            var after = sign
            while next < ends.count, ends[next].x == x {
                after += ends[next].sign
                next += 1
            }
            guard after != sign else { continue }
            if sign != 0 { leveled.append(BoundaryEdge(leftX: start, leftY: y, rightX: x, rightY: y, sign: sign)) }
            (start, sign) = (x, after)
        }
        return leveled
    }
}
