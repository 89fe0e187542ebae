// SPDX-License-Identifier: Apache-2.0
internal import CGEOS

// Positions on a line string, or on several taken one after the other, by their distance along it from its start.
extension Geometry {
    /// How far along the line the point of it nearest to `coordinate` lies (`GEOSProject_r`), in the unit of the
    /// coordinates; the first of several. Zero for an empty line.
    /// - Throws: `unsupported` for other kinds than lines; `invalidArgument` for a coordinate that is not finite.
    /// - Complexity: O(n).
    public func project(_ coordinate: Coordinate) throws(SpatialError) -> Double {
        let operation = "project"
        try requireLine(operation)
        let point = try Geometry.point(coordinate)
        if isEmpty { return 0 }
        // SAFETY: both handles live through the call. -1 is the answer for failure.
        var distance = 0.0
        try unsafe GEOS.status(operation, failure: 0) {
            distance = unsafe GEOSProject_r($0, handle, point.handle)
            return distance < 0 ? 0 : 1
        }
        return distance
    }

    /// ``project(_:)`` as a share of the line's length, from 0 to 1; zero for a line without length.
    public func projectRatio(_ coordinate: Coordinate) throws(SpatialError) -> Double {
        let distance = try project(coordinate)
        return length > 0 ? min(1, distance / length) : 0
    }

    /// The point at `distance` along the line, or before its end when negative; beyond an end, that end
    /// (`GEOSInterpolate_r`). The empty point for an empty line.
    /// - Throws: `unsupported` for other kinds than lines; `invalidArgument` for a distance that is not a number.
    /// - Complexity: O(n).
    public func interpolate(distance: Double) throws(SpatialError) -> Geometry {
        try requireLine("interpolate")
        try SpatialError.require(!distance.isNaN, "interpolate", "distance \(distance)")
        if isEmpty { return try .empty(.point) }
        let within = max(-length, min(length, distance))
        return try unsafe derive("interpolate") { unsafe GEOSInterpolate_r($0, $1, within) }
    }

    /// ``interpolate(distance:)`` at a share of the line's length.
    public func interpolate(lengthRatio: Double) throws(SpatialError) -> Geometry {
        try interpolate(distance: lengthRatio * length)
    }

    /// The stretch of a line string from one distance along it to another, both cut to its ends; reversed when the
    /// first is the greater. Where they are equal, a line string without length there; empty for an empty one.
    /// - Throws: `unsupported` for other kinds than one line string; `invalidArgument` for distances that are not
    ///   numbers.
    /// - Complexity: O(n).
    public func substring(from start: Double, to end: Double) throws(SpatialError) -> Geometry {
        guard kind == .lineString else {
            throw SpatialError(code: .unsupported, operation: "substring", message: "it is a \(kind.name)")
        }
        try SpatialError.require(!start.isNaN && !end.isNaN, "substring", "from \(start) to \(end)")
        if isEmpty { return self }
        if start > end { return try substring(from: end, to: start).reverse() }
        var kept: [Coordinate] = []
        var walked = 0.0
        let coordinates = coordinates
        for (a, b) in zip(coordinates, coordinates.dropFirst()) {
            let step = a.distance(to: b)
            func place(at distance: Double) -> Coordinate {
                let share = step > 0 ? (distance - walked) / step : 0
                if share <= 0 { return a }
                return share >= 1 ? b : Coordinate(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y))
            }
            if kept.isEmpty, start < walked + step { kept.append(place(at: start)) }
            if !kept.isEmpty { kept.append(place(at: end)) }
            walked += step
            if !kept.isEmpty, end <= walked { break }
        }
        // The start lies at the end of the line, or beyond.
        if let last = coordinates.last, kept.isEmpty { kept = [last, last] }
        return try .lineString(kept)
    }

    private func requireLine(_ operation: String) throws(SpatialError) {
        guard kind != .lineString, kind != .multiLineString else { return }
        throw SpatialError(
            code: .unsupported, operation: operation,
            message: "it is a \(kind.name); only lines have positions along them"
        )
    }
}
