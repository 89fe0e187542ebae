// SPDX-License-Identifier: Apache-2.0
public import LandModel
public import Siting
internal import SimpleFeatures

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

    /// The same for the same city as far as a simulation reads it, and almost surely for no other.
    var fingerprint: UInt64 {
        var hash = FowlerNollVo()
        hash.add(snapshot.cityName)
        hash.add(UInt64(bitPattern: Int64(snapshot.baseDate.daysSince1970)))
        for row in 0..<snapshot.parcels.count {
            hash.add(snapshot.parcels.id[row])
            hash.add(snapshot.parcels.netAreaSquareMetres[row].bitPattern)
            hash.add(snapshot.parcels.stage[row].rawValue)
            hash.add(snapshot.parcels.landUses[Int(snapshot.parcels.landUse[row])].code)
            hash.add(snapshot.parcels.counties[Int(snapshot.parcels.county[row])])
            hash.add(UInt64(bitPattern: Int64(snapshot.parcels.park[row])))
            let box = snapshot.parcels.shapes.envelope(at: row)
            for place in [box.minX, box.minY, box.maxX, box.maxY] { hash.add(place.bitPattern) }
            hash.add("\(progress.parcels[row]) \(snapshot.parcelLocks[row])")
        }
        for account in progress.accounts { hash.add("\(account)") }
        for project in snapshot.projects {
            hash.add(project.id)
            hash.add("\(project.stage) \(project.county ?? "") \(project.parkIDs) \(project.transferCounties)")
            hash.add("\(project.landUse?.code ?? "") \(project.neededOn?.description ?? "")")
            for area in [project.netArea?.lower, project.netArea?.upper] {
                hash.add(area?.squareMetres.bitPattern ?? 0)
            }
            for value in [
                project.hallLengthMetres, project.hallWidthMetres, project.floorAreaSquareMetres,
                project.totalInvestment?.yuan,
            ] {
                hash.add(value?.bitPattern ?? 0)
            }
        }
        for unit in snapshot.units {
            hash.add(unit.id)
            hash.add(unit.floorAreaSquareMetres.bitPattern)
            hash.add("\(unit.status) \(unit.parkID ?? "") \(unit.availableOn?.description ?? "")")
            hash.add(unit.leaseEndsOn?.description ?? "")
        }
        for factory in factories { hash.add("\(factory.id) \(factory.completedOn?.description ?? "")") }
        hash.add(ShapeIndex.fingerprint(of: ground.policy))
        return hash.value
    }
}
