// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// Recorded areas that contradict what was measured.
enum AreaDisagreement {
    /// From this share of the measured area on; the same share as the check of a workspace calls a fault.
    private static let tolerance = 0.01

    /// How much the recorded gross area of a parcel, or its net area where it is larger than what was measured, differs
    /// from the ellipsoidal one, as a share of that; nil within tolerance.
    static func share(of parcel: Int, in parcels: ParcelColumns) -> Double? {
        let measured = parcels.ellipsoidalAreaSquareMetres[parcel]
        guard measured > 0 else { return nil }
        let gross = parcels.grossAreaSquareMetres[parcel]
        let recorded = gross.isNaN ? max(measured, parcels.netAreaSquareMetres[parcel]) : gross
        let share = (recorded - measured) / measured
        return abs(share) > tolerance ? share : nil
    }
}
