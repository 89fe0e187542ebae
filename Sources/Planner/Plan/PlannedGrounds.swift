// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import LandStore
internal import Siting
internal import SimpleFeatures

/// The grounds of a kept plan: what becomes of its parcels when it is accepted.
struct PlannedGrounds {
    /// Parcels that the plan treats as one piece of ground, and the plan's sites on it, allotments first.
    struct Ground {
        let parcelIDs: [String]
        let sites: [Int]
    }

    private let plan: PlanRecord
    private let grounds: [Ground]

    init(_ plan: PlanRecord) {
        self.plan = plan
        var order: [[String]] = []
        var sites: [[String]: [Int]] = [:]
        for (position, site) in plan.sites.enumerated() where !site.parcelIDs.isEmpty {
            let key = site.parcelIDs.sorted()
            if sites[key] == nil { order.append(key) }
            sites[key, default: []].append(position)
        }
        grounds = order.map { key in
            let all = sites[key] ?? []
            return Ground(
                parcelIDs: plan.sites[all[0]].parcelIDs,
                sites: all.filter { plan.sites[$0].role == .allotment }
                    + all.filter { plan.sites[$0].role == .remainder })
        }
    }

    /// The projects on the same ground as a parcel.
    var projectsByParcel: [String: Set<String>] {
        var projects: [String: Set<String>] = [:]
        for ground in grounds {
            let ids = Set(ground.sites.compactMap { plan.sites[$0].project?.id })
            for parcel in ground.parcelIDs { projects[parcel, default: []].formUnion(ids) }
        }
        return projects
    }

    /// What becomes of every ground that does not stay as it is, with the place of each piece among the plan's sites.
    func changes(naming: ParcelNaming) -> [(change: PlanAcceptance.Change, sites: [Int])] {
        var naming = naming
        return grounds.compactMap { ground in
            let isMerge = ground.parcelIDs.count > 1
            guard isMerge || ground.sites.count > 1 else { return nil }
            let base = isMerge ? naming.merge(of: ground.parcelIDs) : ground.parcelIDs[0]
            let ids =
                ground.sites.count == 1 ? [base] : naming.parts(of: base, count: ground.sites.count)
            naming.used.formUnion(ids)
            let pieces = zip(ids, ground.sites).compactMap { id, position -> PlanAcceptance.Piece? in
                let site = plan.sites[position]
                return site.geometry.map {
                    PlanAcceptance.Piece(
                        id: id, projectID: site.project?.id, netAreaSquareMetres: site.areaSquareMetres, geometry: $0)
                }
            }
            let action: GroundChange.Action = !isMerge ? .cut : ground.sites.count > 1 ? .mergeThenCut : .merge
            return (
                PlanAcceptance.Change(action: action, parcelIDs: ground.parcelIDs, pieces: pieces), ground.sites
            )
        }
    }

    /// The grounds whose pieces do not add up to the parcels as they are.
    ///
    /// - Parameter shape: of a parcel, by id; nil for one that is gone, of which other obstacles tell.
    func incomplete(gapMetres: Double, shape: (String) throws -> Geometry?) throws -> [PlanObstacle] {
        try grounds.compactMap { ground in
            let shapes = try ground.parcelIDs.compactMap(shape)
            guard shapes.count == ground.parcelIDs.count else { return nil }
            let whole: Double
            if shapes.count == 1 {
                whole = shapes[0].area
            } else {
                let parcels = zip(ground.parcelIDs, shapes).map {
                    ParcelGround(parcelIDs: [$0], geometry: $1, frontages: [])
                }
                guard let merge = try ParcelMerge.merge(parcels, gapMetres: gapMetres) else {
                    return .incomplete(parcelIDs: ground.parcelIDs)
                }
                whole = merge.geometry.area
            }
            let kept = ground.sites.reduce(0) { $0 + (plan.sites[$1].geometry?.area ?? 0) }
            return abs(kept - whole) <= Self.toleranceSquareMetres + whole * Self.relativeTolerance
                ? nil : .incomplete(parcelIDs: ground.parcelIDs)
        }
    }

    /// Far less than any surveyor sets out, and more than sums of coordinates lose.
    private static let toleranceSquareMetres = 0.01
    private static let relativeTolerance = 1e-9
}
