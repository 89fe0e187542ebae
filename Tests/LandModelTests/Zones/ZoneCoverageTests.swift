// SPDX-License-Identifier: Apache-2.0
import Foundation
@testable import LandModel
import SimpleFeatures
import TestSupport
import Testing

@Suite("The share of a parcel inside constraint zones")
struct ZoneCoverageTests {
    private func box(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) throws -> Geometry {
        try RandomGround.box(minX, minY, maxX, maxY)
    }

    private func zone(
        _ geometry: Geometry, id: String = "Z", kind: String = "redline", bufferMetres: Double = 0
    ) -> ConstraintZone {
        ConstraintZone(id: id, kind: kind, bufferMetres: bufferMetres, geometry: geometry)
    }

    @Test("is the area GEOS finds in the union of buffered zones, with holes, overlaps and shared edges")
    func matchesGEOS() throws {
        var (partial, full, none) = (0, 0, 0)
        try forAll(count: 300) { generator, _ in
            let zones = try RandomGround.zones(&generator)
            let union = try zones.dissolved()
            let parcels = try (0..<8).map { _ in try RandomGround.shape(&generator) }
            for (share, parcel) in zip(try ZoneCoverage(zones).shares(of: parcels), parcels) {
                let expected = try union.intersection(parcel).area / parcel.area
                #expect(abs(share - expected) < 1e-9, "\(share), GEOS says \(expected)")
                switch share {
                case 0: none += 1
                case 1: full += 1
                default: partial += 1
                }
                #expect(share >= 0 && share <= 1)
            }
        }
        #expect(partial > 500 && full > 20 && none > 200)
    }

    @Test("is right beside zones of thousands of vertices, which are cut into many cells")
    func longBoundaries() throws {
        try forAll(count: 3) { generator, _ in
            let zones = try (0..<3).map { number in
                zone(try RandomGround.star(&generator, radius: 200...500, vertices: 1500), id: "Z\(number)")
            }
            let union = try zones.dissolved()
            let parcels = try (0..<40).map { _ in try RandomGround.star(&generator, radius: 10...150, vertices: 7) }
            for (share, parcel) in zip(try ZoneCoverage(zones).shares(of: parcels), parcels) {
                #expect(abs(share - (try union.intersection(parcel).area / parcel.area)) < 1e-9)
            }
        }
    }

    @Test("is the number of squares covered, for all pairs of zones and all parcels on a board of three by three")
    func board() throws {
        var blocks: [(columns: Range<Int>, rows: Range<Int>)] = []
        for left in 0..<3 {
            for right in left + 1...3 {
                for lower in 0..<3 {
                    for upper in lower + 1...3 { blocks.append((left..<right, lower..<upper)) }
                }
            }
        }
        let shapes = try blocks.map { block in
            try box(
                Double(block.columns.lowerBound * 10), Double(block.rows.lowerBound * 10),
                Double(block.columns.upperBound * 10), Double(block.rows.upperBound * 10))
        }
        for one in blocks.indices {
            for other in one..<blocks.count {
                let shares = try ZoneCoverage([zone(shapes[one]), zone(shapes[other], id: "Y")]).shares(of: shapes)
                for (parcel, share) in zip(blocks, shares) {
                    let squares = parcel.columns.flatMap { column in parcel.rows.map { (column, $0) } }
                    let covered = squares.count { column, row in
                        [one, other].contains { blocks[$0].columns.contains(column) && blocks[$0].rows.contains(row) }
                    }
                    let expected = Double(covered) / Double(squares.count)
                    // All and nothing are exact: the sides touch, but nothing is lost or won there.
                    #expect(covered == 0 || covered == squares.count ? share == expected : abs(share - expected) < 1e-9)
                }
            }
        }
    }

