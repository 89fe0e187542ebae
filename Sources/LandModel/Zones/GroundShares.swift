// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// How much of a parcel lies in each of many areas, such as approval batches. Areas may overlap each other.
///
/// Areas are found by their boxes and compared with the parcel by pairs of edges
/// (<doc:0002-shares-in-zones-by-pairs-of-edges>).
struct GroundShares: Sendable {
    private let index: SpatialIndex
    private let grounds: [(place: Int, ground: CoveredGround)]
    private let origin: Coordinate

    /// An area that is nil, is not valid or holds no polygon is passed over.
    ///
    /// - Complexity: O(n log n) for n vertices.
    init(_ areas: [Geometry?]) {
        let polygons = areas.enumerated().compactMap { place, area -> (place: Int, polygons: PolygonColumns)? in
            guard let area, area.isValid else { return nil }
            var rows = PolygonRows()
            rows.append(area)
            let polygons = PolygonColumns(rows)
            return polygons.partEnds.isEmpty ? nil : (place, polygons)
        }
        let index = SpatialIndex(polygons.map { $0.polygons.envelope(at: 0) })
        let corner = index.envelope
        // Whole metres, so that counting from it loses no digit.
        let origin = polygons.isEmpty ? Coordinate(0, 0) : Coordinate(corner.minX.rounded(), corner.minY.rounded())
        self.index = index
        self.origin = origin
        grounds = polygons.map { ($0.place, CoveredGround($0.polygons, origin: origin)) }
    }

    /// The areas that hold some of a parcel, by position and with its share in each, 0 to 1; positions ascend.
    ///
    /// Empty for a parcel without area and for one whose coordinates are not finite; the shares of one that is not
    /// valid are some numbers from 0 to 1.
    ///
    /// - Parameter boundary: memory for the call.
    /// - Complexity: O(log n) for n areas, and O(edges of the parcel · edges near it) for each that it meets.
    func shares(
        of parcel: Int, in shapes: PolygonColumns, _ boundary: inout ParcelBoundary
    ) -> [(place: Int, share: Double)] {
        let box = shapes.envelope(at: parcel)
        let near = index.query(box)
        if near.isEmpty { return [] }
        boundary.read(parcel, of: shapes, in: box, from: origin)
        guard boundary.areaSquareMetres.isFinite, boundary.areaSquareMetres > 0 else { return [] }
        return near.compactMap { position in
            let share = boundary.share(ofArea: boundary.area(sharedWith: grounds[position].ground))
            return share > 0 ? (grounds[position].place, share) : nil
        }
    }
}
