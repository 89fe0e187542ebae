// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteScorer {
    /// Adjacent units as one floor.
    func site(_ group: FloorGroup) -> Site {
        let units = group.units.map { snapshot.units[$0] }
        let lines = breakdown(ofUnit: group.units[0]) { measure in
            switch measure {
            case .floorArea: group.areaSquareMetres
            case .ready: group.freeOn.map { Double($0.daysSince1970) } ?? .nan
            default: nil
            }
        }
        return Site(
            kind: .factoryFloor, parcels: [], units: group.units, id: units.map(\.id).joined(separator: "+"),
            parkID: units[0].parkID, areaSquareMetres: group.areaSquareMetres, readyOn: group.freeOn, breakdown: lines,
            cautions: group.unknown.map(Caution.unknown) + [.adjacencyAssumed]
                + (units.contains(where: \.isSynthetic) ? [.syntheticData] : []))
    }
}
