// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import LandStore
public import Siting

/// The answer to one search, with the city it was asked of.
public struct FindAnswer: Sendable {
    public let snapshot: LandSnapshot
    public let search: SiteSearch
    /// Why particular candidates, asked about by id, are not among the sites; empty reasons for those that are.
    public let whyNot: [(id: String, reasons: [Reason])]
}

extension Planner {
    /// Finds sites for a requirement.
    ///
    /// - Parameters:
    ///   - snapshot: the city as it was read before; nil reads it now.
    ///   - kinds: which kinds of site to look for.
    ///   - limit: how many sites to name, the best first; nil names all.
    ///   - nearMissCount: how many candidates each near miss should let in at least.
    ///   - whyNot: ids of parcels or units to explain one by one.
    /// - Throws: `WorkspaceError` when an id of `whyNot` is not in the workspace.
    public func find(
        _ requirement: Requirement, in snapshot: LandSnapshot? = nil,
        kinds: Set<Site.Kind> = Set(Site.Kind.allCases), limit: Int? = nil, nearMissCount: Int = 1,
        whyNot: [String] = []
    ) throws -> FindAnswer {
        let snapshot = try snapshot ?? self.snapshot()
        if requirement.projectID == nil { try requireKnownNames(requirement, in: snapshot) }
        let finder = SiteFinder(on: try ground(of: snapshot))
        let reasons = try whyNot.map { id in
            guard let candidate = finder.candidate(withID: id, for: requirement) else {
                throw WorkspaceError(
                    .unknownFeature, "there is no \(requirement.asksForFloor ? "factory unit" : "parcel") `\(id)`")
            }
            return (id: id, reasons: try finder.reasons(against: candidate, for: requirement))
        }
        let search = try finder.find(requirement, kinds: kinds, limit: limit, nearMissCount: nearMissCount)
        workspace.keepMeasures(of: snapshot)
        return FindAnswer(snapshot: snapshot, search: search, whyNot: reasons)
    }

    /// The city as it stands now, to be asked more than once.
    public func snapshot() throws -> LandSnapshot { try workspace.snapshot(usingCache: usesCache) }

    /// The requirement of a project of the ledger.
    ///
    /// - Parameter snapshot: the city as it was read before; nil reads it now.
    /// - Throws: `WorkspaceError` for an unknown project, or one that states no need.
    public func requirement(ofProject id: String, in snapshot: LandSnapshot? = nil) throws -> Requirement {
        guard let project = try (snapshot ?? self.snapshot()).project(id: id) else {
            throw WorkspaceError(
                .unknownFeature, "there is no project `\(id)`",
                hint: "`suodi export project --format csv` lists them")
        }
        guard project.hasStatedNeed else {
            throw WorkspaceError(
                .badData, "project `\(id)` (\(project.name)) states neither net area nor floor area",
                hint: "say what it needs: `suodi find --area 80..120亩 …`, or add it to its row")
        }
        return Requirement(of: project, policy: try sitingPolicy())
    }

    /// A name typed wrong would give an empty or an unfiltered answer, and nobody would notice.
    func requireKnownNames(_ asked: Requirement, in snapshot: LandSnapshot) throws {
        func require(_ name: String, among known: some Sequence<String>, what: String) throws {
            let known = Set(known).sorted()
            guard !known.contains(name) else { return }
            let nearest = nearestName(to: name, among: known).map { "did you mean `\($0)`?" }
            throw WorkspaceError(
                .unknownFeature, "there is no \(what) `\(name)` in the workspace",
                hint: nearest ?? (known.isEmpty ? nil : "there are \(known.prefix(12).joined(separator: ", "))"))
        }
        let counties = snapshot.parcels.counties + snapshot.units.map(\.county) + snapshot.parks.map(\.county)
        for county in [asked.county].compactMap(\.self) + asked.transferCounties.sorted() {
            try require(county, among: counties, what: "county")
        }
        for park in asked.parkIDs.sorted() { try require(park, among: snapshot.parks.map(\.id), what: "park") }
        for rule in asked.distances where rule.lawMetres == nil {
            try require(rule.facilityKind, among: snapshot.facilities.keys, what: "facility of kind")
        }
        if let code = asked.landUse, !code.isKnown, !snapshot.parcels.landUses.contains(code) {
            throw WorkspaceError(
                .badData, "`\(code)` is not a land-use class", hint: "such as 100101, 100102 or 100103")
        }
    }
}
