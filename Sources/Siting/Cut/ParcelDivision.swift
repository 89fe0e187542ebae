// SPDX-License-Identifier: Apache-2.0
/// A parcel in several parts, by straight cuts each of which divides one piece in two (guillotine cuts).
public struct ParcelDivision: Sendable {
    public struct Part: Sendable {
        public let ground: GroundPart
        /// Which of the areas asked for it serves, by position; nil for the remainder.
        public let asked: Int?
    }

    public let parcelIDs: [String]
    /// In the order in which they were cut, what was left of the ground last.
    public let parts: [Part]
    /// One less than the parts, in the order of the cuts.
    public let lines: [CutLine]
    /// Other polygons of a parcel in several pieces, which stay as they are.
    public let untouched: [GroundPart]
    /// What the remainder is still good for; where nothing remains, what the least useful part is good for.
    public let usefulness: Double
}

/// The best division of one parcel, and what kept others away.
public struct DivisionSearch: Sendable {
    /// Nil where the parcel cannot be divided so.
    public let division: ParcelDivision?
    public let cautions: [CutCaution]
}
