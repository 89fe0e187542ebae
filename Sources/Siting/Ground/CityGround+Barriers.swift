// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import SimpleFeatures

extension CityGround {
    /// What keeps neighbours apart where it runs along their common boundary: roads, strips dedicated 代征 to them, and
    /// red lines 红线, which are the zones whose kind ends in `redline`.
    public var barriers: [Geometry] {
        snapshot.roads.map(\.geometry)
            + snapshot.zones.filter { $0.kind == ConstraintZone.dedicated || $0.kind.hasSuffix("redline") }
            .map(\.geometry)
    }
}
