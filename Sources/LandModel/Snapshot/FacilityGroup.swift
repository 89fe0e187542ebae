// SPDX-License-Identifier: Apache-2.0
public import SimpleFeatures

/// All facilities of one kind, indexed.
public struct FacilityGroup: Sendable {
    public let facilities: [Facility]
    private let index: SpatialIndex

    init(_ facilities: [Facility]) {
        self.facilities = facilities.sorted { $0.id < $1.id }
        index = SpatialIndex(self.facilities.map(\.geometry.envelope))
    }

    /// Planar distance in metres to the nearest facility of the group, and which one it is; nil for an empty group.
    ///
    /// Envelope distance bounds true distance from below, so the search stops as soon as no envelope can be nearer.
    public func nearest(to geometry: Geometry) throws(SpatialError) -> (metres: Double, facility: Facility)? {
        var best: (metres: Double, facility: Facility)?
        for position in index.nearest(to: geometry.envelope, count: facilities.count) {
            let facility = facilities[position]
            if let best, facility.geometry.envelope.distance(to: geometry.envelope) > best.metres { break }
            let metres = try facility.geometry.distance(to: geometry)
            if best.map({ metres < $0.metres }) ?? true { best = (metres, facility) }
        }
        return best
    }
}
