// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// A polygon with too many vertices, replaced by simpler ones that lie inside it.
///
/// The polygon is shrunk by a distance and then simplified with a tolerance a little below it, so that no point of the
/// new boundary comes back to the old one; the distance doubles until there are few enough vertices. That nothing lies
/// outside is asked of GEOS, not believed.
struct InnerSimplification {
    let polygons: [Geometry]
    let movedByMetres: Double

    /// A polygon of at most `vertexLimit` vertices stays as it is. One that no distance helps comes out empty: it is all
    /// seam and holds no rectangle wider than the last distance tried.
    init(of polygon: Geometry, vertexLimit: Int) throws(SpatialError) {
        if polygon.coordinateCount <= vertexLimit {
            (polygons, movedByMetres) = ([polygon], 0)
            return
        }
        let greatest = max(polygon.envelope.width, polygon.envelope.height)
        var distance = greatest / 4096
        while distance < greatest {
            // Chords of arcs come nearer than the distance by up to 1.1 %.
            let inner = try polygon.buffer(distance: -distance).simplify(tolerance: 0.98 * distance)
            if inner.polygons.allSatisfy({ $0.coordinateCount <= vertexLimit }), try polygon.covers(inner) {
                (polygons, movedByMetres) = (inner.polygons, distance)
                return
            }
            distance *= 2
        }
        (polygons, movedByMetres) = ([], distance)
    }
}
