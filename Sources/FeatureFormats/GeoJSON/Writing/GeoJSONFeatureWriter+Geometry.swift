// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

extension GeoJSONFeatureWriter {
    /// Writes the feature's geometry; null for none.
    public mutating func geometry(_ geometry: Geometry?) {
        if let geometry { write(geometry) } else { output.write(raw: "null") }
        endGeometry()
    }

    /// Writes the feature's geometry from flat columns, as ``FeatureBatch`` and the `PolygonBatch` of SimpleFeatures
    /// have them.
    /// - Parameters:
    ///   - parts: Which parts are the feature's.
    ///   - partEnds: Where each part ends in the rings, exterior first.
    ///   - ringEnds: Where each ring ends in the coordinates; rings are closed.
    ///   - isMulti: Whether to write a MultiPolygon; always for several parts.
    /// - Complexity: O(positions).
    public mutating func polygons(
        _ parts: Range<Int>, partEnds: Span<Int>, ringEnds: Span<Int>, x: Span<Double>, y: Span<Double>,
        isMulti: Bool = false
    ) {
        let isMulti = isMulti || parts.count > 1
        output.write(
            raw: isMulti ? "{\"type\":\"MultiPolygon\",\"coordinates\":[" : "{\"type\":\"Polygon\",\"coordinates\":")
        if parts.isEmpty && !isMulti { output.write(raw: "[]") }
        for part in parts {
            let firstRing = part == 0 ? 0 : partEnds[part - 1]
            output.write(raw: part == parts.lowerBound ? "[" : ",[")
            for ring in firstRing..<partEnds[part] {
                if ring > firstRing { output.write(raw: ",") }
                let start = ring == 0 ? 0 : ringEnds[ring - 1]
                write(
                    ring: x.extracting(start..<ringEnds[ring]), y.extracting(start..<ringEnds[ring]),
                    isExterior: ring == firstRing)
            }
            output.write(raw: "]")
        }
        output.write(raw: isMulti ? "]}" : "}")
        endGeometry()
    }

    private mutating func write(_ geometry: Geometry) {
        output.write(raw: "{\"type\":\"\(geometry.kind.name)\",")
        if geometry.kind == .geometryCollection {
            output.write(raw: "\"geometries\":")
            writeArray(geometry.parts) { $0.write($1) }
        } else {
            output.write(raw: "\"coordinates\":")
            writeCoordinates(of: geometry)
        }
        output.write(raw: "}")
    }

    private mutating func writeCoordinates(of geometry: Geometry) {
        switch geometry.kind {
        case .point:
            if let position = geometry.coordinates.first { write(position) } else { output.write(raw: "[]") }
        case .lineString:
            writeArray(geometry.coordinates) { $0.write($1) }
        case .polygon:
            let exterior = geometry.exteriorRing
            let rings = exterior.isEmpty ? [] : [exterior] + geometry.interiorRings
            writeArray(rings.enumerated()) { writer, ring in
                let (x, y) = (ring.element.map(\.x), ring.element.map(\.y))
                writer.write(ring: x.span, y.span, isExterior: ring.offset == 0)
            }
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
            writeArray(geometry.parts) { $0.writeCoordinates(of: $1) }
        }
    }

    private mutating func write(_ position: Coordinate) {
        output.writePosition(position.x, position.y, decimals: decimals)
    }

    /// Writes a ring counter-clockwise if it is an exterior, otherwise clockwise.
    private mutating func write(ring x: Span<Double>, _ y: Span<Double>, isExterior: Bool) {
        let isTurned = Self.isCounterClockwise(x, y) != isExterior
        output.write(raw: "[")
        for index in x.indices {
            if index > 0 { output.write(raw: ",") }
            let place = isTurned ? x.count - 1 - index : index
            output.writePosition(x[place], y[place], decimals: decimals)
        }
        output.write(raw: "]")
    }

    private mutating func writeArray<Elements: Sequence>(
        _ elements: Elements, _ write: (inout GeoJSONFeatureWriter, Elements.Element) -> Void
    ) {
        output.write(raw: "[")
        var isFirst = true
        for element in elements {
            if !isFirst { output.write(raw: ",") }
            isFirst = false
            write(&self, element)
        }
        output.write(raw: "]")
    }

    /// By the sign of the area, summed from the first corner so that large coordinates do not swallow it.
    private static func isCounterClockwise(_ x: Span<Double>, _ y: Span<Double>) -> Bool {
        guard x.count > 0 else { return true }
        let (originX, originY) = (x[0], y[0])
        var doubledArea = 0.0
        for index in 1..<x.count {
            let (fromX, fromY) = (x[index - 1] - originX, y[index - 1] - originY)
            let (toX, toY) = (x[index] - originX, y[index] - originY)
            doubledArea += fromX * toY - toX * fromY
        }
        return doubledArea >= 0
    }
}
