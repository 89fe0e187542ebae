// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

extension CityGround {
    /// The land of a parcel, or of neighbours as one, to be cut; nil where they do not make one piece.
    package func land(of parcels: [Int]) throws -> ParcelGround? {
        let grounds = try parcels.map { parcel throws(SpatialError) in try ground(of: parcel) }
        guard grounds.count > 1 else { return grounds[0] }
        do {
            let merged = try ParcelMerge.merge(grounds, gapMetres: policy.merge.gapMetres)
            return merged.map { $0.ground(frontages: roads.frontages(of: $0.geometry)) }
        } catch {
            // A parcel that is not valid is merged by nobody before it is repaired.
            return nil
        }
    }
}
