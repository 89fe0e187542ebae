// SPDX-License-Identifier: Apache-2.0

/// What the districts of a city have in common.
struct CityFrame: Sendable {
    let seed: UInt64
    let map: CityMap
    let sites: DistrictSites
    let corridors: [Corridor]
    let terrain: Terrain
    let defects: DefectSchedule

    init(parcelCount: Int, dirtyShare: Double, seed: UInt64) throws {
        self.seed = seed
        map = try CityMap()
        sites = DistrictSites(parcelCount: parcelCount, seed: seed)
        corridors = Corridor.all(radiusMetres: sites.radiusMetres, seed: seed)
        terrain = Terrain(seed: seed)
        defects = DefectSchedule(share: dirtyShare, seed: seed)
    }
}
