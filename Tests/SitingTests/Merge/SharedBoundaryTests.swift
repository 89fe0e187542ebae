// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct SharedBoundaryTests {
    private func adjacency(
        _ shapes: [Geometry], barriers: [Geometry] = [], change: (inout MergePolicy) -> Void = { _ in }
    )
        throws -> ParcelAdjacency
    {
        var columns = PolygonRows()
        for shape in shapes { columns.append(shape) }
        var policy = MergePolicy.customary
        change(&policy)
        return try ParcelAdjacency(PolygonColumns(columns), barriers: barriers, policy: policy)
    }

    private func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) throws -> Geometry {
        try RandomParcel.rectangle(x0, y0, x1, y1)
    }

    private func line(_ points: [(Double, Double)]) throws -> Geometry {
        try .lineString(points.map { RandomParcel.place($0.0, $0.1) })
    }

    @Test("a long edge borders several short ones, by what each shares, from 10 m on")
    func lengths() throws {
        let shapes = try [box(0, 0, 100, 50), box(0, 50, 30, 90), box(30, 50, 90, 90), box(90, 50, 120, 90)]
        let found = try adjacency(shapes)
        #expect(found.count == 4)
        #expect(found.neighbours(of: 0).map(\.parcel) == [1, 2, 3])
        #expect(zip(found.neighbours(of: 0).map(\.sharedMetres), [30, 60, 10]).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(found.neighbours(of: 2).map(\.parcel) == [0, 1, 3])
        #expect(found.sharedMetres(1, 3) == 0)
        let strict = try adjacency(shapes) { $0.minimumSharedMetres = 10.001 }
        #expect(strict.neighbours(of: 0).map(\.parcel) == [1, 2])
    }

    @Test("a gap or an overlap of up to 0.1 m is still a common boundary, more is not")
    func gaps() throws {
        for (gap, isShared) in [(0.0, true), (0.099, true), (-0.099, true), (0.101, false), (-0.101, false)] {
            let found = try adjacency([box(0, 0, 100, 50), box(5, 50 + gap, 95, 90)])
            #expect(abs(found.sharedMetres(0, 1) - (isShared ? 90 : 0)) < 1e-6, "\(gap) m")
            #expect(found.sharedMetres(0, 1) == found.sharedMetres(1, 0))
        }
    }

    @Test("boundaries that only meet in a corner, or run on beside each other, are not common")
    func notCommon() throws {
        let found = try adjacency([box(0, 0, 50, 50), box(50, 50, 99, 99), box(50.05, -40, 99, 0)])
        #expect((0..<3).allSatisfy { found.neighbours(of: $0).isEmpty })
        // One inside the other has its edges the same way round.
        #expect(try adjacency([box(0, 0, 50, 50), box(0, 0, 20, 50)]).sharedMetres(0, 1) == 0)
    }

    @Test("parcels apart have no common boundary, whatever is asked of it")
    func apart() throws {
        let boundary = SharedBoundary(gap: 0.1, barriers: IndexedLines([]), barrierReach: 1)
        let (near, far) = (OrientedRings(try box(0, 0, 50, 50)), OrientedRings(try box(70, 0, 99, 50)))
        #expect(boundary.metres(near, far) == 0)
    }

    @Test("a parcel is no neighbour of itself, even one so narrow that its sides lie within the gap")
    func itself() throws {
        let found = try adjacency([box(0, 0, 100, 0.05), box(0, 0.05, 100, 50)])
        #expect(found.neighbours(of: 0).map(\.parcel) == [1])
        #expect(found.neighbours(of: 1).map(\.parcel) == [0])
    }

    @Test("a road along the boundary parts neighbours, as far as it runs; one across does not")
    func barriers() throws {
        let shapes = try [box(0, 0, 100, 50), box(0, 50, 100, 90)]
        #expect(try adjacency(shapes, barriers: [line([(-5, 50.5), (105, 50.5)])]).sharedMetres(0, 1) == 0)
        #expect(
            abs(try adjacency(shapes, barriers: [line([(-5, 51.5), (105, 51.5)])]).sharedMetres(0, 1) - 100) < 1e-6)
        #expect(abs(try adjacency(shapes, barriers: [line([(50, 0), (50, 90)])]).sharedMetres(0, 1) - 100) < 1e-6)
        let half = try adjacency(shapes, barriers: [line([(-5, 50), (40, 50)])]).sharedMetres(0, 1)
        #expect(abs(half - 59) < 1e-6, "the reach of 1 m goes round the end")
        let island = try box(30, 49.5, 60, 50.5)
        #expect(abs(try adjacency(shapes, barriers: [island]).sharedMetres(0, 1) - 70 + 2 * 0.75.squareRoot()) < 1e-6)
    }

    @Test("holes border what lies in them, and thousands of edges are matched through an index to the same length")
    func holesAndIndex() throws {
        let hole = (0..<400).map { step in
            let angle = -2 * Double.pi * Double(step) / 400
            return (500 + (200 + 5 * sin(9 * angle)) * cos(angle), 500 + (200 + 5 * sin(9 * angle)) * sin(angle))
        }
        let lake = try RandomParcel.polygon([(0, 0), (1_000, 0), (1_000, 1_000), (0, 1_000)], holes: [hole])
        let island = try RandomParcel.polygon(hole.reversed())
        #expect(abs(try adjacency([lake, island]).sharedMetres(0, 1) - island.length) < 1e-6)
    }

    @Test("the common boundary is that of GEOS on random subdivisions")
    func againstGEOS() throws {
        try forAll(count: 40) { generator, round in
            let shapes = try RandomCity.parcels(&generator)
            let found = try adjacency(shapes) { $0.minimumSharedMetres = 0.01 }
            for first in shapes.indices {
                for second in shapes.indices where second > first {
                    let shared = try shapes[first].intersection(shapes[second]).length
                    #expect(abs(found.sharedMetres(first, second) - shared) < 0.2, "round \(round)")
                }
            }
        }
    }
}

/// A rectangle cut into parcels by cuts at random, all with the same points on common boundaries or not.
enum RandomCity {
    static func parcels(_ generator: inout RepeatableGenerator, count: Int = 12) throws -> [Geometry] {
        var boxes = [Envelope(minX: 0, minY: 0, maxX: 600, maxY: 400)]
        while boxes.count < count {
            let box = boxes.remove(at: Int.random(in: 0..<boxes.count, using: &generator))
            let share = Double.random(in: 0.3...0.7, using: &generator)
            var (low, high) = (box, box)
            if box.width > box.height {
                (low.maxX, high.minX) = (box.minX + share * box.width, box.minX + share * box.width)
            } else {
                (low.maxY, high.minY) = (box.minY + share * box.height, box.minY + share * box.height)
            }
            boxes += [low, high]
        }
        return try boxes.map { try RandomParcel.rectangle($0.minX, $0.minY, $0.maxX, $0.maxY) }
    }
}