    @Test("never falls when a zone is added, and does not depend on the order of the zones")
    func monotone() throws {
        try forAll(count: 60) { generator, _ in
            let zones = try RandomGround.zones(&generator)
            let parcels = try (0..<8).map { _ in try RandomGround.shape(&generator) }
            var before = [Double](repeating: 0, count: parcels.count)
            for count in 0...zones.count {
                let shares = try ZoneCoverage(Array(zones.prefix(count))).shares(of: parcels)
                for (share, lower) in zip(shares, before) { #expect(share >= lower - 1e-9) }
                before = shares
            }
            #expect(try ZoneCoverage(zones.shuffled(using: &generator)).shares(of: parcels) == before)
        }
    }

    @Test("adds up over the parts a parcel is cut into")
    func additive() throws {
        try forAll(count: 100) { generator, _ in
            let coverage = ZoneCoverage(try RandomGround.zones(&generator))
            let parcel = try RandomGround.shape(&generator)
            let cutter = try RandomGround.star(&generator)
            let parts = try [parcel.intersection(cutter), parcel.difference(cutter)].filter { $0.area > 0.01 }
            let sum = try zip(coverage.shares(of: parts), parts).reduce(0) { $0 + $1.0 * $1.1.area }
            #expect(abs(sum - (try coverage.share(of: parcel)) * parcel.area) < 1e-8 * parcel.area)
        }
    }

    @Test("does not depend on the way rings run")
    func ringDirection() throws {
        try forAll(count: 60) { generator, _ in
            let parcel = try RandomGround.star(&generator)
            let turned = try Geometry.polygon(
                exterior: parcel.exteriorRing.reversed(),
                interiors: Bool.random(using: &generator)
                    ? parcel.interiorRings : parcel.interiorRings.map { $0.reversed() })
            let zones = try RandomGround.zones(&generator)
            let coverage = ZoneCoverage(zones + [zone(turned, id: "turned")])
            #expect(try coverage.share(of: parcel) == 1)
            #expect(try coverage.share(of: turned) == 1)
            #expect(abs(try ZoneCoverage(zones).share(of: turned) - ZoneCoverage(zones).share(of: parcel)) < 1e-12)
        }
    }

    @Test("is the same for a parcel alone as among others")
    func alone() throws {
        try forAll(count: 40) { generator, _ in
            let zones = try RandomGround.zones(&generator)
            let parcels = try (0..<8).map { _ in try RandomGround.shape(&generator) }
            let together = try ZoneCoverage(zones).shares(of: parcels)
            #expect(try parcels.map { try ZoneCoverage(zones).share(of: $0) } == together)
        }
    }

    @Test("is told where more edges meet in one vertex than a cell holds")
    func fan() throws {
        let center = RandomGround.corner
        let blades = try (0..<100).map { blade in
            let (left, right) = (Double(2 * blade), Double(2 * blade + 1))
            return try Geometry.polygon(
                exterior: [center, Coordinate(center.x + left, center.y + 100)]
                    + [Coordinate(center.x + right, center.y + 100), center])
        }
        let coverage = ZoneCoverage([zone(try .multiPolygon(blades))])
        // A hundred blades of fifty square metres.
        #expect(abs(try coverage.share(of: box(0, 0, 200, 100)) - 0.25) < 1e-9)
    }

    @Test("of strips dedicated to roads and greens is nothing: they are left out of the net area")
    func dedicated() throws {
        let half = try box(0, 0, 50, 100)
        let parcel = try box(0, 0, 100, 100)
        #expect(try ZoneCoverage([zone(half, kind: ConstraintZone.dedicated)]).share(of: parcel) == 0)
        #expect(abs(try ZoneCoverage([zone(half)]).share(of: parcel) - 0.5) < 1e-9)
    }

    @Test("counts lines and points by their buffers, and nothing where they have none")
    func linesAndPoints() throws {
        let parcel = try box(0, 0, 100, 100)
        let (start, end) = (try #require(parcel.exteriorRing.first), parcel.exteriorRing[2])
        let line = try Geometry.lineString([start, end])
        let both = try Geometry.collection([line, .point(end), box(0, 90, 10, 100)])
        for geometry in [line, try .point(end), both] {
            let expected = try geometry.buffer(distance: 10).intersection(parcel).area / 10_000
            #expect(abs(try ZoneCoverage([zone(geometry, bufferMetres: 10)]).share(of: parcel) - expected) < 1e-9)
        }
        #expect(try ZoneCoverage([zone(line), zone(try .point(end), id: "P")]).share(of: parcel) == 0)
        #expect(abs(try ZoneCoverage([zone(both)]).share(of: parcel) - 0.01) < 1e-9)
        // A buffer below zero is none.
        #expect(try ZoneCoverage([zone(parcel, bufferMetres: -30)]).share(of: parcel) == 1)
    }

    @Test("of nothing, or inside nothing, is nothing")
    func empty() throws {
        let parcel = try box(0, 0, 100, 100)
        let nothing = try Geometry.empty(.polygon)
        #expect(try ZoneCoverage([]).share(of: parcel) == 0)
        #expect(try ZoneCoverage([zone(nothing)]).share(of: parcel) == 0)
        #expect(try ZoneCoverage([zone(nothing, id: "Y"), zone(parcel)]).shares(of: [nothing, parcel]) == [0, 1])
        #expect(try ZoneCoverage([zone(nothing, bufferMetres: 10)]).share(of: nothing) == 0)
        #expect(try ZoneCoverage([zone(parcel)]).shares(of: []) == [])
    }

    @Test("is refused beside a zone that is not valid, by the zone's name, and told elsewhere")
    func invalidZone() throws {
        let corner = RandomGround.corner
        let bowtie = try Geometry.polygon(
            exterior: [(0.0, 0.0), (100, 100), (100, 0), (0, 100), (0, 0)].map {
                Coordinate(corner.x + $0.0, corner.y + $0.1)
            })
        let coverage = ZoneCoverage([zone(bowtie, id: "twisted"), zone(try box(500, 0, 550, 100), id: "sound")])
        for _ in 0..<2 {
            #expect {
                try coverage.share(of: box(20, 20, 40, 40))
            } throws: {
                "\($0)".contains("twisted") && "\($0)".contains("Self-intersection")
            }
        }
        #expect(abs(try coverage.share(of: box(500, 0, 600, 100)) - 0.5) < 1e-9)
        // A parcel that is not valid has some share, and stops nothing.
        let share = try ZoneCoverage([zone(try box(0, 0, 50, 60))]).share(of: bowtie)
        #expect(share >= 0 && share <= 1)
    }

    @Test("is refused for a parcel whose coordinates are not finite", arguments: [Double.nan, .infinity])
    func notFinite(ordinate: Double) throws {
        let corner = RandomGround.corner
        var rows = PolygonRows()
        rows.append(
            x: [0, 10, 10, 0].map { corner.x + $0 }, y: [0, 0, ordinate, 0].map { corner.y + $0 }, ringEnds: [4],
            partEnds: [1])
        let shapes = PolygonColumns(rows)
        #expect(throws: SpatialError.self) { try ZoneCoverage([zone(box(0, 0, 50, 50))]).shares(of: [0], in: shapes) }
    }

    @Test("of slivers, spikes and specks stays from 0 to 1")
    func slivers() throws {
        try forAll(count: 60) { generator, _ in
            let zones = try RandomGround.zones(&generator)
            let width = pow(10, Double.random(in: -9...0, using: &generator))
            let (x, y) = (Double.random(in: 0...900, using: &generator), Double.random(in: 0...900, using: &generator))
            let corner = RandomGround.corner
            let parcels = try [
                box(x, y, x + width, y + 100), box(x, y, x + width, y + width),
                .polygon(
                    exterior: [(0.0, 0.0), (100, 100), (100, 100 + width), (0, 0)].map {
                        Coordinate(corner.x + x + $0.0, corner.y + y + $0.1)
                    }),
            ]
            for share in try ZoneCoverage(zones).shares(of: parcels) { #expect(share >= 0 && share <= 1) }
        }
    }
}
