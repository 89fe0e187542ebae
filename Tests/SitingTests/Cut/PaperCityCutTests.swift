// SPDX-License-Identifier: Apache-2.0
import Foundation
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import Siting

@Suite(.enabled(if: Corpora.available("paper-city/city.json")))
struct PaperCityCutTests {
    private struct City: Decodable {
        struct Parcel: Decodable {
            let id: String
            let rectangle: [Double]
            let dedicatedMu: Double
            let landUse: String
            let county: String
        }
        let origin: [Double]
        let parcels: [Parcel]
    }

    let grounds: [String: ParcelGround]

    init() throws {
        let city = try JSONDecoder().decode(City.self, from: Data(contentsOf: Corpora.url("paper-city/city.json")))
        let (east, north) = (city.origin[0], city.origin[1])
        func road(_ x0: Double, _ x1: Double, _ y: Double) throws -> Geometry {
            try .lineString([Coordinate(east + x0, north + y), Coordinate(east + x1, north + y)])
        }
        let roads = FrontageRoads([try road(0, 6_000, 0), try road(0, 300, 1_000)], reachMetres: 1)
        var grounds: [String: ParcelGround] = [:]
        for parcel in city.parcels {
            let r = parcel.rectangle
            func box(_ north1: Double) throws -> Geometry {
                try .rectangle(
                    Envelope(minX: east + r[0], minY: north + r[1], maxX: east + r[2], maxY: north + north1))
            }
            // The strip lies along the north edge.
            let strip = Area(mu: parcel.dedicatedMu).squareMetres / (r[2] - r[0])
            let shape = try box(r[3])
            grounds[parcel.id] = ParcelGround(
                parcelIDs: [parcel.id], geometry: shape, net: strip > 0 ? .part(try box(r[3] - strip)) : .whole,
                frontages: roads.frontages(of: shape))
        }
        self.grounds = grounds
    }

    private func land(_ id: String) throws -> ParcelGround { try #require(grounds[id]) }

    private func mu(_ low: Double, _ high: Double) -> ClosedRange<Double> {
        Area(mu: low).squareMetres...Area(mu: high).squareMetres
    }

    private func cuttable(_ window: ClosedRange<Double>, _ policy: CutPolicy = .customary) throws -> [String] {
        try grounds.keys.sorted().filter {
            let ground = try land($0)
            let cuts = try ParcelCutter(policy: policy).cuts(of: ground, netArea: window).cuts
            let ladder = try ParcelCutter(policy: policy).ladder(of: ground)
            #expect((ladder.leastArea(in: window) == nil) == cuts.isEmpty)
            return !cuts.isEmpty
        }
    }

    @Test("85…95亩 can be cut of P11 alone: what P10 would keep is under 15亩")
    func q1() throws {
        #expect(try cuttable(mu(85, 95)) == ["P11"])
        let cut = try #require(try ParcelCutter().cuts(of: land("P11"), netArea: mu(85, 95)).cuts.first)
        #expect(abs(Area(squareMetres: cut.allotment.netAreaSquareMetres).mu - 85) < 1e-6)
        #expect(abs(Area(squareMetres: cut.remainder.netAreaSquareMetres).mu - 95) < 1e-6)
        #expect(cut.line.course == .perpendicular)
        // With 13亩 to keep, P10 would give 85 exactly; its last 40 m of frontage do not even let that.
        var relaxed = CutPolicy.customary
        relaxed.remainder = PartRequirement(minimumNetAreaSquareMetres: Area(mu: 13).squareMetres)
        relaxed.remainder.minimumFrontageMetres = 20
        #expect(try cuttable(mu(85, 95), relaxed) == ["P10", "P11"])
    }

    @Test("a plot 190 m wide comes from P11 at 85.5亩")
    func q3() throws {
        var policy = CutPolicy.customary
        policy.allotment.minimumWidthMetres = 190
        policy.allotment.minimumFrontageMetres = 190
        #expect(try cuttable(mu(85, 95), policy) == ["P11"])
        let cutter = ParcelCutter(policy: policy)
        let ladder = try cutter.ladder(of: land("P11"))
        #expect(abs(Area(squareMetres: try #require(ladder.leastArea(in: mu(85, 95)))).mu - 85.5) < 1e-5)
        let cut = try #require(try cutter.cuts(of: land("P11"), netArea: mu(85, 95)).cuts.first)
        #expect(abs(Area(squareMetres: cut.allotment.netAreaSquareMetres).mu - 85.5) < 1e-5)
    }

    @Test("115…125亩 come from P11 alone and leave 55…65亩")
    func q9() throws {
        #expect(try cuttable(mu(115, 125)) == ["P11"])
        let search = try ParcelCutter().cuts(of: land("P11"), netArea: mu(115, 125))
        #expect(search.cuts.count == 2, "from either end")
        for cut in search.cuts {
            #expect((55.0...65.0).contains(Area(squareMetres: cut.remainder.netAreaSquareMetres).mu))
        }
        let ladder = try ParcelCutter().ladder(of: land("P11"))
        // 40 m of frontage on either side: 18 to 162亩.
        #expect(ladder.intervals.count == 1)
        #expect(abs(Area(squareMetres: ladder.intervals[0].lowerBound).mu - 18) < 1e-5)
        #expect(abs(Area(squareMetres: ladder.intervals[0].upperBound).mu - 162) < 1e-5)
    }

    @Test("43…47亩 can be cut of every parcel that has a road and room for what it must keep")
    func q5() throws {
        // All with a road but P12 and P13, which are whole answers; screening takes P04, P06, P07 and P09 away.
        #expect(
            try cuttable(mu(43, 47)) == ["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P09", "P10", "P11"])
        let cut = try #require(try ParcelCutter().cuts(of: land("P02"), netArea: mu(43, 47)).cuts.first)
        #expect(abs(Area(squareMetres: cut.allotment.netAreaSquareMetres).mu - 43) < 1e-6)
        #expect(abs(Area(squareMetres: cut.remainder.netAreaSquareMetres).mu - 47) < 1e-6)
    }

