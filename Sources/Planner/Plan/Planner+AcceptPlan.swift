// SPDX-License-Identifier: Apache-2.0
internal import Allocation
public import LandModel
internal import LandStore
internal import Siting
internal import SimpleFeatures

extension Planner {
    /// Accepts a kept plan, in one transaction: parcels that it cuts or merges become what it makes of them, under the
    /// ids that ``cut(_:_:choice:)`` and ``merge(_:as:thenCut:choice:)`` would give, and every project is promised its
    /// site by a lock, so that a later ``match(_:keepAs:keepingTo:limits:withText:searching:solving:isCancelled:)`` leaves it there.
    ///
    /// - Parameters:
    ///   - until: the last day of the promises; nil is so many months after the base date as the policy has.
    ///   - isDryRun: whether only to tell what would be done, and what stands against it.
    /// - Throws: `WorkspaceError` for an unknown plan, a day that is past, and unless it is a dry run for every obstacle
    ///   that forbids it.
    ///   Nothing is written then.
    public func accept(
        _ name: String, until: CalendarDate? = nil, reason: String? = nil, isDryRun: Bool = false
    ) throws -> PlanAcceptance {
        // Before anything is read: whatever is changed from here on is noticed when it is written.
        let event = try workspace.lastEvent()
        let plan = try self.plan(named: name)
        let snapshot = try self.snapshot()
        let months = Int(try allocationPolicy().promiseMonths.value.rounded())
        let last = until ?? snapshot.baseDate.adding(months: months)
        guard last >= snapshot.baseDate else {
            throw WorkspaceError(.badData, "\(last) is before the base date of the city, \(snapshot.baseDate)")
        }
        let grounds = PlannedGrounds(plan)
        let obstacles = try PlanAcceptanceChecks(plan, grounds, in: snapshot).obstacles(
            changed: try workspace.changedGround(ofPlan: name),
            gapMetres: try sitingPolicy().merge.gapMetres)
        let isAccepted = plan.summary.acceptedOn != nil
        let changes = isAccepted ? [] : grounds.changes(naming: ParcelNaming(used: try workspace.everUsedParcelIDs()))
        var newIDs = [String?](repeating: nil, count: plan.sites.count)
        for (change, sites) in changes {
            for (piece, site) in zip(change.pieces, sites) { newIDs[site] = piece.id }
        }
        func answer(isWritten: Bool) -> PlanAcceptance {
            PlanAcceptance(
                plan: plan.summary, from: snapshot.baseDate, until: last, changes: changes.map(\.change),
                promises: zip(plan.sites, newIDs).compactMap { site, newID in
                    site.project.map {
                        PlanAcceptance.Promise(
                            project: $0, kind: site.kind, parcelID: newID ?? site.parcelIDs.first,
                            unitIDs: site.unitIDs, areaSquareMetres: site.areaSquareMetres)
                    }
                }, obstacles: obstacles, isWritten: isWritten)
        }
        if isDryRun { return answer(isWritten: false) }
        let reasons = obstacles.filter(\.forbidsAccepting)
        guard reasons.isEmpty else {
            throw WorkspaceError(
                .badData, reasons.map(\.sentence.en).joined(separator: "\n"),
                hint: isAccepted ? nil : "nothing was written; make the plan anew with `suodi match`")
        }
        try workspace.accept(
            AcceptedPlan(
                planID: name, replacements: try changes.map { try replacement($0.change, in: snapshot) },
                promises: promises(of: plan, newIDs: newIDs, from: snapshot.baseDate), newParcelIDs: newIDs,
                from: snapshot.baseDate, until: last),
            readAt: event, by: actor, reason: reason, at: moment)
        return answer(isWritten: true)
    }

    private func replacement(
        _ change: PlanAcceptance.Change, in snapshot: LandSnapshot
    ) throws -> ParcelReplacement {
        ParcelReplacement(
            action: change.action.rawValue, parents: try parents(change.parcelIDs, in: snapshot),
            successors: change.pieces.map {
                .init(id: $0.id, geometry: $0.geometry, netAreaSquareMetres: $0.netAreaSquareMetres)
            })
    }

    /// A unit that several projects use one after another is promised to each from the day the one before moves out.
    private func promises(
        of plan: PlanRecord, newIDs: [String?], from today: CalendarDate
    ) -> [AcceptedPlan.Promise] {
        let claims = plan.sites.enumerated().flatMap { position, site in site.unitIDs.map { (unit: $0, site: position) }
        }
        var starts: [Int: [String: CalendarDate]] = [:]
        for (unit, tenants) in Dictionary(grouping: claims, by: \.unit) {
            let order = tenants.map(\.site).sorted { first, second in
                let (left, right) = (plan.sites[first].transition, plan.sites[second].transition)
                // Who stays comes last.
                return (left?.moveOn ?? .distantFuture, first) < (right?.moveOn ?? .distantFuture, second)
            }
            var free = today
            for site in order {
                starts[site, default: [:]][unit] = free
                free = max(free, plan.sites[site].transition?.moveOn ?? free)
            }
        }
        return plan.sites.enumerated().compactMap { position, site in
            site.project.map { project in
                AcceptedPlan.Promise(
                    projectID: project.id, parcelID: newIDs[position] ?? site.parcelIDs.first,
                    units: site.unitIDs.map { .init(id: $0, from: starts[position]?[$0] ?? today) },
                    formerParcelIDs: site.parcelIDs)
            }
        }
    }
}

extension CalendarDate {
    fileprivate static let distantFuture = CalendarDate(daysSince1970: .max)
}
