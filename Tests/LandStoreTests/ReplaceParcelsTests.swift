// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import Foundation
import GeoPackage
import LandModel
import SimpleFeatures
import TestSupport
import Testing

@testable import LandStore

@Suite("Parcels are replaced by what they were cut into or merged of")
struct ReplaceParcelsTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace
    private let moment = Date(timeIntervalSince1970: 1_583_193_600)

    init() throws {
        scratch = try ScratchFolder()
        workspace = try Workspace.create(
            at: scratch.url("w.gpkg"),
            city: City(name: "试", crs: CRS("EPSG:4547"), baseDate: CalendarDate(parsing: "2020-03-03")))
    }

    private func rectangle(east: Double, width: Double) throws -> Geometry {
        try .rectangle(
            Envelope(minX: 420_000 + east, minY: 3_080_000, maxX: 420_000 + east + width, maxY: 3_080_100))
    }

    /// Parcels of 100 m by 100 m beside each other.
    private func fill(_ properties: [String]) throws {
        let features = properties.enumerated().map { number, text in
            let west = 420_000 + 100 * number
            let ring =
                "[[\(west),3080000],[\(west + 100),3080000],[\(west + 100),3080100],[\(west),3080100],[\(west),3080000]]"
            return """
                {"type":"Feature","properties":{"id":"P\(number + 1)","county":"A","land_use":"100102",\
                "stage":"reserve"\(text.isEmpty ? "" : "," + text)},"geometry":{"type":"Polygon","coordinates":[\(ring)]}}
                """
        }
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4547\"}}"
        let text = "{\"type\":\"FeatureCollection\",\(crs),\"features\":[\(features.joined(separator: ","))]}"
        try workspace.importFiles([(.parcel, scratch.write(text, to: "p.geojson"))], by: "test", at: moment)
    }

    private func parent(_ number: Int, stage: ParcelStage = .reserve, net: Double = 10_000) throws
        -> ParcelReplacement.Parent
    {
        .init(
            id: "P\(number)", stage: stage, geometry: try rectangle(east: Double(100 * (number - 1)), width: 100),
            netAreaSquareMetres: net)
    }

    private func cut(into widths: [Double], net: Double = 10_000) throws -> ParcelReplacement {
        var (east, successors): (Double, [ParcelReplacement.Successor]) = (0, [])
        for (number, width) in widths.enumerated() {
            successors.append(
                .init(
                    id: "P1-\(number + 1)", geometry: try rectangle(east: east, width: width),
                    netAreaSquareMetres: net * width / 100))
            east += width
        }
        return ParcelReplacement(action: "cut", parents: [try parent(1, net: net)], successors: successors)
    }

    private func merge(_ numbers: [Int], nets: [Double]? = nil) throws -> ParcelReplacement {
        let nets = nets ?? numbers.map { _ in 10_000 }
        return ParcelReplacement(
            action: "merge", parents: try zip(numbers, nets).map { try parent($0, net: $1) },
            successors: [
                .init(
                    id: "M", geometry: try rectangle(east: 0, width: Double(100 * numbers.count)),
                    netAreaSquareMetres: nets.reduce(0, +))
            ])
    }

    private func rows(asOf event: Int64? = nil) throws -> [String: [String: SQLValue]] {
        let columns = Layer.parcel.schema.fields.map(\.name)
        return try workspace.file.read { reader in
            let rows = try reader.rows(of: "parcel", columns: columns, asOf: event)
            return Dictionary(
                uniqueKeysWithValues: rows.map { row in
                    let named = Dictionary(uniqueKeysWithValues: zip(columns, row))
                    guard case .text(let id)? = named["id"] else { return ("?", named) }
                    return (id, named)
                })
        }
    }

    private func real(_ value: SQLValue?) -> Double {
        if case .real(let number)? = value { number } else { .nan }
    }

    @Test("parts take over all attributes, name their parent, and share the recorded areas to the last bit")
    func cutting() throws {
        try fill([
            #""gross_area_m2":10000.07,"dedicated_area_m2":123.4,"net_area_m2":9876.67,"name":"一号","far_min":1,"#
                + #""ready_on":"2020-06-30","power_kva":500,"synthetic":true,"colour":"red""#
        ])
        let before = try #require(rows()["P1"])
        try workspace.replace(
            cut(into: [33.3, 33.3, 33.4], net: 9876.67), by: "planner", reason: "for Q1", at: moment)
        let after = try rows()
        #expect(after.keys.sorted() == ["P1-1", "P1-2", "P1-3"])
        let own: Set = [
            "id", "parent_ids", "gross_area_m2", "dedicated_area_m2", "net_area_m2", "planar_area_m2",
            "ellipsoidal_area_m2",
        ]
        for (_, part) in after {
            #expect(part.filter { !own.contains($0.key) } == before.filter { !own.contains($0.key) })
            #expect(part["parent_ids"] == .text("P1"))
        }
        for column in ["gross_area_m2", "dedicated_area_m2", "net_area_m2"] {
            let parts = after.keys.sorted().map { real(after[$0]?[column]) }
            #expect(parts.reduce(0, +) == real(before[column]), "\(column): \(parts)")
            #expect(parts.reversed().reduce(0, +) == real(before[column]))
            #expect(abs(parts[0] - real(before[column]) * 0.333) < 0.001)
        }
        for column in ["planar_area_m2", "ellipsoidal_area_m2"] {
            let sum = after.values.reduce(0) { $0 + real($1[column]) }
            #expect(abs(sum / real(before[column]) - 1) < 1e-9, "\(column)")
        }
        #expect(try workspace.check().isEmpty)
    }

    @Test("areas that were never recorded stay so, and the measured ones count")
    func unrecorded() throws {
        try fill([#""dedicated_area_m2":300"#])
        try workspace.replace(cut(into: [40, 60]), by: "planner", at: moment)
        let after = try rows()
        #expect(after.values.allSatisfy { $0["net_area_m2"] == .null && $0["gross_area_m2"] == .null })
        #expect(after.values.reduce(0) { $0 + real($1["dedicated_area_m2"]) } == 300)
    }

    @Test("one line of the ledger says it, and any earlier state can be rebuilt")
    func history() throws {
        try fill(["", ""])
        let before = try rows()
        try workspace.replace(cut(into: [40, 60]), by: "planner", reason: "for Q1", at: moment)
        let events = try workspace.file.read { reader in
            try reader.rows(of: "ledger_event", columns: ["action", "actor", "reason", "layer", "row_count"])
        }
        #expect(events.count == 2)
        #expect(events[1] == [.text("cut"), .text("planner"), .text("for Q1"), .text("parcel"), .integer(2)])
        #expect(try rows(asOf: 1) == before)
        #expect(try Set(rows().keys) == ["P1-1", "P1-2", "P2"])
        #expect(try workspace.everUsedParcelIDs() == ["P1", "P2", "P1-1", "P1-2"])
    }

    @Test("a merge has what all agree on, means by net area, the latest day and the least capacity")
    func merging() throws {
        try fill([
            #""net_area_m2":9000,"name":"甲","holder":"H","price_wan_per_mu":20,"far_min":1,"far_max":3,"#
                + #""power_kva":500,"ready_on":"2020-06-30","edge_setback_m":5,"road_access":false"#,
            #""net_area_m2":3000,"name":"乙","holder":"H","price_wan_per_mu":28,"far_min":1.2,"far_max":2,"#
                + #""power_kva":800,"gas_m3_per_hour":7,"road_access":true,"checked_on":"2020-01-01""#,
        ])
        try workspace.replace(merge([1, 2], nets: [9000, 3000]), by: "planner", at: moment)
        let merged = try #require(rows()["M"])
        #expect(merged["net_area_m2"] == .real(12_000) && merged["gross_area_m2"] == .null)
        #expect(merged["holder"] == .text("H") && merged["name"] == .null)
        #expect(merged["price_wan_per_mu"] == .real(22))
        #expect(merged["far_min"] == .real(1.2) && merged["far_max"] == .real(2))
        #expect(merged["power_kva"] == .real(500) && merged["gas_m3_per_hour"] == .real(7))
        #expect(merged["ready_on"] == .text("2020-06-30") && merged["checked_on"] == .null)
        #expect(merged["edge_setback_m"] == .real(5) && merged["road_access"] == .integer(1))
        #expect(merged["parent_ids"] == .text("P1;P2"))
    }

    @Test("a merge of a recorded and a measured parcel counts with the sum of what they counted with")
    func mixedBases() throws {
        try fill([#""net_area_m2":9000"#, ""])
        try workspace.replace(merge([1, 2], nets: [9000, 9_990]), by: "planner", at: moment)
        #expect(try rows()["M"]?["net_area_m2"] == .real(18_990))
    }

    private func refuses(_ replacement: ParcelReplacement, _ words: String) throws {
        let before = try rows()
        #expect {
            try workspace.replace(replacement, by: "planner", at: moment)
        } throws: {
            "\($0)".contains(words)
        }
        #expect(try rows() == before)
        let events = try workspace.file.read { try $0.count(of: "ledger_event") }
        let kept = try workspace.file.read { try $0.count(of: "parcel_history") }
        #expect(events == 1 && kept == 0, "nothing of it remains")
    }

    @Test("what changed since it was read, is locked, or would take a taken id is refused and nothing remains")
    func refusals() throws {
        try fill(["", ""])
        let good = try cut(into: [40, 60])
        var other = good.parents[0]
        other = .init(id: "P1", stage: .approving, geometry: other.geometry, netAreaSquareMetres: 1)
        try refuses(.init(action: "cut", parents: [other], successors: good.successors), "changed meanwhile")
        let moved = ParcelReplacement.Parent(
            id: "P1", stage: .reserve, geometry: try rectangle(east: 0.001, width: 100), netAreaSquareMetres: 1)
        try refuses(.init(action: "cut", parents: [moved], successors: good.successors), "changed meanwhile")
        let gone = ParcelReplacement.Parent(
            id: "P9", stage: .reserve, geometry: other.geometry, netAreaSquareMetres: 1)
        try refuses(.init(action: "cut", parents: [gone], successors: good.successors), "no parcel `P9`")
        let taken = good.successors.map {
            ParcelReplacement.Successor(id: "P2", geometry: $0.geometry, netAreaSquareMetres: 1)
        }
        try refuses(.init(action: "cut", parents: good.parents, successors: taken), "`P2` already")
        let bow = try Geometry.polygon(exterior: [
            Coordinate(0, 0), Coordinate(10, 10), Coordinate(10, 0), Coordinate(0, 10), Coordinate(0, 0),
        ])
        try refuses(
            .init(
                action: "cut", parents: good.parents,
                successors: [.init(id: "P1-1", geometry: bow, netAreaSquareMetres: 1)]), "cannot be kept")
    }

    @Test("a lock that holds or is to come keeps a parcel; one that has ended goes with it")
    func locks() throws {
        try fill(["", ""])
        let lock = "id,parcel_id,project_id,from_on,until_on\n"
        try workspace.importFiles(
            [(.siteLock, scratch.write(lock + "L1,P1,X,2020-01-01,2020-03-02\n", to: "a.csv"))], by: "test", at: moment)
        try workspace.replace(cut(into: [40, 60]), by: "planner", at: moment)
        #expect(try workspace.counts()[.siteLock] == 0)
        #expect(try workspace.check().isEmpty)
        try workspace.importFiles(
            [(.siteLock, scratch.write(lock + "L2,P2,X,2020-01-01,2020-03-03\n", to: "b.csv"))], by: "test", at: moment)
        #expect {
            try workspace.replace(
                ParcelReplacement(
                    action: "cut", parents: [try parent(2)],
                    successors: [.init(id: "N", geometry: try parent(2).geometry, netAreaSquareMetres: 1)]),
                by: "planner", at: moment)
        } throws: {
            "\($0)".contains("is locked (`L2`, until 2020-03-03)")
        }
        #expect(try rows()["P2"] != nil && workspace.counts()[.siteLock] == 1)
    }

    @Test("figures are divided so that they sum to the last bit in any order, for any weights")
    func division() {
        var generator = RepeatableGenerator(seed: 7)
        for _ in 0..<2000 {
            let total = Double.random(in: 0...200_000, using: &generator)
            let weights = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                Double.random(in: 0.001...1, using: &generator)
            }
            let parts = RecordedFigure.divided(total, by: weights)
            #expect(parts.reduce(0, +) == total && parts.reversed().reduce(0, +) == total)
            for (part, weight) in zip(parts, weights) {
                #expect(part >= 0 && abs(part - total * weight / weights.reduce(0, +)) < 0.001)
            }
        }
        #expect(RecordedFigure.divided(120_000, by: [1, 1]) == [60_000, 60_000])
        #expect(RecordedFigure.divided(0, by: [1, 1]) == [0, 0])
    }
}
