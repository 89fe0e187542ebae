// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Something a planner should know before showing a site.
public enum Caution: Sendable, Hashable {
    /// A hard criterion could not be tested because its data is absent.
    case unknown(Criterion)
    /// The ready day is worked out from the stage table.
    case estimatedReadiness
    /// A lock of another project was accepted on request.
    case acceptedLock(until: CalendarDate)
    /// What is dedicated of it has no place on the map: the hall may lie on it.
    case dedicatedNotPlaced
    /// The recorded area and the measured one differ by this share of the measured.
    case areasDisagree(share: Double)
    /// Nobody has made sure of its facts for so many days.
    case stale(days: Int)
    /// No floor was found in which to begin before the land is ready.
    case noFloorFirst
    /// Units count as adjacent by floor and building; their place on the floor is not known.
    case adjacencyAssumed
    case syntheticData
}
