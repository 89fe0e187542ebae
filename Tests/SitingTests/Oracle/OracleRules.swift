// SPDX-License-Identifier: Apache-2.0
import LandModel
@testable import Siting

/// A requirement compiled against one snapshot: rules on attributes, which cost nanoseconds and run on every
/// candidate, then rules on geometry, which run only on what is left.
struct OracleRules: Sendable {
    struct Rule: Sendable {
        let criterion: Criterion
        /// What the criterion says of candidate number `index` (a parcel or a unit of the snapshot).
        let verdict: @Sendable (_ index: Int) throws -> Verdict
    }

    let candidateCount: Int
    let attributes: [Rule]
    let geometry: [Rule]

    init(_ requirement: Requirement, in snapshot: LandSnapshot) {
        if requirement.asksForFloor {
            candidateCount = snapshot.units.count
            attributes = OracleRules.unitRules(requirement, snapshot)
            geometry = []
        } else {
            candidateCount = snapshot.parcels.count
            attributes =
                OracleRules.parcelRules(requirement, snapshot) + OracleRules.thresholdRules(requirement, snapshot)
            geometry = OracleRules.geometricRules(requirement, snapshot)
        }
    }

    var all: [Rule] { attributes + geometry }

    func rule(for criterion: Criterion) -> Rule? {
        all.first { $0.criterion == criterion }
    }
}