    @Test("P12 and P13 share 300 m and make 90亩, from which an area can be cut in turn")
    func merge() throws {
        let ids = grounds.keys.sorted()
        var shapes = PolygonRows()
        for id in ids { shapes.append(try land(id).geometry) }
        let adjacency = try ParcelAdjacency(PolygonColumns(shapes))
        let (p12, p13) = (try #require(ids.firstIndex(of: "P12")), try #require(ids.firstIndex(of: "P13")))
        #expect(abs(adjacency.sharedMetres(p12, p13) - 300) < 1e-6)
        let areas = try ids.map { try land($0).netArea }
        let merger = ParcelMerger(adjacency: adjacency, netAreas: areas) { _, _ in true }
        #expect(merger.merges(netArea: mu(85, 95)).merges == [[p12, p13]])
        #expect(merger.merges(netArea: mu(43, 47)).merges == [])
        #expect(merger.merges(netArea: mu(175, 185)).merges == [])
        let parents = try ["P12", "P13"].map(land)
        let merged = try #require(try ParcelMerge.merge(parents))
        #expect(merged.parcelIDs == ["P12", "P13"])
        #expect(abs(Area(squareMetres: merged.netAreaSquareMetres).mu - 90) < 1e-9)
        #expect(abs(merged.closedSquareMetres) < 1e-6)
        let front = merged.geometry.coordinates.filter { $0.y == merged.geometry.envelope.minY }
        let ground = merged.ground(frontages: [Frontage([front[0], front[1]])])
        #expect(merger.merges(toCut: Area(mu: 50 + 15).squareMetres).merges == [[p12, p13]])
        let cut = try #require(try ParcelCutter().cuts(of: ground, netArea: mu(50, 60)).cuts.first)
        #expect(cut.parcelIDs == ["P12", "P13"])
        #expect(abs(Area(squareMetres: cut.allotment.netAreaSquareMetres).mu - 50) < 1e-6)
    }
}
