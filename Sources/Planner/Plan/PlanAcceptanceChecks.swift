// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import LandStore

/// What stands against accepting a plan.
struct PlanAcceptanceChecks {
    private let plan: PlanRecord
    private let grounds: PlannedGrounds
    private let snapshot: LandSnapshot
    private let position: [String: Int]
    private let units: [String: FactoryUnit]

    init(_ plan: PlanRecord, _ grounds: PlannedGrounds, in snapshot: LandSnapshot) {
        self.plan = plan
        self.grounds = grounds
        self.snapshot = snapshot
        let wanted = Set(plan.sites.flatMap(\.parcelIDs))
        position = Dictionary(
            snapshot.parcels.id.enumerated().lazy.filter { wanted.contains($0.element) }.map { ($1, $0) }
        ) { first, _ in first }
        units = Dictionary(snapshot.units.map { ($0.id, $0) }) { first, _ in first }
    }

    func obstacles(changed: [ChangedGround], gapMetres: Double) throws -> [PlanObstacle] {
        if let day = plan.summary.acceptedOn { return [.accepted(on: day)] }
        return withdrawn() + changed.map(Self.obstacle) + locks() + promises()
            + (try grounds.incomplete(gapMetres: gapMetres) { id in
                try position[id].map { try snapshot.parcels.shapes.geometry(at: $0) }
            })
    }

    private static func obstacle(_ change: ChangedGround) -> PlanObstacle {
        let isParcel = change.layer == .parcel
        return change.isGone
            ? (isParcel ? .parcelGone(id: change.id) : .unitGone(id: change.id))
            : (isParcel ? .parcelChanged(id: change.id) : .unitChanged(id: change.id))
    }

    private func withdrawn() -> [PlanObstacle] {
        let active = Set(
            snapshot.projects.filter { $0.stage != .suspended && $0.stage != .terminated }.map(\.id))
        return plan.sites.compactMap(\.project?.id).filter { !active.contains($0) }
            .map { .withdrawn(projectID: $0) }
    }

    /// Locks of others on the plan's parcels and units that have not ended.
    private func locks() -> [PlanObstacle] {
        var obstacles: [PlanObstacle] = []
        func add(_ locks: [SiteLock], on id: String, for projects: Set<String>) {
            obstacles += locks.filter { lock in
                lock.until >= snapshot.baseDate && !(lock.projectID.map(projects.contains) ?? false)
            }
            .map { .locked(siteID: id, until: $0.until, projectID: $0.projectID) }
        }
        let projects = grounds.projectsByParcel
        for (id, parcel) in position.sorted(by: { $0.key < $1.key }) {
            add(snapshot.parcelLocks[parcel], on: id, for: projects[id] ?? [])
        }
        var tenants: [String: Set<String>] = [:]
        for site in plan.sites {
            for unit in site.unitIDs { tenants[unit, default: []].formUnion([site.project?.id].compactMap(\.self)) }
        }
        for (id, projects) in tenants.sorted(by: { $0.key < $1.key }) {
            add(units[id]?.locks ?? [], on: id, for: projects)
        }
        return obstacles
    }

    /// Projects that hold locks today, but none on their sites.
    private func promises() -> [PlanObstacle] {
        var unitsOf: [String: [String]] = [:]
        for unit in snapshot.units {
            for lock in unit.locks { lock.projectID.map { unitsOf[$0, default: []].append(unit.id) } }
        }
        return plan.sites.compactMap { site in
            guard let project = site.project?.id else { return nil }
            func isHeld(_ locks: [SiteLock]) -> Bool {
                locks.contains {
                    $0.projectID == project && $0.from <= snapshot.baseDate && snapshot.baseDate <= $0.until
                }
            }
            let held =
                snapshot.parcelLocks.parcels(lockedBy: project).filter { isHeld(snapshot.parcelLocks[$0]) }
                .map { snapshot.parcels.id[$0] }
                + (unitsOf[project] ?? []).filter { isHeld(units[$0]?.locks ?? []) }
            let own = Set(site.parcelIDs + site.unitIDs)
            return held.isEmpty || !own.isDisjoint(with: held)
                ? nil : .lockedElsewhere(projectID: project, siteIDs: held)
        }
    }
}
