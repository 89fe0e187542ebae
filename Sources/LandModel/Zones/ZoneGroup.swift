// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures
internal import Synchronization

/// Constraint zones that may overlap each other and no others; their ground is worked out when it is first asked for.
final class ZoneGroup: Sendable {
    private let zones: [ConstraintZone]
    private let origin: Coordinate
    private let made = Mutex<Result<CoveredGround, SpatialError>?>(nil)

    init(_ zones: [ConstraintZone], origin: Coordinate) {
        self.zones = zones
        self.origin = origin
    }

    /// What the zones cover with their buffers, zones that overlap dissolved. May be asked from any thread: it is
    /// worked out once, while others wait.
    ///
    /// - Throws: `invalidArgument` for a zone that is not valid, and what keeps GEOS from buffering and dissolving.
    var ground: CoveredGround {
        get throws(SpatialError) {
            let result = made.withLock { made in
                if let made { return made }
                let result = Result { () throws(SpatialError) in try work() }
                made = result
                return result
            }
            return try result.get()
        }
    }

    private func work() throws(SpatialError) -> CoveredGround {
        var shapes: [Geometry] = []
        for zone in zones {
            if case .invalid(let reason, let location) = try zone.geometry.validity() {
                throw SpatialError(
                    code: .invalidArgument, operation: "share inside constraint zones",
                    message: "the geometry of constraint zone `\(zone.id)` is not valid (\(reason)): "
                        + "correct it and import it again", location: location)
            }
            shapes.append(
                zone.bufferMetres > 0
                    ? try zone.geometry.buffer(distance: zone.bufferMetres, quadrantSegments: 8) : zone.geometry)
        }
        var rows = PolygonRows()
        rows.append(shapes.count == 1 && shapes[0].kind == .polygon ? shapes[0] : try Geometry.unaryUnion(of: shapes))
        return CoveredGround(PolygonColumns(rows), origin: origin)
    }
}
