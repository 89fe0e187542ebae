// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import Testing

@testable import SampleCity

@Suite("cutting ground into lots")
struct LotCuttingTests {
    /// A convex region: what is left of a square after random cuts.
    private func region(_ stream: inout RandomStream) -> ConvexRegion {
        var region = ConvexRegion([Coordinate(0, 0), Coordinate(300, 0), Coordinate(300, 220), Coordinate(0, 220)])
        for _ in 0..<stream.integer(0...3) {
            let angle = stream.number(0...2 * Double.pi)
            let direction = Coordinate(cos(angle), sin(angle))
            let point = Coordinate(150, 110) + direction * stream.number(70...140)
            region = region.clipped(to: HalfPlane(before: point, along: direction), newSideIsStreet: true)
        }
        return region
    }

    @Test("the two parts of a cut make up the whole and meet in the same two points")
    func cut() {
        var stream = RandomStream(seed: 1, purpose: "cuts")
        for _ in 0..<500 {
            let whole = region(&stream)
            let angle = stream.number(0...2 * Double.pi)
            let half = HalfPlane(
                before: Coordinate(stream.number(20...280), stream.number(20...200)),
                along: Coordinate(cos(angle), sin(angle)))
            let parts = [half, half.flipped].map { whole.clipped(to: $0, newSideIsStreet: false) }
            #expect(abs(parts[0].area + parts[1].area - whole.area) < 1e-6 * whole.area)
            if !parts[0].isEmpty, !parts[1].isEmpty {
                #expect(Set(parts[0].corners).intersection(parts[1].corners).count >= 2)
                #expect(abs(parts[0].frontageMetres + parts[1].frontageMetres - whole.frontageMetres) < 1e-6)
            }
        }
    }

    @Test("the oriented box holds its region and is no larger than the rectangle GEOS finds")
    func box() throws {
        var stream = RandomStream(seed: 2, purpose: "boxes")
        for _ in 0..<300 {
            let region = region(&stream)
            let rectangle = try Geometry.polygon(exterior: region.corners.closedRing).minimumRotatedRectangle()
            // GEOS 3.11 takes the rectangle of the least width, which is not always that of the least area.
            #expect(OrientedBox(region).area <= rectangle.area * (1 + 1e-9))
            #expect(OrientedBox(region).area >= region.area * (1 - 1e-9))
        }
    }

    @Test("lots fill their block but for its cut corners, do not overlap and each lie on a street")
    func lots() throws {
        var stream = RandomStream(seed: 3, purpose: "blocks")
        for use in BlockUse.allCases {
            for _ in 0..<12 {
                let block = region(&stream)
                let outlines = LotCutting.lots(of: block, use: use, skew: 0.05, stream: &stream)
                let lots = try outlines.map { try Geometry.polygon(exterior: $0.corners.closedRing) }
                #expect(outlines.allSatisfy(\.hasStreet) && lots.allSatisfy(\.isValid))
                let total = lots.reduce(0) { $0 + $1.area }
                #expect(total > 0.93 * block.area && total < block.area * 1.001)
                for (first, lot) in lots.enumerated() {
                    for other in lots.dropFirst(first + 1) { #expect(try lot.intersection(other).area < 1e-3) }
                }
            }
        }
    }

    @Test("cells of neighbouring districts share no ground and leave none")
    func cells() throws {
        let sites = DistrictSites(parcelCount: 10_000, seed: 4)
        let cells = try (0..<25).map { try Geometry.polygon(exterior: sites.cell($0).region.corners.closedRing) }
        for (first, cell) in cells.enumerated() {
            for other in cells.dropFirst(first + 1) { #expect(try cell.intersection(other).area < 1e-3) }
        }
        // The middle ones are surrounded: their union has no hole.
        let union = try Geometry.unaryUnion(of: cells).buffer(distance: 0.01)
        #expect(union.kind == .polygon && union.interiorRings.isEmpty)
    }
}
