// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import SimpleFeatures

/// One district's blocks, streets and lots, made from the frame and its number alone.
struct DistrictGround: Sendable {
    struct Block: Sendable {
        let region: ConvexRegion
        let use: BlockUse
    }

    struct Lot: Sendable {
        let block: Int
        let use: BlockUse
        /// From 1, within the block.
        let number: Int
        /// Open, counter-clockwise, in metres.
        let ring: [Coordinate]
        let hasStreet: Bool
        let outline: DegreeRing
        let grossHundredths: Int
    }

    let cell: DistrictCell
    let character: DistrictCharacter
    /// From the side of the city's centre outward.
    let blocks: [Block]
    let lots: [Lot]
    let streets: [StreetGrid.Street]

    init(_ number: Int, frame: CityFrame) throws {
        cell = frame.sites.cell(number)
        character = DistrictCharacter(cell: cell, sites: frame.sites, seed: frame.seed)
        let mark = cell.mark
        var layout = RandomStream(seed: frame.seed, purpose: "district/\(mark)/streets")
        let grid = StreetGrid(cell: cell, kind: character.kind, stream: &layout)
        // Old quarters are less regular than planned ones.
        let skew = character.kind == .industrial ? 0.015 : layout.pick([0.02, 0.06, 0.13])
        let regions = grid.blocks.sorted { DistrictGround.remoteness($0) < DistrictGround.remoteness($1) }
        var blocks: [Block] = []
        var drafts: [Draft] = []
        for (number, region) in regions.enumerated() {
            var stream = RandomStream(seed: frame.seed, purpose: "block/\(mark)/\(number)")
            let use = BlockUse.drawn(in: character.kind, &stream)
            blocks.append(Block(region: region, use: use))
            for outline in LotCutting.lots(of: region, use: use, skew: skew, stream: &stream) {
                drafts.append(
                    Draft(
                        block: number, use: use.lotUse(area: outline.corners.ringArea, &stream), ring: outline.corners,
                        hasStreet: outline.hasStreet))
            }
        }
        var open = grid.streets
        for corridor in frame.corridors {
            let bank = corridor.kind == .river ? 22.0 : 10
            if let band = try corridor.band(near: cell.region, widenedMetres: bank) {
                drafts = try DistrictGround.cut(drafts, by: band)
            }
            if corridor.kind == .river, let water = try corridor.band(near: cell.region) {
                open = try DistrictGround.ended(open, at: water)
            }
        }
        self.blocks = blocks
        streets = open
        lots = try DistrictGround.measured(drafts, map: frame.map)
    }

    private static func remoteness(_ region: ConvexRegion) -> Double {
        OrientedBox(region).center.distance(to: DistrictSites.center)
    }

    private struct Draft {
        let block: Int
        var use: BlockUse
        var ring: [Coordinate]
        let hasStreet: Bool
    }

    /// m², and m across, below which ground beside a river or railway is nobody's.
    private static let leastRemainder = (area: 220.0, width: 7.0)

    /// What a river or railway leaves of the lots. The largest part of each keeps its use where it is large enough; the
    /// rest is planted, and mere strips are left out.
    private static func cut(_ drafts: [Draft], by band: Geometry) throws -> [Draft] {
        try band.withPrepared { prepared in
            var result: [Draft] = []
            for draft in drafts {
                let whole = try Geometry.polygon(exterior: draft.ring.closedRing)
                guard try prepared.intersects(whole) else {
                    result.append(draft)
                    continue
                }
                let rest = try whole.difference(band)
                let parts = rest.kind == .polygon ? [rest] : rest.parts.filter { $0.kind == .polygon }
                for (place, part) in parts.sorted(by: { $0.area > $1.area }).enumerated() {
                    let width = try part.minimumWidth()
                    guard part.area >= leastRemainder.area, width >= leastRemainder.width else { continue }
                    var kept = draft
                    let least = draft.use.least
                    if place > 0 || part.area < least.area * 0.7 || width < least.width * 0.7 { kept.use = .green }
                    kept.ring = Array(try part.oriented(exteriorCounterClockwise: true).exteriorRing.dropLast())
                    result.append(kept)
                }
            }
            return result
        }
    }

    /// Streets without bridges end at the bank.
    private static func ended(_ streets: [StreetGrid.Street], at water: Geometry) throws -> [StreetGrid.Street] {
        try streets.flatMap { street in
            if street.hasBridges { return [street] }
            let dry = try Geometry.lineString(street.line).difference(water)
            let parts = dry.kind == .lineString ? [dry] : dry.parts
            return parts.filter { $0.length > 30 }.map {
                StreetGrid.Street(line: $0.coordinates, roadClass: street.roadClass)
            }
        }
    }

    /// Brings all lots to degrees in one passage and measures them as they will be read back. What rounding has made
    /// invalid, about one in a hundred thousand, stays open ground.
    private static func measured(_ drafts: [Draft], map: CityMap) throws -> [Lot] {
        var x = drafts.flatMap { $0.ring.map(\.x) }
        var y = drafts.flatMap { $0.ring.map(\.y) }
        try map.toDegrees(x: &x, y: &y)
        var position = 0
        var outlines: [(draft: Draft, outline: DegreeRing, polygon: Geometry)] = []
        for draft in drafts {
            let range = position..<position + draft.ring.count
            position = range.upperBound
            let outline = DegreeRing(longitudes: x[range], latitudes: y[range])
            guard outline.count >= 3 else { continue }
            let polygon = try Geometry.polygon(exterior: outline.degrees.closedRing)
            if polygon.isValid { outlines.append((draft, outline, polygon)) }
        }
        let areas = try EllipsoidalArea.squareMetres(of: outlines.map(\.polygon), in: .cgcs2000)
        var counts: [Int: Int] = [:]
        return zip(outlines, areas).map { found, area in
            let number = counts[found.draft.block, default: 0] + 1
            counts[found.draft.block] = number
            return Lot(
                block: found.draft.block, use: found.draft.use, number: number, ring: found.draft.ring,
                hasStreet: found.draft.hasStreet,
                outline: found.outline, grossHundredths: area.hundredths)
        }
    }
}
