// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SimpleFeatures

/// What kind of district it is, and how far it has come.
struct DistrictCharacter: Sendable {
    enum Kind: String, Sendable {
        case town, mixed, industrial
        /// Hills and fields that the city has grown around.
        case open
    }

    let kind: Kind
    /// 1 in a built-up centre, 0 in open country.
    let maturity: Double
    /// Whether land of 三类 lies here.
    let isChemical: Bool
    let county: String

    /// Counties by the quarter of the sky, so that districts of one lie together.
    private static let counties = ["示例东区", "示例北区", "示例西区", "示例南区"]

    init(cell: DistrictCell, sites: DistrictSites, seed: UInt64) {
        var stream = RandomStream(seed: seed, purpose: "district/\(cell.number)/character")
        var phase = RandomStream(seed: seed, purpose: "districts/kinds")
        // Golden-ratio steps spread the kinds evenly for every seed and however few districts there are.
        let place = (Double(cell.number) * 0.618_033_988_749_895 + phase.unit()).truncatingRemainder(dividingBy: 1)
        let offset = cell.site - DistrictSites.center
        let distance = (offset.dot(offset).squareRoot() / sites.radiusMetres).clamped(to: 0...1)
        let industrialShare = 0.3 + 0.25 * distance
        let isOpen = stream.chance(0.12) && cell.number > 5
        kind =
            isOpen
            ? .open : cell.number == 0 ? .town : place < industrialShare ? .industrial : place < 0.72 ? .mixed : .town
        maturity = (1 - distance * distance + stream.number(-0.15...0.15)).clamped(to: 0...1)
        isChemical = kind == .industrial && distance > 0.4 && stream.chance(0.25)
        let angle = atan2(offset.y, offset.x) + Double.pi / 4
        county =
            distance < 0.3
            ? "示例中心区" : DistrictCharacter.counties[Int((angle / (Double.pi / 2)).rounded(.down) + 4) % 4]
    }

    /// Only these are listed as parks.
    var isPark: Bool { kind == .mixed || kind == .industrial }
}
