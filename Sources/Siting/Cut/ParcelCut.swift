// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// The line of a cut, and how it was chosen.
public struct CutLine: Sendable, Hashable {
    public enum Course: String, Sendable, Hashable {
        case perpendicular, parallel
    }

    /// The outermost points that the cut adds to the ground or takes from it.
    public let start: Coordinate
    public let end: Coordinate
    /// The frontage to which the line runs so; nil where it goes by the longest edge of a ground without frontage.
    public let frontage: Frontage?
    public let course: Course
}

/// One cut of a parcel into an allotment and a remainder.
public struct ParcelCut: Sendable {
    /// What was cut.
    public let parcelIDs: [String]
    public let line: CutLine
    public let allotment: GroundPart
    public let remainder: GroundPart
    /// Other polygons of a parcel in several pieces, which stay with the remainder as they are.
    public let untouched: [GroundPart]
    /// What the remainder is still good for; the greater the better.
    public let usefulness: Double
}

/// The cuts of one parcel, the least harmful first, and what kept others away.
public struct CutSearch: Sendable {
    /// The best of each direction and end: by usefulness of the remainder, then the smaller allotment.
    public let cuts: [ParcelCut]
    public let cautions: [CutCaution]
}
