// SPDX-License-Identifier: Apache-2.0
internal import Siting
public import SimpleFeatures

extension ReserveSimulation {
    /// The real ground of a part that a story tells of, in the CRS of the city.
    ///
    /// - Returns: nil where land is one pool, or the ground cannot be laid out.
    /// - Throws: a `SpatialError` of the cut.
    public func geometry(of share: GroundShare) throws -> Geometry? {
        guard let city = model.city else { return nil }
        let positions = share.parcels.compactMap { id in city.parcels.first { $0.id == id }?.position }
        guard positions.count == share.parcels.count, let slabs = try city.catalogue.ground(of: positions.sorted())
        else { return nil }
        let count = Double(slabs.cellCount)
        let (lower, upper) = (Int((share.from * count).rounded()), Int((share.to * count).rounded()))
        guard lower < upper else { return nil }
        return try slabs.geometry(of: lower..<upper)
    }
}
