// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
public import Foundation
public import LandModel
public import Simulation
public import SimpleFeatures

extension ReplicationStory {
    /// The events that are about ground, each an RFC 7946 feature, in the order in which they happen.
    ///
    /// - Parameters:
    ///   - snapshot: of the city that was simulated.
    ///   - geometry: of a part, in the CRS of the snapshot; nil leaves the feature without one.
    /// - Throws: what `geometry` throws; an error of the transformation.
    public func geoJSON(
        in snapshot: LandSnapshot, geometry: (GroundShare) throws -> Geometry?
    ) throws -> Data {
        let operation = try snapshot.toLongitudeLatitude()
        var features: [Feature] = []
        for (number, event) in events.enumerated() {
            guard let ground = event.ground else { continue }
            let members = members(of: event)
            var properties = Dictionary(members.map { ($0.0, $0.1.property) }) { first, _ in first }
            if snapshot.isSynthetic { properties["synthetic"] = .boolean(true) }
            features.append(
                Feature(
                    id: "event-\(number + 1)", geometry: try geometry(ground).map { try operation.transform($0) },
                    properties: properties, propertyOrder: members.map(\.0) + ["synthetic"]))
        }
        return SiteFeatures.collection(features, snapshot, extra: [])
    }
}
