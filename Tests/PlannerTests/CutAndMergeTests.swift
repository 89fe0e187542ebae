// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import LandModel
import LandStore
import Planner
import SimpleFeatures
import Siting
import TestSupport
import Testing

@Suite("Parcels of the paper city are cut and merged as the pencil does it")
struct CutAndMergeTests {
    private let scratch: ScratchFolder
    private let city: PaperCity
    private var planner: Planner { city.planner }

    init() throws {
        scratch = try ScratchFolder()
        city = try PaperCity(in: scratch)
    }

    private func area(_ lower: Double, _ upper: Double? = nil) throws -> CutRequest {
        .area(try #require(QuantityRange(Area(mu: lower), Area(mu: upper ?? lower))))
    }

    @Test("P11 gives 90亩 from either end, and leaves 90亩 with 200 m on the road")
    func ninety() throws {
        let answer = try planner.cut("P11", area(90))
        #expect(answer.choices.count == 2 && answer.refusal == nil && answer.obstacles.isEmpty)
        for choice in answer.choices {
            #expect(choice.pieces.map(\.id) == ["P11-1", "P11-2"])
            #expect(choice.pieces.map(\.role) == [.allotment(asked: 0), .remainder])
            for piece in choice.pieces {
                #expect(abs(piece.netAreaSquareMetres - 60_000) < 1e-3 && abs(piece.frontageMetres - 200) < 1e-6)
                #expect(abs(piece.widthMetres - 200) < 1e-6 && abs(piece.rectangularityRatio - 1) < 1e-9)
            }
            #expect(choice.lines.count == 1 && choice.lines[0].course == .perpendicular)
        }
        #expect(try planner.cut("P11", area(90), choice: 2).chosen?.lines == answer.choices[1].lines)
        #expect(throws: WorkspaceError.self) { try planner.cut("P11", area(90), choice: 3) }
    }

    @Test("P10 cannot be cut to 90亩, because 8亩 would remain; 40 m of its depth are left at least")
    func tooLittleLeft() throws {
        let answer = try planner.cut("P10", area(90))
        #expect(answer.chosen == nil)
        #expect(
            answer.refusal
                == .remainderTooSmall(
                    remainder: Area(squareMetres: 65_333.333333333336 - 60_000), least: Area(squareMetres: 10_000)))
        let nearest = try #require(answer.nearestAreaSquareMetres)
        // 160 m of its 200 m on the road, by its depth of 326.67 m.
        #expect(abs(nearest - 160 * 326.666667) < 1e-3)
        #expect(try planner.cut("P10", area(78.4, 90)).chosen != nil)
        #expect(try planner.cut("P10", area(78.41, 90)).chosen == nil)
    }

