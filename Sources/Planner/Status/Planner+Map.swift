// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
internal import LandStore
public import SimpleFeatures

/// What a map of the city shows beside its parcels, in the workspace's CRS.
public struct MapOutlines: Sendable {
    public struct Park: Sendable {
        public let id: String
        public let name: String
        public let geometry: Geometry
    }

    public let parks: [Park]
    public let roads: [Geometry]
    public let water: [Geometry]
    /// Standard factories by their ids.
    public let buildings: [String: Geometry]
}

extension Planner {
    public func mapOutlines() throws -> MapOutlines {
        let parks = try workspace.features(of: .park).compactMap { feature in
            feature.geometry.map {
                MapOutlines.Park(
                    id: feature.id ?? "", name: feature.text("name") ?? feature.id ?? "", geometry: $0)
            }
        }
        let water = try workspace.features(of: .facility).filter { $0.text("kind") == Facility.river }
        let buildings = try workspace.features(of: .factory).compactMap { feature in
            feature.id.flatMap { id in feature.geometry.map { (id, $0) } }
        }
        return MapOutlines(
            parks: parks, roads: try workspace.features(of: .road).compactMap(\.geometry),
            water: water.compactMap(\.geometry), buildings: Dictionary(buildings) { first, _ in first })
    }
}

extension Feature {
    fileprivate func text(_ property: String) -> String? {
        if case .text(let text)? = properties[property] { text } else { nil }
    }
}
