// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// What is measured of a parcel on the ground.
struct GroundMeasures: Sendable {
    let shapes: PolygonColumns
    let facilities: [String: FacilityGroup]
    let zones: [ConstraintZone]
    let zoneIndex: SpatialIndex

    func value(_ measure: ParcelMeasure, of parcel: Int) throws(SpatialError) -> Double {
        switch measure {
        case .distance(let kind):
            guard let group = facilities[kind] else { return .nan }
            return try group.nearest(to: shapes.geometry(at: parcel))?.metres ?? .nan
        case .exclusionShare: return try exclusionShare(of: parcel)
        case .shorterSide: return try sides(of: parcel).shorter
        case .longerSide: return try sides(of: parcel).longer
        default: preconditionFailure("\(measure) is a column and is not measured on the ground")
        }
    }

    /// Of the minimum rotated rectangle.
    private func sides(of parcel: Int) throws(SpatialError) -> (shorter: Double, longer: Double) {
        let ring = try shapes.geometry(at: parcel).minimumRotatedRectangle().exteriorRing
        guard ring.count >= 4 else { return (-1, -1) }
        let (one, other) = (ring[0].distance(to: ring[1]), ring[1].distance(to: ring[2]))
        return (min(one, other), max(one, other))
    }

    /// Share of a parcel inside constraint zones with their buffers, 0 to 1; zones of several kinds may overlap and
    /// are dissolved before they are counted.
    private func exclusionShare(of parcel: Int) throws(SpatialError) -> Double {
        let near = zoneIndex.query(shapes.envelope(at: parcel))
        guard !near.isEmpty else { return 0 }
        let geometry = try shapes.geometry(at: parcel)
        guard geometry.area > 0 else { return 0 }
        var shaped: [Geometry] = []
        for index in near {
            let zone = zones[index]
            shaped.append(
                zone.bufferMetres > 0
                    ? try zone.geometry.buffer(distance: zone.bufferMetres, quadrantSegments: 8) : zone.geometry)
        }
        let covered = try Geometry.unaryUnion(of: shaped).intersection(geometry).area
        return min(1, covered / geometry.area)
    }
}
