// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting
internal import SimpleFeatures

/// Whether parcels that were named may be merged.
struct MergeChecks {
    let city: CityGround
    let parcels: [Int]
    private let policy: MergePolicy
    private var ids: [String] { parcels.map { city.snapshot.parcels.id[$0] } }

    init(_ city: CityGround, _ parcels: [Int]) {
        self.city = city
        self.parcels = parcels
        policy = city.policy.merge
    }

    /// All reasons, that nearest to the paper first; none where they may.
    func refusals() throws -> [MergeRefusal] {
        var refusals: [MergeRefusal] = []
        if parcels.count > policy.maximumParcelCount {
            refusals.append(.tooMany(count: parcels.count, most: policy.maximumParcelCount))
        }
        refusals += differences() + farRefusals()
        for (id, parcel) in zip(ids, parcels) {
            if case .invalid(let reason, _) = try city.snapshot.parcels.shapes.geometry(at: parcel).validity() {
                refusals.append(.notValid(parcelID: id, reason: reason))
            }
        }
        let isValid = !refusals.contains { if case .notValid = $0 { true } else { false } }
        return isValid ? refusals + (try boundaryRefusals()) : refusals
    }

    private func differences() -> [MergeRefusal] {
        let columns = city.snapshot.parcels
        let facts: [(what: Term, value: (Int) -> String)] = [
            (Term(en: "class", zh: "规划用途"), { columns.landUses[Int(columns.landUse[$0])].code }),
            (Term(en: "stage", zh: "供地阶段"), { columns.stage[$0].rawValue }),
            (Term(en: "county", zh: "县市区"), { columns.counties[Int(columns.county[$0])] }),
            (Term(en: "park", zh: "园区"), { city.snapshot.park(of: $0)?.name ?? "–" }),
        ]
        var refusals: [MergeRefusal] = facts.compactMap { what, value in
            let values = parcels.map(value)
            guard Set(values).count > 1 else { return nil }
            return .differ(what: what, values: zip(ids, values).map { "`\($0)` \($1)" })
        }
        let holders = parcels.map { columns.holder[$0] }
        if Set(holders).count > 1 {
            // Who they are stands in the workspace, not in the snapshot: they are told apart by number.
            let numbers = Dictionary(
                uniqueKeysWithValues: Set(holders.filter { $0 >= 0 }).sorted().enumerated().map { ($1, $0 + 1) })
            refusals.append(
                .differ(
                    what: Term(en: "holders", zh: "权利人"),
                    values: zip(ids, holders).map { "`\($0)` \(numbers[$1].map { "#\($0)" } ?? "–")" }))
        }
        return refusals
    }

    private func farRefusals() -> [MergeRefusal] {
        let columns = city.snapshot.parcels
        let least = parcels.map { columns.farMinimum[$0] }.filter { !$0.isNaN }.max()
        let most = parcels.map { columns.farMaximum[$0] }.filter { !$0.isNaN }.min()
        guard let least, let most, least > most else { return [] }
        return [.farApart]
    }

    /// Whether all hang together by free common boundary; one reason for each that does not.
    private func boundaryRefusals() throws -> [MergeRefusal] {
        var rows = PolygonRows()
        for parcel in parcels { rows.append(try city.snapshot.parcels.shapes.geometry(at: parcel)) }
        let shapes = PolygonColumns(rows)
        var any = policy
        any.minimumSharedMetres = 0
        let shared = try ParcelAdjacency(shapes, policy: any)
        let free = try ParcelAdjacency(shapes, barriers: city.barriers, policy: any)
        var joined: Set<Int> = [0]
        while let next = parcels.indices.first(where: { parcel in
            !joined.contains(parcel)
                && joined.contains { free.sharedMetres($0, parcel) >= policy.minimumSharedMetres - 1e-6 }
        }) { joined.insert(next) }
        return parcels.indices.filter { !joined.contains($0) }.map { parcel in
            let others = parcels.indices.filter { $0 != parcel }
            let nearest = others.max { shared.sharedMetres($0, parcel) < shared.sharedMetres($1, parcel) } ?? parcel
            let (metres, open) = (shared.sharedMetres(nearest, parcel), free.sharedMetres(nearest, parcel))
            if metres <= 0 { return .apart(parcelID: ids[parcel]) }
            if metres < policy.minimumSharedMetres {
                return .sharesTooLittle(
                    parcelID: ids[parcel], neighbourID: ids[nearest], metres: metres,
                    leastMetres: policy.minimumSharedMetres)
            }
            return .barrier(
                parcelID: ids[parcel], neighbourID: ids[nearest], sharedMetres: metres, freeMetres: open)
        }
    }
}