    @Test("each reason against a cut is the first that a planner would name")
    func reasons() throws {
        #expect(try planner.cut("P01", area(85, 95)).refusal == .isThatLarge(Area(mu: 90)))
        #expect(try planner.cut("P01", area(91)).refusal == .tooSmall(asked: Area(mu: 91), netArea: Area(mu: 90)))
        let many = try planner.cut("P01", .areas([Area(mu: 50), Area(mu: 60)]))
        #expect(many.refusal?.sentence.en == "110亩 are asked for, and it has 90亩")
        #expect(try planner.cut("P11", .parts(20)).refusal == .shape(frontageMetres: 40, widthMetres: 40))
        #expect {
            try planner.cut("P111", area(90))
        } throws: {
            "\($0)".contains("did you mean `P11`?")
        }
    }

    @Test("several areas are numbered as they were asked for, the remainder last; equal parts leave none")
    func several() throws {
        let areas = try #require(planner.cut("P11", .areas([30, 45, 20].map { Area(mu: $0) })).chosen)
        #expect(areas.pieces.map(\.role) == [0, 1, 2].map { .allotment(asked: $0) } + [.remainder])
        #expect(areas.pieces.map(\.id) == ["P11-1", "P11-2", "P11-3", "P11-4"])
        for (piece, mu) in zip(areas.pieces, [30, 45, 20, 85]) {
            #expect(abs(piece.netAreaSquareMetres - Area(mu: Double(mu)).squareMetres) < 1)
        }
        let parts = try #require(planner.cut("P11", .parts(3)).chosen)
        #expect(parts.pieces.map(\.role) == [0, 1, 2].map { .allotment(asked: $0) })
        #expect(parts.pieces.allSatisfy { abs($0.netAreaSquareMetres - 40_000) < 1 })
        let strips = try #require(planner.cut("P11", .strips(widthMetres: 60, count: 2)).chosen)
        #expect(strips.pieces.map { $0.netAreaSquareMetres.rounded() } == [18_000, 18_000, 84_000])
    }

    @Test("a cut that is written is there, and its ids are never given again")
    func written() throws {
        let answer = try planner.cut("P11", area(90))
        let change = try #require(answer.chosen)
        try planner.write(change, for: answer.snapshot, against: answer.obstacles, reason: "for Q1")
        let after = try planner.snapshot()
        #expect(Array(after.parcels.id).contains("P11-1") && !Array(after.parcels.id).contains("P11"))
        let sum = zip(after.parcels.id, after.parcels.netAreaSquareMetres).filter { $0.0.hasPrefix("P11") }
        #expect(sum.reduce(0) { $0 + $1.1 } == 120_000)
        #expect(try planner.workspace.check().isEmpty)
        // The same change again: its parcel is no more.
        #expect(throws: WorkspaceError.self) {
            try planner.write(change, for: after, against: [])
        }
        let back = try planner.merge(["P11-1", "P11-2"], as: "P11b")
        try planner.write(try #require(back.chosen), for: back.snapshot, against: back.obstacles)
        let again = try planner.cut("P11b", area(90))
        #expect(again.chosen?.pieces.map(\.id) == ["P11b-1", "P11b-2"])
        #expect(throws: WorkspaceError.self) { try planner.merge(["P12", "P13"], as: "P11") }
    }

    @Test("what is locked or sold cannot be written, and what a plan has placed is said")
    func obstacles() throws {
        let locked = try planner.cut("P06", area(60))
        #expect(locked.obstacles.map(\.forbidsWriting) == [true])
        #expect {
            try planner.write(
                try #require(locked.chosen), for: locked.snapshot, against: locked.obstacles)
        } throws: {
            "\($0)".contains("`P06` is locked until 2020-04-30 for project `X1`")
        }
        // The lock on P05 ended the day before the base date.
        #expect(try planner.cut("P05", area(60)).obstacles.isEmpty)
        _ = try planner.match(keepAs: "plan")
        let warnings = try ["P01", "P02", "P03", "P08", "P09", "P11"].flatMap { id in
            try planner.cut(id, area(40)).obstacles.map { (id: id, obstacle: $0) }
        }
        #expect(!warnings.isEmpty)
        for (id, obstacle) in warnings {
            guard case .planned(id, "plan", let project) = obstacle else {
                Issue.record("\(obstacle)")
                continue
            }
            #expect(!obstacle.forbidsWriting && obstacle.sentence.en.contains("places project `\(project)` on `\(id)`"))
        }
    }

    @Test("P12 and P13 make 90亩; written, one parcel stands where two were")
    func merging() throws {
        let answer = try planner.merge(["P12", "P13"])
        let merged = try #require(answer.chosen)
        #expect(answer.refusals.isEmpty && merged.pieces.map(\.id) == ["P12+P13"])
        #expect(abs(merged.pieces[0].netAreaSquareMetres - 60_000) < 1e-6)
        #expect(abs(merged.pieces[0].frontageMetres - 200) < 1e-6)
        try planner.write(merged, for: answer.snapshot, against: answer.obstacles)
        let after = try planner.snapshot()
        let index = try #require(after.parcels.id.firstIndex(of: "P12+P13"))
        #expect(after.parcels.netAreaSquareMetres[index] == 60_000 && after.parcels.count == 12)
        #expect(try planner.workspace.check().isEmpty)
    }

    @Test("merge, then cut: one change, whose parts have both parcels as parents")
    func mergeThenCut() throws {
        let answer = try planner.merge(["P12", "P13"], thenCut: area(60))
        let change = try #require(answer.chosen)
        #expect(change.action == .mergeThenCut && change.parcelIDs == ["P12", "P13"])
        #expect(change.pieces.map(\.id) == ["P12+P13-1", "P12+P13-2"])
        try planner.write(change, for: answer.snapshot, against: answer.obstacles)
        let parts = try planner.workspace.features(of: .parcel).filter { $0.id?.hasPrefix("P12+P13") ?? false }
        #expect(parts.map { $0.properties["parent_ids"] } == [.text("P12;P13"), .text("P12;P13")])
        #expect(parts.map { $0.properties["net_area_m2"] } == [.real(40_000), .real(20_000)])
        let impossible = try planner.merge(["P04", "P05"], thenCut: area(60))
        #expect(impossible.chosen == nil)
    }

    @Test("parcels apart, or of different class, stage or county, are not merged, and each reason is said")
    func refusedMerges() throws {
        #expect(try planner.merge(["P11", "P12"]).refusals == [.apart(parcelID: "P12")])
        let reasons = try planner.merge(["P04", "P07", "P09"]).refusals
        #expect(Set(reasons.map(\.reason)) == ["differ", "apart"] && reasons.count == 5)
        #expect(reasons[0].sentence.en.contains("`P04` 100102, `P07` 100101, `P09` 100102"))
        #expect(try planner.merge(["P01", "P02", "P03", "P05", "P08"]).refusals.contains(.tooMany(count: 5, most: 4)))
        #expect(throws: WorkspaceError.self) { try planner.merge(["P12", "P12"]) }
    }

    @Test("a road or a red line along the common boundary keeps two parcels apart")
    func barrier() throws {
        let road = """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4547"}},"features":[
            {"type":"Feature","properties":{"id":"R9","class":"III"},"geometry":{"type":"LineString",\
            "coordinates":[[423000,3080005],[423000,3080300]]}}]}
            """
        try planner.workspace.importFiles(
            [(.road, scratch.write(road, to: "road.geojson"))], by: "test", at: planner.moment)
        let refusals = try planner.merge(["P12", "P13"]).refusals
        guard case .barrier("P13", "P12", let shared, let free)? = refusals.first else {
            Issue.record("\(refusals)")
            return
        }
        #expect(abs(shared - 300) < 1e-6 && abs(free - 4) < 1.1)
    }

    private func add(_ parcels: [(id: String, coordinates: String)], facts: String = "") throws {
        let features = parcels.map { id, coordinates in
            """
            {"type":"Feature","properties":{"id":"\(id)","county":"A","land_use":"100102","stage":"reserve"\(facts)},\
            "geometry":{"type":"MultiPolygon","coordinates":\(coordinates)}}
            """
        }
        let crs = #""crs":{"type":"name","properties":{"name":"EPSG:4547"}}"#
        let text = #"{"type":"FeatureCollection",\#(crs),"features":[\#(features.joined(separator: ","))]}"#
        try planner.workspace.importFiles(
            [(.parcel, scratch.write(text, to: "more.geojson"))], by: "test", at: planner.moment)
    }

    private func rectangle(_ west: Double, _ east: Double, north: Double = 300) -> String {
        let (west, east, north) = (423_200 + west, 423_200 + east, 3_080_000 + north)
        return "[[[\(west),3080000],[\(east),3080000],[\(east),\(north)],[\(west),\(north)],[\(west),3080000]]]"
    }

    @Test("of a parcel in two polygons one is cut, and the other stays with the remainder")
    func multipart() throws {
        try add([("T", "[\(rectangle(0, 200)),\(rectangle(250, 350))]")], facts: #","net_area_m2":81000.1"#)
        let answer = try planner.cut("T", area(45))
        let change = try #require(answer.chosen)
        #expect(change.pieces.map(\.geometry.parts.count) == [1, 2])
        #expect(abs(change.pieces[0].netAreaSquareMetres - 30_000) < 1e-3)
        try planner.write(change, for: answer.snapshot, against: answer.obstacles)
        let parts = try planner.workspace.features(of: .parcel).filter { $0.id?.hasPrefix("T-") ?? false }
        let nets = parts.compactMap { part in
            if case .real(let net)? = part.properties["net_area_m2"] { net } else { nil }
        }
        #expect(nets.count == 2 && nets[0] + nets[1] == 81_000.1 && nets[0] == 30_000)
        // A third of it apart: equal parts are of the larger polygon, and the smaller is what remains.
        try add([("S", "[\(rectangle(400, 600)),\(rectangle(650, 750))]")])
        let equal = try #require(planner.cut("S", .parts(2)).chosen)
        #expect(equal.pieces.map(\.role) == [.allotment(asked: 0), .allotment(asked: 1), .remainder])
        #expect(equal.pieces.map { $0.geometry.area.rounded() } == [30_000, 30_000, 30_000])
    }

    @Test("a sliver between neighbours is closed, and the net area is that of both")
    func sliver() throws {
        try add(
            [("U", "[\(rectangle(0, 100))]"), ("V", "[\(rectangle(100.05, 200))]")], facts: #","net_area_m2":29000"#)
        let answer = try planner.merge(["V", "U"], as: "W")
        let change = try #require(answer.chosen)
        #expect(abs(answer.closedSquareMetres - 15) < 0.01)
        try planner.write(change, for: answer.snapshot, against: answer.obstacles)
        let merged = try #require(planner.workspace.features(of: .parcel).first { $0.id == "W" })
        #expect(merged.properties["net_area_m2"] == .real(58_000))
        #expect(merged.geometry?.kind == .polygon && merged.properties["parent_ids"] == .text("V;U"))
    }
}
