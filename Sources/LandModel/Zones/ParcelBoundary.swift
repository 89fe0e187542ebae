// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// The boundary of one parcel after another, to be compared with ground; its memory is used again.
struct ParcelBoundary {
    private(set) var areaSquareMetres = 0.0
    private var box = Envelope.empty
    private var edges: [BoundaryEdge] = []
    private var clipped: [BoundaryEdge] = []

    /// Takes the boundary of a feature of `shapes`, with positions counted from `origin`.
    ///
    /// The area is not finite where a coordinate is not; of a feature that is not valid it is some number.
    ///
    /// - Parameter envelope: the box around the feature.
    /// - Complexity: O(vertices).
    mutating func read(_ parcel: Int, of shapes: PolygonColumns, in envelope: Envelope, from origin: Coordinate) {
        box = envelope.moved(toOrigin: origin)
        edges.removeAll(keepingCapacity: true)
        shapes.appendEdges(of: parcel, from: origin, to: &edges)
        areaSquareMetres = edges.reduce(0) { $0 + $1.area(above: box.minY) }
    }

    /// The area in square metres that it shares with ground counted from the same origin, to rounding.
    mutating func area(sharedWith ground: CoveredGround) -> Double {
        ground.area(sharedWith: edges, in: box, scratch: &clipped)
    }

    /// What share of the parcel `covered` square metres are, 0 to 1: exactly 0 or 1 where only rounding is between.
    ///
    /// - Precondition: the parcel has an area.
    func share(ofArea covered: Double) -> Double {
        let rounding = 1e-10 * areaSquareMetres + 1e-13 * box.width * box.height
        if covered <= rounding { return 0 }
        return covered >= areaSquareMetres - rounding ? 1 : covered / areaSquareMetres
    }
}
