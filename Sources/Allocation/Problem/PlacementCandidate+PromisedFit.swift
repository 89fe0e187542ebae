// SPDX-License-Identifier: Apache-2.0
internal import Siting

extension PlacementCandidate {
    /// The fit of what is promised to it: a site, or land or a floor for which the other half is sought.
    func promisedFit(in finder: SiteFinder) -> Double {
        let floorShare = requirement.asksForTransition ? finder.policy.transitionFloorShare.value : nil
        var fit = 0.0
        if let promisedParcel, let land {
            fit += PlacementPacking.stepped(land.scoreWhole(on: [promisedParcel]) * (1 - (floorShare ?? 0)))
        }
        if let promisedFloor { fit += PlacementPacking.stepped(promisedFloor.score * (floorShare ?? 1)) }
        return fit
    }
}
