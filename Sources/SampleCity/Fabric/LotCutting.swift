// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// Cuts a block into lots that fill it without gap or overlap, each with a side on a street.
///
/// A region is halved, roughly, across the longer side of its oriented box until it is near the size wanted (the
/// recursive subdivision of Vanegas et al. 2012). A cut that would leave a lot without a street, too small or too long
/// is tried the other way; when neither does, the lot stays large.
struct LotCutting: Sendable {
    private(set) var lots: [LotOutline] = []
    private let use: BlockUse
    private let wanted: Double
    /// Spread of the angle by which cuts miss the right one, in radians.
    private let skew: Double

    private static let longestAspect = 3.6
    private static let mostLots = 30.0
    private static let leastFrontageMetres = 8.0

    /// The lots of a block, their corners and surveyed points shared with their neighbours.
    static func lots(
        of block: ConvexRegion, use: BlockUse, skew: Double, stream: inout RandomStream
    ) -> [LotOutline] {
        let size = use.lotSize
        var cutting = LotCutting(
            use: use, wanted: stream.lognormal(median: size.median, sigma: size.sigma), block: block, skew: skew)
        cutting.cut(block, &stream)
        // The corners of one block are alike; every other one has none to speak of.
        let corner = stream.pick([0.0, 0, 5, 8, 12, 18])
        let isRounded = stream.chance(0.5)
        let finished = cutting.lots.map { lot in
            let surveyed = stream.chance(0.16) ? lot.surveyed(&stream) : lot
            let points = isRounded ? stream.integer(4...10) : 2
            return corner > 0 ? surveyed.cornersCut(by: corner, arcPoints: points) : surveyed
        }
        return LotOutline.noded(finished)
    }

    private init(use: BlockUse, wanted: Double, block: ConvexRegion, skew: Double) {
        self.use = use
        // Many small lots in a deep block would be strips from the street to its middle.
        self.wanted = max(wanted, use.least.area * 1.3, block.area / LotCutting.mostLots)
        self.skew = skew
    }

    private mutating func cut(_ region: ConvexRegion, _ stream: inout RandomStream) {
        let limit = wanted * stream.number(1.05...1.9)
        let (share, miss) = (stream.number(0.36...0.64), stream.normal() * skew)
        guard region.area > limit, let parts = halves(of: region, share: share, miss: miss) else {
            finish(region, &stream)
            return
        }
        cut(parts.0, &stream)
        cut(parts.1, &stream)
    }

    private func halves(of region: ConvexRegion, share: Double, miss: Double) -> (ConvexRegion, ConvexRegion)? {
        let box = OrientedBox(region)
        for (direction, length) in [(box.direction, box.length), (box.direction.turnedLeft, box.width)] {
            for (share, miss) in [(share, miss), (0.5, 0)] {
                let point = box.center + direction * ((share - 0.5) * length)
                let tilted = (direction + direction.turnedLeft * miss).unit
                let half = HalfPlane(before: point, along: tilted)
                let first = region.clipped(to: half, newSideIsStreet: false)
                let second = region.clipped(to: half.flipped, newSideIsStreet: false)
                if isLot(first), isLot(second) { return (first, second) }
            }
        }
        return nil
    }

    private func isLot(_ region: ConvexRegion) -> Bool {
        guard !region.isEmpty, region.area >= use.least.area, region.frontageMetres >= LotCutting.leastFrontageMetres
        else { return false }
        let box = OrientedBox(region)
        return box.width >= use.least.width && box.aspect <= LotCutting.longestAspect
    }

    /// Keeps the region as one lot, or takes the lot of a corner out of it and leaves an L.
    private mutating func finish(_ region: ConvexRegion, _ stream: inout RandomStream) {
        let takesCorner = stream.chance(0.11)
        let (along, across) = (stream.number(0.38...0.6), stream.number(0.38...0.6))
        let start = stream.integer(0...3)
        guard takesCorner, region.corners.count == 4, region.area > 4.5 * use.least.area,
            region.area > 0.94 * OrientedBox(region).area, OrientedBox(region).aspect < 2,
            let corner = (0..<4).map({ (start + $0) % 4 }).first(where: {
                region.isStreet[$0] && region.isStreet[($0 + 3) % 4]
            })
        else {
            lots.append(LotOutline(region))
            return
        }
        let (a, b, c, d) = (
            region.corners[corner], region.corners[(corner + 1) % 4], region.corners[(corner + 2) % 4],
            region.corners[(corner + 3) % 4]
        )
        let (onNext, onPrevious) = (a + (b - a) * along, a + (d - a) * across)
        let inside = onNext + (d - a) * across
        let sides = (0..<4).map { region.isStreet[(corner + $0) % 4] }
        lots.append(LotOutline(corners: [a, onNext, inside, onPrevious], isStreet: [true, false, false, true]))
        lots.append(
            LotOutline(
                corners: [onNext, b, c, d, onPrevious, inside],
                isStreet: [true, sides[1], sides[2], true, false, false]))
    }
}
