// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// A requirement compiled against one snapshot, in the order of the funnel: rules on attributes, then on geometry.
struct SiteRules: Sendable {
    let candidateCount: Int
    let attributes: [SiteRule]
    let geometry: [SiteRule]

    init(candidateCount: Int, attributes: [SiteRule], geometry: [SiteRule]) {
        self.candidateCount = candidateCount
        self.attributes = attributes
        self.geometry = geometry
    }

    init(_ requirement: Requirement, on ground: CityGround) {
        let snapshot = ground.snapshot
        if requirement.asksForFloor {
            candidateCount = snapshot.units.count
            attributes = SiteRules.unitRules(requirement, snapshot)
            geometry = []
        } else {
            candidateCount = snapshot.parcels.count
            attributes = SiteRules.parcelRules(requirement, snapshot) + SiteRules.thresholdRules(requirement, snapshot)
            geometry = SiteRules.geometricRules(requirement, ground)
        }
    }

    var all: [SiteRule] { attributes + geometry }

    func rule(for criterion: Criterion) -> SiteRule? {
        all.first { $0.criterion == criterion }
    }
}
