// SPDX-License-Identifier: Apache-2.0
internal import SimpleFeatures

/// One industrial lot as cut from its block, before it has a stage.
struct Lot: Sendable {
    let id: String
    let park: Int
    let blockNumber: Int
    let use: BlockZoning.Use
    /// Ring in the park's own coordinates and in the plane.
    let localRing: [Coordinate]
    let ring: [Coordinate]
    let grossHundredths: Int
    /// Whether one of its sides lies on a road.
    let isOnRoad: Bool

    var grossArea: Double { grossHundredths.asHundredths }

    /// The smallest upright rectangle around it in the park's own coordinates.
    var localBounds: LocalRectangle {
        let (us, vs) = (localRing.map(\.x), localRing.map(\.y))
        return LocalRectangle(
            minU: us.min() ?? 0, minV: vs.min() ?? 0, maxU: us.max() ?? 0, maxV: vs.max() ?? 0)
    }

    /// Whether it fills most of that rectangle, as an L does not.
    var isRectangular: Bool { grossArea > 0.97 * localBounds.area }

    /// The lots of all industrial blocks, park by park and block by block.
    static func all(of zoning: BlockZoning, layout: ParkLayout, map: CityMap, seed: UInt64) throws -> [Lot] {
        let pieces = zoning.pieces.filter(\.isIndustrial).sorted {
            ($0.block.park, $0.block.number) < ($1.block.park, $1.block.number)
        }
        var lots: [Lot] = []
        for piece in pieces {
            let park = layout.parks[piece.block.park]
            let block = "\(park.fact.id)-B" + padded(piece.block.number, 2)
            var stream = RandomStream(seed: seed, purpose: "lots/\(block)")
            let rings = BlockSubdivision(block: piece.rectangle, stream: &stream).lots
            for (order, localRing) in rings.enumerated() {
                let ring = park.frame.planar(localRing)
                lots.append(
                    Lot(
                        id: block + "-" + padded(order + 1, 2), park: piece.block.park, blockNumber: piece.block.number,
                        use: piece.use, localRing: localRing, ring: ring,
                        grossHundredths: try map.recordedArea(of: ring).hundredths,
                        isOnRoad: piece.rectangle.hasSide(of: localRing)))
            }
        }
        return lots
    }
}

extension LocalRectangle {
    /// Whether one of the ring's sides runs along one of this rectangle's.
    fileprivate func hasSide(of ring: [Coordinate]) -> Bool {
        zip(ring, ring.dropFirst()).contains { start, end in
            (start.x == end.x && (start.x == minU || start.x == maxU))
                || (start.y == end.y && (start.y == minV || start.y == maxV))
        }
    }
}
