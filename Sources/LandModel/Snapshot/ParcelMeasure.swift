// SPDX-License-Identifier: Apache-2.0

/// A number that every parcel has or might have, by which parcels are screened.
///
/// Codes (park, county, land use) are numbers too, so that one kind of index serves all.
public enum ParcelMeasure: Hashable, Sendable {
    case park, county, landUse
    case netArea, ready, price, farMinimum, farMaximum, slope
    case capacity(UtilityKind)
    /// The last day of the locks that hold on the base date, whoever holds them.
    case lock
    // What follows is measured on the ground and costs microseconds a parcel.
    case distance(facilityKind: String)
    case exclusionShare
    /// Sides of the minimum rotated rectangle; -1 where the shape has none.
    case shorterSide, longerSide

    public var isMeasuredOnTheGround: Bool {
        switch self {
        case .distance, .exclusionShare, .shorterSide, .longerSide: true
        default: false
        }
    }
}
