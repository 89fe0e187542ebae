// SPDX-License-Identifier: Apache-2.0

/// The structure and coordinates of a geometry as plain values: what stands between the codecs and GEOS.
indirect enum Shape {
    case point(Coordinate?)
    case lineString([Coordinate])
    /// Exterior first; no ring at all for an empty polygon.
    case polygon([[Coordinate]])
    case collection(GeometryKind, [Shape])

    var kind: GeometryKind {
        switch self {
        case .point: .point
        case .lineString: .lineString
        case .polygon: .polygon
        case .collection(let kind, _): kind
        }
    }

    /// The shape without coordinates of that kind.
    static func empty(_ kind: GeometryKind) -> Shape {
        switch kind {
        case .point: .point(nil)
        case .lineString: .lineString([])
        case .polygon: .polygon([])
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection: .collection(kind, [])
        }
    }

    /// The same structure with each run replaced; `transform` keeps the number of coordinates.
    func mapRuns(_ transform: ([Coordinate], RunRole) -> [Coordinate]) -> Shape {
        switch self {
        case .point(let coordinate): .point(coordinate.flatMap { transform([$0], .open).first })
        case .lineString(let run): .lineString(transform(run, .open))
        case .polygon(let rings):
            .polygon(rings.indices.map { transform(rings[$0], $0 == 0 ? .exteriorRing : .interiorRing) })
        case .collection(let kind, let parts): .collection(kind, parts.map { $0.mapRuns(transform) })
        }
    }

    enum RunRole {
        case open
        case exteriorRing
        case interiorRing
    }
}

extension Geometry {
    /// A copy of the structure and of all coordinates.
    var shape: Shape { unsafe Geometry.shape(of: handle) }

    private static func shape(of handle: OpaquePointer) -> Shape {
        // SAFETY: parts and rings are borrowed from the geometry that asks, for the length of this call.
        let kind = unsafe kind(of: handle)
        switch kind {
        case .point: return unsafe .point(sequence(of: handle).first)
        case .lineString: return unsafe .lineString(sequence(of: handle))
        case .polygon: return unsafe .polygon(ringHandles(of: handle).map { unsafe sequence(of: $0) })
        case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
            return unsafe .collection(kind, partHandles(of: handle).map { unsafe shape(of: $0) })
        }
    }
}
