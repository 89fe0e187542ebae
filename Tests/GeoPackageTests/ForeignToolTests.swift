// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import SimpleFeatures
import Testing

@Suite("files written here, before programs written elsewhere")
struct ForeignToolTests {
    private func filled(_ bench: Workbench) throws -> URL {
        let file = try bench.workspace()
        try file.write(event: 1) { writer throws in
            try writer.insert(
                into: "parcel",
                columns: ["id", "name", "area_m2", "idle", "since", "seen", "floors", "scan", "geom"],
                rows: (0..<20).map { number in
                    [
                        .text("P-\(number)"), .text("地块 \(number)"), .real(100.5), .boolean(number % 2 == 0),
                        .text("2024-02-29"), .text("2024-02-29T08:30:00.000Z"), .integer(Int64(number)),
                        .blob([1, 2, 3]), .blob(try Workbench.square(500_000 + Double(number) * 20, 3_080_000)),
                    ]
                })
            try writer.insert(into: "quota", [("parcel_id", .text("P-3")), ("share", .real(0.5))])
            try writer.update("parcel", set: [("name", .text("renamed"))], where: [("id", .text("P-1"))])
            try writer.delete(from: "parcel", where: [("id", .text("P-2"))])
        }
        try file.close()
        return bench.url()
    }

    @Test("GDAL's validator finds nothing wrong, and is awake", .enabled(if: ExternalTool.validator.isAvailable))
    func validator() throws {
        try expectValid(by: .validator)
    }

    @Test("nor does that of a newer GDAL", .enabled(if: ExternalTool.newerValidator.isAvailable))
    func newerValidator() throws {
        try expectValid(by: .newerValidator)
    }

    private func expectValid(by validator: ExternalTool) throws {
        let bench = try Workbench()
        let result = try validator.run(["-v", filled(bench).path])
        #expect(result.status == 0, "\(result.output)")
        let extra = try validator.run(["-v", "--extra", bench.url().path])
        #expect(extra.status == 0 && !extra.output.lowercased().contains("warning"), "\(extra.output)")
        try ExternalTool.sqlite.query(bench.url(), "DROP TRIGGER rtree_parcel_geom_update1")
        #expect(try validator.run(["-v", bench.url().path]).status != 0, "an index without one of its triggers")
    }

    @Test("GDAL lists our layers only, without a warning", .enabled(if: ExternalTool.ogrinfo.isAvailable))
    func layers() throws {
        let bench = try Workbench()
        let result = try ExternalTool.ogrinfo.run(["-so", "-al", filled(bench).path])
        #expect(result.status == 0)
        #expect(!result.output.contains("Warning") && !result.output.contains("ERROR"), "\(result.output)")
        let names = result.output.split(separator: "\n").filter { $0.hasPrefix("Layer name: ") }
        #expect(names == ["Layer name: parcel", "Layer name: quota"])
        #expect(result.output.contains("Geometry: Polygon") && result.output.contains("Feature Count: 19"))
        #expect(result.output.contains("Extent: (500000.000000, 3080000.000000) - (500390.000000, 3080010.000000)"))
    }

    @Test(
        "a layer that GDAL edits keeps its index and tells what was changed outside",
        .enabled(if: ExternalTool.ogrinfo.isAvailable))
    func editedOutside() throws {
        let bench = try Workbench()
        let url = try filled(bench)
        for statement in [
            "UPDATE parcel SET name = 'edited' WHERE id = 'P-5'",
            "UPDATE parcel SET geom = (SELECT geom FROM parcel WHERE id = 'P-19') WHERE id = 'P-6'",
            "DELETE FROM parcel WHERE id = 'P-7'",
            "INSERT INTO parcel (id, name, geom, event_id) SELECT 'P-99', 'copied', geom, 1 FROM parcel WHERE id = 'P-8'",
        ] {
            let result = try ExternalTool.ogrinfo.run([url.path, "-sql", statement])
            #expect(result.status == 0 && !result.output.contains("ERROR"), "\(result.output)")
        }
        let file = try GeoPackageFile.open(url, readOnly: false)
        try file.read { reader throws in
            #expect(try reader.integrityProblems() == [])
            let outside = try reader.rows(of: "parcel", columns: ["id"], where: [("event_id", .null)])
            #expect(outside == [[.text("P-5")], [.text("P-6")], [.text("P-99")]])
            let recorded = try reader.texts("id", of: "parcel", asOf: 1)
            #expect(recorded == (0..<20).filter { $0 != 2 }.map { "P-\($0)" })
            #expect(try !reader.texts("name", of: "parcel", asOf: 1).contains("edited"))
        }
        try file.write(event: 2) { writer throws in
            let adopted = try writer.adoptOutsideChanges(in: "parcel")
            #expect(adopted == (3, 1))
        }
        try file.read { reader throws in
            #expect(try reader.count(of: "parcel", asOf: 1) == 19)
            let adopted = try reader.texts("id", of: "parcel", asOf: 2)
            #expect(adopted == (try reader.texts("id", of: "parcel")) && !adopted.contains("P-7"))
        }
    }
}
