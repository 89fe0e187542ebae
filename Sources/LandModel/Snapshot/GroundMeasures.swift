// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// What is measured of a parcel on the ground.
struct GroundMeasures: Sendable {
    let shapes: PolygonColumns
    let facilities: [String: FacilityGroup]
    let coverage: ZoneCoverage

    /// The values of one measure for many parcels, in their order.
    ///
    /// - Throws: the error of the first parcel that cannot be measured.
    func values(_ measure: ParcelMeasure, of parcels: [Int]) throws(SpatialError) -> [Double] {
        if measure == .exclusionShare { return try coverage.shares(of: parcels, in: shapes) }
        return try parcels.map { parcel throws(SpatialError) in try value(measure, of: parcel) }
    }

    private func value(_ measure: ParcelMeasure, of parcel: Int) throws(SpatialError) -> Double {
        switch measure {
        case .distance(let kind):
            guard let group = facilities[kind] else { return .nan }
            return try group.nearest(to: shapes.geometry(at: parcel))?.metres ?? .nan
        case .shorterSide: return try sides(of: parcel).shorter
        case .longerSide: return try sides(of: parcel).longer
        default: preconditionFailure("\(measure) is not measured parcel by parcel")
        }
    }

    /// Of the minimum rotated rectangle.
    private func sides(of parcel: Int) throws(SpatialError) -> (shorter: Double, longer: Double) {
        let ring = try shapes.geometry(at: parcel).minimumRotatedRectangle().exteriorRing
        guard ring.count >= 4 else { return (-1, -1) }
        let (one, other) = (ring[0].distance(to: ring[1]), ring[1].distance(to: ring[2]))
        return (min(one, other), max(one, other))
    }
}
