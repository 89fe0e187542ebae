// SPDX-License-Identifier: Apache-2.0
internal import Siting

/// The drawing of a plan. In grey the kinds of site are told apart by their lightness, and only remainders are hatched.
extension MapStyle {
    static func plan(_ kind: Site.Kind) -> MapStyle {
        let fill =
            switch kind {
            case .factoryFloor: "#3a3a6b"
            case .wholeParcel: "#1d7480"
            case .factoryThenLand: "#c4627f"
            case .partOfParcel: "#83c29d"
            case .mergedParcels: "#f4da8c"
            }
        return MapStyle(fill: fill, stroke: MapInk.dark, strokeWidth: 0.8)
    }

    static let planRemainder = MapStyle(fill: "#ffffff", stroke: MapInk.dark, strokeWidth: 0.8, hatch: "#8b8982")
    /// Stock that no project of the plan takes.
    static let planFree = MapStyle(fill: "#ffffff", stroke: "#6d6c68", strokeWidth: 0.8)
    static let planOther = MapStyle(fill: "#e6e3dc", stroke: "#c9c5bc", strokeWidth: 0.4)
    static let planPromised = MapStyle(stroke: MapInk.dark, strokeWidth: 2.2)
    static let planCut = MapStyle(stroke: MapInk.accent, strokeWidth: 1.6, dash: [5, 3])
    static let planMove = MapStyle(stroke: MapInk.accent, strokeWidth: 1.6)
    static let planMoveHead = MapStyle(fill: MapInk.accent)
}
