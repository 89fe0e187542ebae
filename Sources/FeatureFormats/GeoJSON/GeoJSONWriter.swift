// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

struct GeoJSONWriter {
    var output = JSONOutput()
    private let decimals: Int

    init(decimals: Int) {
        precondition((0...15).contains(decimals), "0 to 15 decimals")
        self.decimals = decimals
    }

    mutating func write(
        _ features: [Feature], boundingBox: Bool, foreignMembers: [(name: String, value: PropertyValue)]
    ) {
        output.write(raw: "{\"type\":\"FeatureCollection\"")
        for member in foreignMembers {
            precondition(!Self.reserved.contains(member.name), "`\(member.name)` has a meaning in GeoJSON")
            output.write(raw: ",")
            output.write(member.name)
            output.write(raw: ":")
            output.write(member.value)
        }
        let box = features.reduce(Envelope.empty) { $0.union($1.geometry?.envelope ?? .empty) }
        if boundingBox && !box.isEmpty {
            output.write(raw: ",\"bbox\":[")
            output.writeSeparated([box.minX, box.minY, box.maxX, box.maxY]) { [decimals] in
                $0.write($1, decimals: decimals)
            }
            output.write(raw: "]")
        }
        output.write(raw: ",\"features\":[")
        for (index, feature) in features.enumerated() {
            output.write(raw: index == 0 ? "\n" : ",\n")
            write(feature)
        }
        output.write(raw: features.isEmpty ? "]}\n" : "\n]}\n")
    }

    mutating func write(_ feature: Feature) {
        output.write(raw: "{\"type\":\"Feature\"")
        if let id = feature.id {
            output.write(raw: ",\"id\":")
            output.write(id)
        }
        output.write(raw: ",\"geometry\":")
        if let geometry = feature.geometry {
            write(geometry)
        } else {
            output.write(raw: "null")
        }
        output.write(raw: ",\"properties\":{")
        output.writeSeparated(feature.orderedPropertyNames) { output, name in
            output.write(name)
            output.write(raw: ":")
            output.write(feature.properties[name] ?? .null)
        }
        output.write(raw: "}}")
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
                let isTurned = Self.isCounterClockwise(ring.element) != (ring.offset == 0)
                writer.writeArray(isTurned ? ring.element.reversed() : ring.element) { $0.write($1) }
            }
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
            writeArray(geometry.parts) { $0.writeCoordinates(of: $1) }
        }
    }

    private mutating func write(_ position: Coordinate) {
        output.write(raw: "[")
        output.write(position.x, decimals: decimals)
        output.write(raw: ",")
        output.write(position.y, decimals: decimals)
        output.write(raw: "]")
    }

    private mutating func writeArray<Elements: Sequence>(
        _ elements: Elements, _ write: (inout GeoJSONWriter, Elements.Element) -> Void
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
    private static func isCounterClockwise(_ ring: [Coordinate]) -> Bool {
        guard let origin = ring.first else { return true }
        var doubledArea = 0.0
        for (from, to) in zip(ring, ring.dropFirst()) {
            doubledArea += (from.x - origin.x) * (to.y - origin.y) - (to.x - origin.x) * (from.y - origin.y)
        }
        return doubledArea >= 0
    }

    private static let reserved: Set<String> = [
        "type", "features", "bbox", "crs", "coordinates", "geometry", "geometries", "properties", "id",
    ]
}
