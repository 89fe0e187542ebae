// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension PolygonColumns {
    /// Appends the boundary of feature `index`, with positions counted from `origin`. Rings may run either way.
    ///
    /// - Complexity: O(vertices).
    func appendEdges(of index: Int, from origin: Coordinate, to edges: inout [BoundaryEdge]) {
        forEachRing(of: index) { coordinates, isHole in
            guard var before = coordinates.last.map({ position(at: $0, from: origin) }) else { return }
            let first = before
            let start = edges.count
            var doubledArea = 0.0
            for coordinate in coordinates {
                let now = position(at: coordinate, from: origin)
                doubledArea += (before.x - first.x) * (now.y - first.y) - (now.x - first.x) * (before.y - first.y)
                // Vertical edges have nothing below them.
                if before.x < now.x {
                    edges.append(
                        BoundaryEdge(leftX: before.x, leftY: before.y, rightX: now.x, rightY: now.y, sign: -1))
                } else if before.x > now.x {
                    edges.append(
                        BoundaryEdge(leftX: now.x, leftY: now.y, rightX: before.x, rightY: before.y, sign: 1))
                }
                before = now
            }
            // The signs are those of a ring with its inside to the left.
            if (doubledArea < 0) != isHole {
                for position in start..<edges.count { edges[position].sign.negate() }
            }
        }
    }

    private func position(at coordinate: Int, from origin: Coordinate) -> Coordinate {
        Coordinate(x[coordinate] - origin.x, y[coordinate] - origin.y)
    }
}
