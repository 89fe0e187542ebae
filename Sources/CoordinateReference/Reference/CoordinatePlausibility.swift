// SPDX-License-Identifier: Apache-2.0

/// Whether coordinates can be in the CRS they are said to be in.
public enum CoordinatePlausibility: Hashable, Sendable {
    case plausible
    /// The CRS is in metres, the coordinates within ±180, ±90.
    case looksLikeDegrees
    /// The CRS is in degrees, the coordinates are not.
    case looksProjected
    /// The easting starts with this zone number (带号), and the CRS has none or another.
    case zonePrefix(Int)
    /// The eastings start with different zone numbers (带号), or only some of them with one: the data lie on both sides
    /// of a zone's edge, or were put together from several files.
    case mixedZonePrefixes
    /// First and second coordinate changed places: northing or latitude comes first.
    case axesSwapped
    /// Somewhere else than the CRS is for, by more than a degree.
    case outsideAreaOfUse
}
