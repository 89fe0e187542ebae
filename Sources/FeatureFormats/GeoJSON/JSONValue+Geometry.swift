// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension JSONValue {
    func geometry() throws(GeoJSONFault) -> Geometry {
        let type = try geoJSONType()
        switch type {
        case "Point":
            let coordinates = try elements(of: "coordinates")
            guard !coordinates.isEmpty else { return try built { () throws(SpatialError) in try .empty(.point) } }
            let position = try JSONValue.array(coordinates).position("the position")
            return try built { () throws(SpatialError) in try .point(position) }
        case "LineString":
            return try JSONValue.line(elements(of: "coordinates"), "the line")
        case "Polygon":
            return try JSONValue.polygon(elements(of: "coordinates"), "")
        case "MultiPoint":
            let parts = try parts("coordinates", "point") { value, name throws(GeoJSONFault) in
                let position = try value.position(name)
                return try built { () throws(SpatialError) in try .point(position) }
            }
            return try built { () throws(SpatialError) in try .multiPoint(parts) }
        case "MultiLineString":
            let parts = try parts("coordinates", "line") { value, name throws(GeoJSONFault) in
                try JSONValue.line(value.elements(name), name)
            }
            return try built { () throws(SpatialError) in try .multiLineString(parts) }
        case "MultiPolygon":
            let parts = try parts("coordinates", "polygon") { value, name throws(GeoJSONFault) in
                try JSONValue.polygon(value.elements(name), "\(name), ")
            }
            return try built { () throws(SpatialError) in try .multiPolygon(parts) }
        case "GeometryCollection":
            let parts = try parts("geometries", "geometry") { value, _ throws(GeoJSONFault) in try value.geometry() }
            return try built { () throws(SpatialError) in try .collection(parts) }
        default:
            let spelt = Self.types.first { $0.lowercased() == type.lowercased() }
            throw GeoJSONFault(
                "`\(type)` is not a type of GeoJSON here", hint: spelt.map { "write `\($0)`: capitals count" })
        }
    }

    private static let types = [
        "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection",
        "Feature", "FeatureCollection",
    ]

    private static func line(_ positions: [JSONValue], _ name: String) throws(GeoJSONFault) -> Geometry {
        guard positions.count != 1 else { throw GeoJSONFault("\(name) has one position only; a line needs two") }
        let line = try JSONValue.positions(positions, name)
        return try built { () throws(SpatialError) in try .lineString(line) }
    }

    private static func polygon(_ values: [JSONValue], _ place: String) throws(GeoJSONFault) -> Geometry {
        var rings: [[Coordinate]] = []
        for (index, value) in values.enumerated() {
            let name = "\(place)ring \(index + 1)"
            let ring = try positions(value.elements(name), name)
            if let first = ring.first, let last = ring.last, first != last {
                throw GeoJSONFault(
                    "\(name) is not closed: it begins at \(first.x), \(first.y) and ends at \(last.x), \(last.y)",
                    hint: "repeat the first position at the end")
            }
            guard ring.count >= 4 || ring.isEmpty else {
                throw GeoJSONFault("\(name) has \(ring.count) positions; a closed ring needs four")
            }
            rings.append(ring)
        }
        return try built { () throws(SpatialError) in
            try .polygon(exterior: rings.first ?? [], interiors: Array(rings.dropFirst()))
        }
    }

    private static func positions(_ values: [JSONValue], _ name: String) throws(GeoJSONFault) -> [Coordinate] {
        var positions: [Coordinate] = []
        positions.reserveCapacity(values.count)
        for (index, value) in values.enumerated() {
            try positions.append(value.position("\(name), position \(index + 1)"))
        }
        return positions
    }

    /// Two numbers and any number of further ones.
    private func position(_ name: @autoclosure () -> String) throws(GeoJSONFault) -> Coordinate {
        guard case .array(let numbers) = self else {
            throw GeoJSONFault("\(name()) is \(kind), not an array of numbers")
        }
        if let other = numbers.first(where: { $0.number == nil }) {
            throw GeoJSONFault("\(name()) holds \(other.kind) where a number should be")
        }
        guard numbers.count >= 2, let x = numbers[0].number, let y = numbers[1].number else {
            throw GeoJSONFault("\(name()) has \(numbers.count) number\(numbers.count == 1 ? "" : "s"), not two")
        }
        return Coordinate(x, y)
    }

    /// The parts in an array member, each read by `part` with its name for messages.
    private func parts(
        _ member: String, _ noun: String,
        _ part: (_ value: JSONValue, _ name: String) throws(GeoJSONFault) -> Geometry
    ) throws(GeoJSONFault) -> [Geometry] {
        var parts: [Geometry] = []
        for (index, value) in try elements(of: member).enumerated() {
            try parts.append(part(value, "\(noun) \(index + 1)"))
        }
        return parts
    }

    private func elements(of member: String) throws(GeoJSONFault) -> [JSONValue] {
        guard let value = self[member] else { throw GeoJSONFault("has no `\(member)`") }
        return try value.elements("`\(member)`")
    }

    private func elements(_ name: String) throws(GeoJSONFault) -> [JSONValue] {
        guard case .array(let elements) = self else { throw GeoJSONFault("\(name) is \(kind), not an array") }
        return elements
    }
}

private func built(_ make: () throws(SpatialError) -> Geometry) throws(GeoJSONFault) -> Geometry {
    do throws(SpatialError) {
        return try make()
    } catch {
        throw GeoJSONFault(error.message, hint: error.hint)
    }
}
