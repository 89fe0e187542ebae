// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import Siting

/// What a plan gives to some of its projects, in sum.
struct PlacedTotal {
    private(set) var count = 0
    private(set) var fit = 0.0
    private(set) var landSquareMetres = 0.0
    private(set) var floorSquareMetres = 0.0

    init(_ assignments: some Sequence<PlacementPlan.Assignment> = []) {
        for assignment in assignments { add(assignment.site) }
    }

    mutating func add(_ site: Site) {
        count += 1
        fit += site.score
        landSquareMetres += site.landSquareMetres
        floorSquareMetres += site.floorSquareMetres
    }
}

extension Site {
    /// Net land of its own.
    var landSquareMetres: Double { kind.isLand ? areaSquareMetres : 0 }
    /// Floor, also of one that only comes before the land.
    var floorSquareMetres: Double { kind.isLand ? transition?.floorAreaSquareMetres ?? 0 : areaSquareMetres }

    /// Both, as far as there is any.
    var areaText: String {
        let land = kind.isLand ? Figures.mu(squareMetres: landSquareMetres) : nil
        let floor = floorSquareMetres > 0 ? Figures.floorArea(squareMetres: floorSquareMetres) : nil
        return [floor, land].compactMap(\.self).joined(separator: "→")
    }
}
