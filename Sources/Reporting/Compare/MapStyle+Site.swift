// SPDX-License-Identifier: Apache-2.0

/// The drawing of one site. In grey the land that is taken is the only filled one, the hall the only white on it, and
/// what remains the only hatched.
extension MapStyle {
    static let siteAllotment = MapStyle(fill: "#7fc4a4", stroke: MapInk.dark, strokeWidth: 1.6)
    /// Land that is named and does not serve.
    static let siteRefused = MapStyle(fill: "#ffffff", stroke: MapInk.dark, strokeWidth: 1.6, dash: [5, 2.5])
    static let siteRemainder = MapStyle(
        fill: "#ffffff", stroke: MapInk.dark, strokeWidth: 1, hatch: "#8b8982")
    /// The boundaries that were there before a cut or a merge.
    static let siteMember = MapStyle(stroke: MapInk.dark, strokeWidth: 0.8, dash: [3, 2])
    static let siteHall = MapStyle(fill: "#ffffff", stroke: MapInk.dark, strokeWidth: 1.4)
    static let siteCut = MapStyle(stroke: MapInk.accent, strokeWidth: 2.2, dash: [6, 3])
    static let siteNeighbour = MapStyle(fill: "#e9e7e1", stroke: "#a3a098", strokeWidth: 0.6)
    static let siteZone = MapStyle(
        fill: "#dfb28e", fillOpacity: 0.7, stroke: "#8a4b1e", strokeWidth: 0.9, dash: [2, 2])
    static let siteStrip = MapStyle(fill: "#ffffff", stroke: "#4f5b3a", strokeWidth: 1.2, dash: [1, 1.5])
    /// With edges that a copier still shows.
    static func siteRoad(width: Double) -> MapStyle {
        MapStyle(stroke: "#ffffff", strokeWidth: width, casing: "#7d7b74")
    }

    static let siteBuilding = MapStyle(fill: "#7fc4a4", stroke: MapInk.dark, strokeWidth: 1.6)
}
