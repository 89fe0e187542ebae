// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Ground cut into small cells, to tell how much of many parcels it covers.
///
/// Cutting is what PostGIS calls subdividing: a parcel is compared with the few edges near it, however long the
/// boundary.
struct CoveredGround: Sendable {
    private let cells: [Envelope]
    /// Where the edges of each cell end.
    private let edgeEnds: [Int]
    private let edges: [BoundaryEdge]
    private let index: SpatialIndex

    private static let edgesOfCell = 16
    /// Ends the cutting where more edges than fit a cell meet in one vertex.
    private static let mostCuts = 48

    /// - Parameters:
    ///   - ground: polygons that do not overlap.
    ///   - origin: from which positions are counted here and in ``area(sharedWith:in:scratch:)``.
    /// - Complexity: O(n log n) for n vertices.
    init(_ ground: PolygonColumns, origin: Coordinate) {
        var cells: [Envelope] = []
        var edgeEnds: [Int] = []
        var edges: [BoundaryEdge] = []
        for feature in 0..<ground.count {
            var boundary: [BoundaryEdge] = []
            ground.appendEdges(of: feature, from: origin, to: &boundary)
            let box = ground.envelope(at: feature).moved(toOrigin: origin)
            var pending = [(cell: GroundCell(box: box, edges: boundary), cuts: 0)]
            while let (cell, cuts) = pending.popLast() {
                if cell.edges.isEmpty { continue }
                if cell.edges.count <= Self.edgesOfCell || cuts == Self.mostCuts {
                    cells.append(cell.box)
                    edges.append(contentsOf: cell.edges)
                    edgeEnds.append(edges.count)
                } else {
                    let (one, other) = cell.halves()
                    pending.append((other, cuts + 1))
                    pending.append((one, cuts + 1))
                }
            }
        }
        self.cells = cells
        self.edgeEnds = edgeEnds
        self.edges = edges
        index = SpatialIndex(cells)
    }

    /// The area in square metres of the ground in a parcel, to rounding.
    ///
    /// - Parameters:
    ///   - parcel: the edges of a polygon or multipolygon.
    ///   - box: around the parcel.
    ///   - scratch: memory for the call.
    func area(sharedWith parcel: [BoundaryEdge], in box: Envelope, scratch: inout [BoundaryEdge]) -> Double {
        var area = 0.0
        index.query(box) { cell in
            let place = cells[cell]
            scratch.removeAll(keepingCapacity: true)
            for edge in parcel { edge.append(within: place, to: &scratch) }
            // Below the parcel nothing is shared; the nearer the base, the less is lost to rounding.
            let base = max(place.minY, box.minY)
            let own = (cell == 0 ? 0 : edgeEnds[cell - 1])..<edgeEnds[cell]
            for edge in scratch {
                for other in edges[own] { area += edge.area(sharedWith: other, above: base) }
            }
        }
        return area
    }
}

extension Envelope {
    /// The box with positions counted from `origin`.
    func moved(toOrigin origin: Coordinate) -> Envelope {
        Envelope(minX: minX - origin.x, minY: minY - origin.y, maxX: maxX - origin.x, maxY: maxY - origin.y)
    }
}

extension BoundaryEdge {
    /// Appends what lies in a box, and what lies above as an edge of its upper side.
    fileprivate func append(within box: Envelope, to edges: inout [BoundaryEdge]) {
        guard let part = split(atX: box.minX).right?.split(atX: box.maxX).left?.split(atY: box.minY).above
        else { return }
        let (within, above) = part.split(atY: box.maxY)
        if let within { edges.append(within) }
        if let above { edges.append(above.leveled(atY: box.maxY)) }
    }
}
