// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// The way from one CRS to another, easting or longitude first on both sides.
///
/// It may be used from any number of threads: each gets a PROJ handle of its own from a pool. CGCS2000 and WGS 84 count
/// as equal, as they do to PROJ; they differ by centimetres. Creating one costs 4 to 8 ms, a position 0.2 µs.
///
/// Gauss-Krüger and UTM lead there and back within 1e-10 degrees as far as 60 degrees from the central meridian. From 70
/// on that grows to a thousandth of a degree and more, and a northing beyond the pole comes down the other side; both
/// are far outside the area of use, which ``CRS/plausibility(of:)`` looks at.
///
/// ```swift
/// let toDegrees = try CoordinateOperation(from: CRS("EPSG:4547"), to: .crs84)
/// let place = try toDegrees.transform(Coordinate(414_289.382, 3_079_906.482))   // 113.13, 27.83
/// ```
public final class CoordinateOperation: Sendable {
    public let source: CRS
    public let target: CRS
    /// Nothing when both sides are the same.
    private let pool: OperationPool?

    /// - Throws: `datumShift` when the way between the datums is unknown, above all between 北京54 or 西安80 and anything
    ///   else, whose local parameters are restricted; PROJ would shift by nothing and say nothing.
    public init(from source: CRS, to target: CRS) throws(CoordinateReferenceError) {
        self.source = source
        self.target = target
        if source == target {
            pool = nil
        } else {
            try Self.requireKnownShift(from: source, to: target)
            pool = try OperationPool(Self.handle(from: source, to: target))
        }
    }

    /// Transforms positions in place. What the arrays hold after an error is not specified.
    ///
    /// Both arrays must be of one length.
    /// - Complexity: O(n), 0.2 µs for each position, all but 1 % of it in PROJ.
    /// - Throws: `position` with the index of the first position that is not finite or has no image.
    public func transform(x: inout [Double], y: inout [Double]) throws(CoordinateReferenceError) {
        var xs = x.mutableSpan
        var ys = y.mutableSpan
        try transform(x: &xs, y: &ys)
    }

    /// The same for a stretch of longer columns, so that threads can share columns.
    public func transform(
        x: inout MutableSpan<Double>, y: inout MutableSpan<Double>
    ) throws(CoordinateReferenceError) {
        precondition(x.count == y.count, "as many x as y")
        try PositionCheck.requireFinite(x: x.span, y: y.span)
        guard let pool, !x.isEmpty else { return }
        guard pool.withHandle({ $0.transform(x: &x, y: &y) }) else {
            throw CoordinateReferenceError(
                code: .engine, message: "PROJ cannot clone the way from \(source) to \(target)")
        }
        if PositionCheck.areFinite(x.span) && PositionCheck.areFinite(y.span) { return }
        for index in x.indices where !x[index].isFinite || !y[index].isFinite {
            throw CoordinateReferenceError(
                code: .position, message: "position \(index) of \(source) has no image in \(target)",
                hint: "check that the coordinates are in \(source)", index: index)
        }
    }

    public func transform(_ coordinate: Coordinate) throws(CoordinateReferenceError) -> Coordinate {
        var (x, y) = ([coordinate.x], [coordinate.y])
        try transform(x: &x, y: &y)
        return Coordinate(x[0], y[0])
    }

    /// The geometry with every vertex transformed; edges stay straight and get no new vertices.
    /// - Throws: ``CoordinateReferenceError`` as the transform of positions does.
    public func transform(_ geometry: Geometry) throws -> Geometry {
        if pool == nil || geometry.isEmpty { return geometry }
        return try geometry.mapCoordinates { x, y in try self.transform(x: &x, y: &y) }
    }
}
