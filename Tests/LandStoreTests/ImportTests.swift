// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import FeatureFormats
import Foundation
import LandModel
import LandStore
import SimpleFeatures
import TestSupport
import Testing

@Suite("Import takes all of a file or nothing")
struct ImportTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace
    private let moment = Date(timeIntervalSince1970: 1_583_193_600)

    init() throws {
        scratch = try ScratchFolder()
        workspace = try Workspace.create(
            at: scratch.url("城 'quoted' \"city\".gpkg"),
            city: City(name: "试", crs: CRS("EPSG:4547"), baseDate: CalendarDate(parsing: "2020-03-03")))
    }

    private func parcelFile(_ features: String, named name: String = "parcel.geojson") throws -> URL {
        try scratch.write("{\"type\":\"FeatureCollection\",\"features\":[\(features)]}", to: name)
    }

    private func parcel(
        _ id: String, ring: String = "[[113,27],[113.002,27],[113.002,27.002],[113,27.002],[113,27]]", more: String = ""
    ) -> String {
        """
        {"type":"Feature","id":\(JSONText.quoted(id)),"properties":{"county":"A","land_use":"100102","stage":"reserve"\(more)},
         "geometry":{"type":"Polygon","coordinates":[\(ring)]}}
        """
    }

    @discardableResult
    private func importParcels(_ url: URL, _ change: (inout ImportOptions) -> Void = { _ in }) throws -> ImportReport {
        var options = ImportOptions()
        change(&options)
        return try workspace.importFiles([(.parcel, url)], options: options, by: "test", at: moment)
    }

    private func count(_ layer: Layer = .parcel) throws -> Int { try workspace.counts()[layer] ?? -1 }

    @Test("ids with quotes, spaces and 汉字 come in and go out as they are")
    func oddIDs() throws {
        let ids = ["P 1", "P'2", "P\"3", "荷塘-01", "P;4", "P\\5", "DROP TABLE parcel;--"]
        try importParcels(parcelFile(ids.map { parcel($0) }.joined(separator: ",")))
        #expect(try Set(workspace.features(of: .parcel).compactMap(\.id)) == Set(ids))
        #expect(try workspace.snapshot().parcels.id.elementsEqual(ids.sorted()))
    }

    @Test("lon/lat becomes metres of the workspace, and both areas are measured")
    func transformed() throws {
        try importParcels(parcelFile(parcel("P1")))
        let parcel = try workspace.snapshot().parcels
        #expect((380_000...450_000).contains(parcel.shapes.envelope(at: 0).minX))
        let feature = try #require(try workspace.features(of: .parcel).first)
        guard case .real(let planar)? = feature.properties["planar_area_m2"],
            case .real(let ellipsoidal)? = feature.properties["ellipsoidal_area_m2"]
        else {
            Issue.record("no areas")
            return
        }
        // 0.002° by 0.002° at 27° N, from the lengths of a degree there (98,917 m and 110,805 m by GRS 80 series).
        #expect(abs(ellipsoidal - 197.9 * 221.6) / ellipsoidal < 0.01)
        #expect(planar > ellipsoidal && planar < ellipsoidal * 1.001)
    }

    @Test("one bad feature and nothing comes in; with skip-rejected the rest does")
    func allOrNothing() throws {
        let file = try parcelFile(parcel("P1") + "," + parcel("P2", more: ",\"net_area_m2\":\"many\""))
        #expect(throws: ImportRefused.self) { try importParcels(file) }
        #expect(try count() == 0)
        let report = try importParcels(file) { $0.skipsRejected = true }
        #expect(try count() == 1)
        #expect(report.rejections.first?.featureID == "P2")
        #expect(report.rejections.first?.message.contains("net_area_m2") == true)
    }

    @Test("a dry run says what it would do and writes nothing")
    func dryRun() throws {
        let report = try importParcels(parcelFile(parcel("P1"))) { $0.isDryRun = true }
        #expect(report.inserted[.parcel] == 1)
        #expect(try count() == 0)
    }

    @Test("a bow-tie is made valid, and the report says where it crossed")
    func repair() throws {
        let bowTie = "[[113,27],[113.002,27.002],[113.002,27],[113,27.002],[113,27]]"
        let report = try importParcels(parcelFile(parcel("P1", ring: bowTie)))
        let finding = try #require(report.findings.first)
        #expect(finding.kind == .repaired && finding.featureID == "P1" && finding.location != nil)
        #expect(try workspace.check().allSatisfy { $0.code != .invalidGeometry })
    }

    @Test("the same id again is refused, or replaces the old row when asked to")
    func replace() throws {
        try importParcels(parcelFile(parcel("P1")))
        let file = try parcelFile(parcel("P1", more: ",\"name\":\"新\""))
        #expect(throws: ImportRefused.self) { try importParcels(file) }
        let report = try importParcels(file) { $0.replacesExisting = true }
        #expect(report.replaced[.parcel] == 1)
        #expect(try workspace.features(of: .parcel).first?.properties["name"] == .text("新"))
        #expect(try count() == 1)
    }

    @Test("a stage that jumps is let in and remarked on; one that follows the table is not")
    func stageJump() throws {
        try importParcels(parcelFile(parcel("P1") + "," + parcel("P2")))
        let moved = parcel("P1").replacingOccurrences(of: "\"reserve\"", with: "\"started\"")
        let listed = parcel("P2").replacingOccurrences(of: "\"reserve\"", with: "\"挂牌\"")
        let report = try importParcels(parcelFile(moved + "," + listed)) { $0.replacesExisting = true }
        #expect(report.findings.map(\.featureID) == ["P1"] && report.findings.map(\.kind) == [.noted])
        #expect(try workspace.snapshot().parcels.stage.elementsEqual([.started, .listed]))
    }

    @Test("a replacement keeps what the file does not mention")
    func partial() throws {
        try importParcels(parcelFile(parcel("P1", more: ",\"name\":\"旧\",\"slope_percent\":3")))
        try importParcels(parcelFile(parcel("P1", more: ",\"slope_percent\":5"))) { $0.replacesExisting = true }
        let properties = try #require(try workspace.features(of: .parcel).first?.properties)
        #expect(properties["name"] == .text("旧") && properties["slope_percent"] == .real(5))
    }

    @Test("columns may be named in Chinese, and a table without an id says what it has")
    func chineseColumns() throws {
        let csv = try scratch.write("编号,名称,阶段,净用地下限\nQ1,某项目,signed,85亩\n", to: "p.csv")
        try workspace.importFiles([(.project, csv)], by: "test", at: moment)
        #expect(try workspace.snapshot().projects.first?.netArea?.lower == Area(mu: 85))
        let semicolons = try scratch.write("id;stage\nQ2;signed\n", to: "s.csv")
        #expect {
            try workspace.importFiles([(.project, semicolons)], by: "test", at: moment)
        } throws: { "\($0)".contains("id;stage") }
    }

    @Test("a column that no layer knows is named with the one it may be meant for")
    func unknownColumns() throws {
        let report = try importParcels(parcelFile(parcel("P1", more: ",\"net_area_m\":\"85亩\"")))
        #expect(report.findings.contains { $0.message.contains("net_area_m (did you mean net_area_m2?)") })
    }

    @Test("what the layer has no column for is kept")
    func extra() throws {
        try importParcels(parcelFile(parcel("P1", more: ",\"图幅号\":\"G49\",\"n\":1")))
        #expect(try workspace.features(of: .parcel).first?.properties["extra"] == .text("{\"n\":1,\"图幅号\":\"G49\"}"))
    }

    @Test("a reference to nothing is refused by name")
    func dangling() throws {
        #expect {
            try importParcels(parcelFile(parcel("P1", more: ",\"park_id\":\"nowhere\"")))
        } throws: { error in
            (error as? ImportRefused)?.report.rejections.first?.message == "park_id: there is no `nowhere`"
        }
    }

    @Test(
        "coordinates that cannot be what they are said to be are refused with a way on",
        arguments: [
            ("[[414289,3079906],[414389,3079906],[414389,3080006],[414289,3079906]]", nil, "--source-crs"),
            ("[[113,27],[113.002,27],[113.002,27.002],[113,27]]", "EPSG:4547", "EPSG:4490"),
            ("[[38414289,3079906],[38414389,3079906],[38414389,3080006],[38414289,3079906]]", "EPSG:4547", "EPSG:4526"),
        ] as [(String, String?, String)])
    func wrongCRS(ring: String, crs: String?, hint: String) throws {
        #expect {
            try importParcels(parcelFile(parcel("P1", ring: ring))) { options in
                options.sourceCRS = try? crs.map { try CRS($0) }
            }
        } throws: { "\($0)".contains(hint) }
        #expect(try count() == 0)
    }

    @Test(
        "files that are no GeoJSON are refused and change nothing",
        arguments: [
            "", "{", "[]", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"", "null",
            "{\"type\":\"FeatureCollection\"}",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[NaN,1]]]}}]}",
        ])
    func notGeoJSON(text: String) throws {
        let file = try scratch.write(text, to: "bad.geojson")
        #expect(throws: (any Error).self) { try importParcels(file) }
        #expect(try count() == 0)
    }

    @Test("quantities in a table may be written with their unit")
    func unitsInTables() throws {
        let csv = try scratch.write(
            "id,stage,net_area_min_m2,net_area_max_m2,total_investment_wan\nQ1,signed,85亩,6.5公顷,3亿元\nQ2,signed,60000,,30000\n",
            to: "p.csv")
        try workspace.importFiles([(.project, csv)], by: "test", at: moment)
        let projects = try workspace.snapshot().projects
        #expect(projects[0].netArea?.lower == Area(mu: 85) && projects[0].netArea?.upper == Area(squareMetres: 65_000))
        #expect(projects[0].totalInvestment == Money(yuan: 3e8) && projects[1].totalInvestment == Money(yuan: 3e8))
    }

    @Test("a row of a table that cannot be read is named with its line")
    func tableLine() throws {
        let csv = try scratch.write("id,stage,needed_on\nQ1,signed,2020-06-30\nQ2,signed,someday\n", to: "p.csv")
        #expect {
            try workspace.importFiles([(.project, csv)], by: "test", at: moment)
        } throws: { ($0 as? ImportRefused)?.report.rejections.first?.line == 3 }
    }
}

enum JSONText {
    static func quoted(_ text: String) -> String {
        "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
    }
}
