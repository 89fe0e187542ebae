// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Cuts a block into lots that fill it without gap or overlap, neighbours sharing every corner of a common side.
///
/// Regions are halved, roughly, across their longer side until they are near the size wanted; now and then the last cut
/// takes a corner out and leaves an L. Corners of the block at road junctions are chamfered.
struct BlockSubdivision: Sendable {
    /// Lots in the park's own coordinates: closed rings, counter-clockwise.
    let lots: [[Coordinate]]

    /// Gross areas outside which no lot may fall, in m²: 20 and 300亩 net at the ends of the net-to-gross band.
    static let smallestLot = 17_000.0
    static let largestLot = 228_000.0

    init(block: LocalRectangle, stream: inout RandomStream) {
        let wanted = stream.lognormal(median: 76_000, sigma: 0.48).clamped(to: 26_000...165_000)
        var lots: [[Coordinate]] = []
        BlockSubdivision.cut(block, wanted: wanted, into: &lots, stream: &stream)
        let corners = Set(block.ring)
        let chamfer = stream.pick([0, 12, 15, 20])
        if chamfer > 0 {
            lots = lots.map { BlockSubdivision.chamfered($0, at: corners, by: Double(chamfer)) }
        }
        self.lots = BlockSubdivision.noded(lots)
    }

    private static func cut(
        _ region: LocalRectangle, wanted: Double, into lots: inout [[Coordinate]], stream: inout RandomStream
    ) {
        let limit = min(wanted * stream.number(1.15...1.6), largestLot)
        guard region.area > limit, region.area * 0.38 > smallestLot else {
            lots.append(region.ring)
            return
        }
        if region.area < 2.4 * wanted, region.area * 0.25 > smallestLot, region.area * 0.75 < largestLot,
            stream.chance(0.12)
        {
            cutCorner(of: region, into: &lots, stream: &stream)
            return
        }
        // Whole decimetres, so that equal positions are equal numbers.
        let share = stream.number(0.38...0.62)
        var (first, second) = (region, region)
        if region.width >= region.height {
            let u = (region.minU + region.width * share).rounded(toStep: 0.1)
            (first.maxU, second.minU) = (u, u)
        } else {
            let v = (region.minV + region.height * share).rounded(toStep: 0.1)
            (first.maxV, second.minV) = (v, v)
        }
        cut(first, wanted: wanted, into: &lots, stream: &stream)
        cut(second, wanted: wanted, into: &lots, stream: &stream)
    }

    /// A corner of a quarter to two fifths of the region as one lot, the L around it as the other.
    private static func cutCorner(
        of region: LocalRectangle, into lots: inout [[Coordinate]], stream: inout RandomStream
    ) {
        let u = (region.minU + region.width * stream.number(0.5...0.63)).rounded(toStep: 0.1)
        let v = (region.minV + region.height * stream.number(0.5...0.63)).rounded(toStep: 0.1)
        let corner = LocalRectangle(minU: region.minU, minV: region.minV, maxU: u, maxV: v)
        lots.append(corner.ring)
        lots.append([
            Coordinate(u, region.minV), Coordinate(region.maxU, region.minV), Coordinate(region.maxU, region.maxV),
            Coordinate(region.minU, region.maxV), Coordinate(region.minU, v), Coordinate(u, v),
            Coordinate(u, region.minV),
        ])
    }

    private static func chamfered(_ ring: [Coordinate], at corners: Set<Coordinate>, by size: Double) -> [Coordinate] {
        let open = Array(ring.dropLast())
        var result: [Coordinate] = []
        for (index, corner) in open.enumerated() {
            guard corners.contains(corner) else {
                result.append(corner)
                continue
            }
            let before = open[(index + open.count - 1) % open.count]
            let after = open[(index + 1) % open.count]
            result.append(corner.moved(by: size, towards: before))
            result.append(corner.moved(by: size, towards: after))
        }
        return result + [result[0]]
    }

    /// The rings with every corner of a neighbour that lies on one of their sides put into that side, so that common
    /// borders stay common after projection and rounding.
    private static func noded(_ rings: [[Coordinate]]) -> [[Coordinate]] {
        let corners = Set(rings.flatMap(\.self))
        return rings.map { ring in
            var result: [Coordinate] = []
            for (start, end) in zip(ring, ring.dropFirst()) {
                result.append(start)
                if start.x == end.x {
                    let between = corners.filter {
                        $0.x == start.x && $0.y > min(start.y, end.y) && $0.y < max(start.y, end.y)
                    }
                    result += between.sorted { start.y < end.y ? $0.y < $1.y : $0.y > $1.y }
                } else if start.y == end.y {
                    let between = corners.filter {
                        $0.y == start.y && $0.x > min(start.x, end.x) && $0.x < max(start.x, end.x)
                    }
                    result += between.sorted { start.x < end.x ? $0.x < $1.x : $0.x > $1.x }
                }
            }
            return result + [result[0]]
        }
    }
}

extension Coordinate {
    /// Along one of the axes, which is where the neighbouring corner lies.
    fileprivate func moved(by distance: Double, towards other: Coordinate) -> Coordinate {
        if other.x == x { return Coordinate(x, other.y > y ? y + distance : y - distance) }
        return Coordinate(other.x > x ? x + distance : x - distance, y)
    }
}
