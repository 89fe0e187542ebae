// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Where the districts lie: one for each field of a lattice, moved at random within it, numbered from the centre out.
///
/// A district is the ground nearer to its site than to any other (a Voronoi cell), so it can be made from its number
/// alone: that is what lets a city of any size be made piece by piece.
struct DistrictSites: Sendable {
    /// Where the city stands: in the plain east of the river at Zhuzhou, in metres of EPSG:4547.
    static let center = Coordinate(418_000, 3_080_000)
    /// Ground a parcel takes up with its share of streets, greens and water.
    static let grossSquareMetresPerParcel = 10_000.0

    struct Site: Sendable {
        let column: Int
        let row: Int

        var rank: (Int, Int, Int) { (column * column + row * row, row, column) }
    }

    let spacingMetres: Double
    /// Distance from the centre within which the city is expected to end.
    let radiusMetres: Double
    private let seed: UInt64
    private let sites: [Site]

    init(parcelCount: Int, seed: UInt64) {
        let ground = Double(parcelCount) * DistrictSites.grossSquareMetresPerParcel
        // Some forty districts, until they are as large as a town.
        spacingMetres = (ground / 40).squareRoot().clamped(to: 700...2_400)
        radiusMetres = (ground / Double.pi).squareRoot()
        self.seed = seed
        // Twice the ground that is expected; a city that needs more is a mistake of the figures above.
        let reach = Int((radiusMetres * 1.5 / spacingMetres).rounded(.up)) + 2
        sites = (-reach...reach).flatMap { row in (-reach...reach).map { Site(column: $0, row: row) } }
            .filter { $0.rank.0 <= reach * reach }
            .sorted { $0.rank < $1.rank }
    }

    var count: Int { sites.count }

    /// The district's ground to the middle of the roads around it.
    func cell(_ number: Int) -> DistrictCell {
        let site = sites[number]
        let own = position(of: site)
        let neighbours = (-2...2).flatMap { rows in
            (-2...2).map { Site(column: site.column + $0, row: site.row + rows) }
        }.filter { $0.column != site.column || $0.row != site.row }
        let reach = 2 * spacingMetres
        let square = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { own + Coordinate($0.0, $0.1) * reach }
        let positions = neighbours.map(position)
        let region = ConvexRegion(square).clipped(
            to: positions.map { HalfPlane(before: (own + $0) * 0.5, along: ($0 - own).unit) })
        // A border road belongs to the district with the lower number.
        let isOwn = region.corners.indices.map { side in
            let middle = (region.corners[side] + region.corner(after: side)) * 0.5
            let facing = positions.indices.min {
                positions[$0].distance(to: middle) < positions[$1].distance(to: middle)
            }
            return facing.map { site.rank < neighbours[$0].rank } ?? true
        }
        return DistrictCell(number: number, site: own, region: region, ownsBorderRoad: isOwn)
    }

    private func position(of site: Site) -> Coordinate {
        var stream = RandomStream(seed: seed, purpose: "district/\(site.column)/\(site.row)/site")
        let shift = Coordinate(stream.number(-0.33...0.33), stream.number(-0.33...0.33))
        return DistrictSites.center + (Coordinate(Double(site.column), Double(site.row)) + shift) * spacingMetres
    }
}

/// One district's ground.
struct DistrictCell: Sendable {
    let number: Int
    let site: Coordinate
    /// To the middle of the border roads.
    let region: ConvexRegion
    /// For each side, whether the road along it is listed with this district.
    let ownsBorderRoad: [Bool]

    static let borderRoadMetres = 44.0

    /// What lies within the border roads.
    var inner: ConvexRegion {
        region.clipped(
            to: region.corners.indices.map { side in
                let outward = (region.corner(after: side) - region.corners[side]).unit.turnedLeft * -1
                let half = HalfPlane(before: region.corners[side], along: outward)
                return HalfPlane(normal: half.normal, offset: half.offset - DistrictCell.borderRoadMetres / 2)
            })
    }

    /// `12` as `0012`, which the ids of everything in the district carry.
    var mark: String { padded(number, 4) }
}
