// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting

/// A city as a simulation starts from it: its ground with what fits on it, how far supply has come, and its factories.
///
/// Built once, then shared by all scenarios and threads: what is measured for one serves the next.
public struct SupplyCity: Sendable {
    public let ground: CityGround
    public let progress: SupplyProgress
    public let factories: [Factory]
    let shapes: ShapeIndex
    let catalogue: SlabCatalogue

    var snapshot: LandSnapshot { ground.snapshot }

    /// - Parameters:
    ///   - shapes: of the same ground.
    ///   - progress: of the same snapshot.
    public init(shapes: ShapeIndex, progress: SupplyProgress, factories: [Factory]) {
        precondition(
            progress.parcels.count == shapes.ground.snapshot.parcels.count, "the progress of the same parcels")
        ground = shapes.ground
        self.shapes = shapes
        self.progress = progress
        self.factories = factories
        catalogue = SlabCatalogue(shapes.ground)
    }

    /// The same for the same parcels, stages, areas, projects and units, and no other.
    var fingerprint: UInt64 {
        var hash = FowlerNollVo()
        hash.add(snapshot.cityName)
        hash.add(UInt64(bitPattern: Int64(snapshot.baseDate.daysSince1970)))
        for row in 0..<snapshot.parcels.count {
            hash.add(snapshot.parcels.id[row])
            hash.add(snapshot.parcels.netAreaSquareMetres[row].bitPattern)
            hash.add(snapshot.parcels.stage[row].rawValue)
        }
        for project in snapshot.projects { hash.add(project.id) }
        for unit in snapshot.units {
            hash.add(unit.id)
            hash.add(unit.floorAreaSquareMetres.bitPattern)
        }
        return hash.value
    }
}
