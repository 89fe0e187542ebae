// SPDX-License-Identifier: Apache-2.0
import Foundation
import SimpleFeatures
import TestSupport
import Testing
import SitingSupport

@testable import Siting

struct ParcelMergeTests {
    private func ground(_ id: String, _ shape: Geometry, net: ParcelGround.NetLand = .whole) -> ParcelGround {
        ParcelGround(parcelIDs: [id], geometry: shape, net: net, frontages: [])
    }

    @Test("neighbours with the same points make one polygon of the same area, whatever their number")
    func exact() throws {
        try forAll(count: 40) { generator, round in
            let shapes = try RandomCity.parcels(&generator, count: Int.random(in: 2...6, using: &generator))
            let merge = try #require(
                try ParcelMerge.merge(shapes.enumerated().map { ground("P\($0)", $1) }), "round \(round)")
            #expect(abs(merge.closedSquareMetres) < 1e-6)
            #expect(abs(merge.netAreaSquareMetres - 240_000) < 1e-6)
            #expect(merge.parcelIDs == shapes.indices.map { "P\($0)" })
            #expect(merge.geometry.interiorRings.isEmpty)
            #expect(try merge.geometry.symmetricDifference(RandomParcel.rectangle(0, 0, 600, 400)).area < 1e-6)
        }
    }

    @Test("gaps and overlaps under 0.1 m are closed without a sliver, and the change of area is said")
    func slivers() throws {
        try forAll(count: 100) { generator, round in
            let gap = Double.random(in: -0.09...0.09, using: &generator)
            // A crooked common boundary, drawn twice with different vertices.
            let bends = (1..<6).map { (Double($0) * 50, 100 + Double.random(in: -9...9, using: &generator)) }
            let first = try RandomParcel.polygon([(0, 0), (300, 0), (300, 100)] + bends.reversed() + [(0, 100)])
            let middles = zip(bends, bends.dropFirst()).map { (($0.0 + $1.0) / 2, ($0.1 + $1.1) / 2) }
            let drawn = (bends + middles).sorted { $0.0 < $1.0 }
                .map { ($0.0 + Double.random(in: -0.02...0.02, using: &generator), $0.1 + gap) }
            let second = try RandomParcel.polygon([(0, 100 + gap)] + drawn + [(300, 100 + gap), (300, 250), (0, 250)])
            let merge = try #require(
                try ParcelMerge.merge([ground("a", first), ground("b", second)]), "round \(round)")
            #expect(merge.geometry.isValid)
            #expect(merge.geometry.interiorRings.isEmpty, "round \(round)")
            #expect(abs(merge.geometry.area - first.area - second.area - merge.closedSquareMetres) < 1e-6)
            #expect(abs(merge.closedSquareMetres - 300 * gap) < 8, "round \(round): \(merge.closedSquareMetres)")
            #expect(abs(merge.netAreaSquareMetres - first.area - second.area) < 1e-6)
            // Nothing moved but the second's common boundary, by no more than the gap.
            #expect(try first.difference(merge.geometry).area < 1e-6)
            #expect(
                try merge.geometry.difference(Geometry.unaryUnion(of: [first, second]).buffer(distance: 0.15)).isEmpty)
            #expect(try second.buffer(distance: -0.15).difference(merge.geometry).isEmpty)
        }
    }

    @Test("parcels that do not touch are no merge, and an invalid one is told")
    func refused() throws {
        let near = try RandomParcel.rectangle(0, 0, 100, 100)
        let far = try RandomParcel.rectangle(100.2, 0, 200, 100)
        #expect(try ParcelMerge.merge([ground("a", near), ground("b", far)]) == nil)
        #expect(try ParcelMerge.merge([ground("a", near), ground("b", far)], gapMetres: 0.3) != nil)
        let corner = try RandomParcel.rectangle(100, 100, 200, 200)
        #expect(try ParcelMerge.merge([ground("a", near), ground("b", corner)]) == nil)
        let bow = try RandomParcel.polygon([(100, 0), (200, 100), (200, 0), (100, 100)])
        #expect(throws: SpatialError.self) { try ParcelMerge.merge([ground("a", near), ground("b", bow)]) }
    }

    @Test("net land is merged as net land, by shape or by share")
    func net() throws {
        let (left, right) = (try RandomParcel.rectangle(0, 0, 100, 100), try RandomParcel.rectangle(100, 0, 300, 100))
        let strip = try RandomParcel.rectangle(100, 0, 300, 80)
        let shaped = try #require(
            try ParcelMerge.merge([ground("a", left), ground("b", right, net: .part(strip))]))
        #expect(abs(shaped.netAreaSquareMetres - 26_000) < 1e-6)
        #expect(abs(shaped.ground(frontages: []).netArea - 26_000) < 1e-6)
        let shared = try #require(
            try ParcelMerge.merge([ground("a", left), ground("b", right, net: .share(0.7))]))
        #expect(abs(shared.netAreaSquareMetres - 24_000) < 1e-6)
        #expect(abs(shared.ground(frontages: []).netArea - 24_000) < 1e-6)
        let whole = try #require(try ParcelMerge.merge([ground("a", left), ground("b", right)]))
        guard case .whole = whole.net else {
            Issue.record("nothing is dedicated")
            return
        }
    }

    @Test("a merge is cut like a parcel, with the lineage of all, through the line that was between them")
    func mergeThenCut() throws {
        let (left, right) = (
            try RandomParcel.rectangle(0, 0, 100, 300), try RandomParcel.rectangle(100.05, 0, 200, 300)
        )
        let merge = try #require(try ParcelMerge.merge([ground("a", left), ground("b", right)]))
        #expect(abs(merge.closedSquareMetres - 15) < 1e-6)
        let road = try Geometry.lineString([RandomParcel.place(-10, -5), RandomParcel.place(300, -5)])
        let frontages = FrontageRoads([road], reachMetres: 6).frontages(of: merge.geometry)
        #expect(abs(frontages.longestMetres - 200) < 1e-6, "one frontage across the old boundary")
        let cut = try #require(
            try ParcelCutter().cuts(of: merge.ground(frontages: frontages), netArea: 40_000...42_000).cuts.first)
        #expect(cut.parcelIDs == ["a", "b"])
        #expect(abs(cut.allotment.netAreaSquareMetres - 40_000) < 1e-6)
        #expect(try cut.allotment.geometry.intersects(left) && cut.allotment.geometry.intersects(right))
    }
}
