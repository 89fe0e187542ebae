// SPDX-License-Identifier: Apache-2.0
internal import LandModel

extension PartSearch {
    /// Beyond so many candidates the first that is found is named alone.
    private static var fewCandidates: Int { 64 }

    /// The smallest loosening of what a cut must leave that lets parts in; nil where none does.
    ///
    /// Parcels are tried from the one that loses least of its remainder on. Where there are few, the parts that the
    /// relaxed requirement lets in are counted exactly; where there are many, the first is named.
    /// - Parameter known: the parcels that parts are cut from already.
    func remainderMiss(known: Set<Int>) throws -> SiteSearch.NearMiss? {
        let areas = ground.snapshot.parcels.netAreaSquareMetres
        let screen = try Screen(
            SiteRules.parts(requirement, on: ground, least: leastPart + 1), knownOnly: requirement.knownOnly,
            explaining: .sites)
        let narrow = screen.survivors.rows.filter { areas[$0] < leastPart + leastRemainder - CutSweep.areaTolerance }
            .sorted { (areas[$1], $0) < (areas[$0], $1) }
        for parcel in narrow.prefix(Self.fewCandidates) {
            let relaxation = Relaxation.remainderDownTo(Area(squareMetres: areas[parcel] - leastPart)).roundedOutward()
            let relaxed = PartSearch(requirement.relaxed(by: relaxation), on: ground, scorer)
            guard try relaxed.site(of: parcel, unknown: []) != nil else { continue }
            var admitted = [parcel]
            if screen.survivors.population <= Self.fewCandidates {
                let all = try relaxed.run(count: nil, explaining: .sites).sites
                admitted = all.map(\.index).filter { !known.contains($0) }.sorted()
            }
            return SiteSearch.NearMiss(
                criterion: .cut, relaxations: [relaxation], admittedIDs: admitted.map { ground.snapshot.parcels.id[$0] }
            )
        }
        return nil
    }
}
