// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// A polygon or multipolygon made ready for questions about rectangles at any angle: does one fit, which is the largest,
/// how long can one of a given width be.
///
/// The interior is what the even-odd rule says, which for valid geometry is the OGC interior; a rectangle lies in one
/// polygon of a multipolygon. A rectangle that touches the boundary fits. What is placed may reach beyond the boundary by
/// rounding, less than 1e-6 m: buffer by that before asking GEOS for `covers`.
///
/// ```swift
/// let outline = try FitOutline(envelope.geometry)
/// if let hall = try outline.fit(lengthMetres: 180, widthMetres: 60).placement { print(hall.corners) }
/// ```
///
/// The work is bounded: polygons of more than ``vertexLimit`` vertices are first replaced by simpler ones that lie
/// inside them (``simplifiedByMetres``), and each question looks at no more than ``visitLimit`` edges, after which it
/// says what it has found and that it is not proven.
public struct FitOutline: Sendable {
    public static let vertexLimit = 256
    /// Some 0.1 s; ordinary parcels need a thousandth of it.
    public static let visitLimit = 20_000_000

    /// The largest area first.
    let parts: [OutlinePart]
    /// How far inward the outline was moved to have few enough vertices; zero for most. Then a rectangle may be called
    /// too large that would just fit, but never the other way round.
    public let simplifiedByMetres: Double

    /// - Throws: a ``SpatialError`` when GEOS cannot simplify the geometry; points and lines hold nothing and are passed
    ///   over.
    public init(_ geometry: Geometry) throws(SpatialError) {
        var (simplified, parts): (Double, [OutlinePart]) = (0, [])
        for polygon in geometry.polygons {
            let inner = try InnerSimplification(of: polygon, vertexLimit: Self.vertexLimit)
            simplified = max(simplified, inner.movedByMetres)
            parts.append(contentsOf: inner.polygons.compactMap { OutlinePart($0) })
        }
        // The order of parts in the file decides between equals.
        self.parts = parts.enumerated()
            .sorted { ($1.element.areaSquareMetres, $0.offset) < ($0.element.areaSquareMetres, $1.offset) }
            .map(\.element)
        simplifiedByMetres = simplified
    }
}

extension Geometry {
    /// The polygons of a polygon, multipolygon or collection.
    var polygons: [Geometry] {
        if kind == .polygon { return isEmpty ? [] : [self] }
        return kind.isCollection ? parts.flatMap(\.polygons) : []
    }
}
