// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// Why cuts of a parcel may be missing, or are not made at all.
public enum CutCaution: Sendable, Hashable {
    /// Geometry is repaired on import and nowhere else: an invalid parcel is not cut.
    case notValid(reason: String, location: Coordinate)
    /// Frontage is asked for, and the parcel has none.
    case noFrontage
    /// There are more directions to cut in than were tried.
    case directionsLeftOut(tried: Int, of: Int)
    /// A sweep in this many directions would have cost more work than the policy allows, or the rings bound nothing.
    case sweepsLeftOut(Int)
    /// So many cuts through necks or beside holes would leave a part that is not one piece, and were dropped.
    case partsNotConnected(Int)
    /// So many cuts run along edges so closely that rounding decides what lies where, and were dropped.
    case cutsTooNearToEdges(Int)
    /// Not all divisions were examined.
    case divisionsLeftOut
}
