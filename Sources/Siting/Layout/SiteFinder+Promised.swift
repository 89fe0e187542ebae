// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension SiteFinder {
    /// The parcel that is promised to a project: one it holds a lock on that meets all it asks but for the day.
    ///
    /// A lock on land that does not suit the project is an intent: it keeps others away and promises nothing. A day may
    /// slip after the promise was given; the promise stays.
    package func promisedParcel(to demand: LandDemand) throws -> Int? {
        guard let project = demand.requirement.projectID else { return nil }
        var asked = demand.requirement
        asked.needBy = nil
        let rules = SiteRules(asked, on: ground)
        return try snapshot.parcelLocks.parcels(lockedBy: project).first { parcel in
            guard holds(snapshot.parcelLocks[parcel], project) else { return false }
            return try rules.all.allSatisfy { rule in
                if case .fails = try rule.verdict(parcel) { false } else { true }
            }
        }
    }

    /// The units that are promised to a project: those it holds locks on, where together they meet what it asks but for
    /// the day.
    ///
    /// - Parameter requirement: of floor alone.
    package func promisedFloor(to requirement: Requirement) throws -> Site? {
        guard let project = requirement.projectID else { return nil }
        let held = snapshot.units.indices.filter { holds(snapshot.units[$0].locks, project) }
        guard !held.isEmpty else { return nil }
        var asked = requirement
        asked.needBy = nil
        let scorer = SiteScorer(requirement, snapshot: snapshot, policy: policy)
        if held.count == 1 {
            let isMet = try SiteRules.unitRules(asked, snapshot).allSatisfy { rule in
                if case .fails = try rule.verdict(held[0]) { false } else { true }
            }
            return isMet ? scorer.site(held[0], unknown: []) : nil
        }
        let groups = try FloorSearch(snapshot, policy: policy).groups(for: asked, limit: FloorSearch.mostGroups)
        return groups.groups.first { $0.units == held }.map(scorer.site)
    }

    private func holds(_ locks: [SiteLock], _ project: String) -> Bool {
        locks.contains {
            $0.projectID == project && $0.from <= snapshot.baseDate && snapshot.baseDate <= $0.until
        }
    }
}
