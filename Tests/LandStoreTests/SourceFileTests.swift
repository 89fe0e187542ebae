// SPDX-License-Identifier: Apache-2.0
import CoordinateReference
import FeatureFormats
import Foundation
import LandModel
import LandStore
import SimpleFeatures
import TestSupport
import Testing

@Suite("Files come in whatever their size and shape")
struct SourceFileTests {
    private let scratch: ScratchFolder
    private let workspace: Workspace

    init() throws {
        scratch = try ScratchFolder()
        workspace = try Workspace.create(
            at: scratch.url("w.gpkg"),
            city: City(name: "试", crs: CRS("EPSG:4547"), baseDate: CalendarDate(parsing: "2020-03-03")))
    }

    private func tree(_ number: Int) -> String {
        let place = "[\(113 + Double(number % 500) / 5000),\(27.8 + Double(number / 500) / 5000)]"
        return """
            {"type":"Feature","id":"T\(number)","properties":{"kind":"tree","note":"\(String(repeating: "注", count: 40))"},\
            "geometry":{"type":"Point","coordinates":\(place)}}
            """
    }

    @discardableResult
    private func load(_ file: URL, _ layer: Layer = .facility) throws -> ImportReport {
        try workspace.importFiles([(layer, file)], by: "test", at: Date(timeIntervalSince1970: 0))
    }

    private func shell(_ executable: String, _ arguments: [String]) throws -> String {
        let outcome = try Binary.run(arguments, executable: URL(fileURLWithPath: executable))
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.text
    }

    @Test("a file of several pieces comes in whole and in order, and the ledger knows it by its SHA-256")
    func pieces() throws {
        let count = 40_000
        let text = (0..<count).map(tree).joined(separator: "\n")
        #expect(text.utf8.count > 8 << 20)
        let file = try scratch.write(text, to: "trees.geojsonl")
        var last = 0
        try workspace.importFiles([(.facility, file)], by: "test", at: Date(timeIntervalSince1970: 0)) { done, total in
            #expect(done >= last && done <= total && total == text.utf8.count)
            last = done
        }
        #expect(last == text.utf8.count)
        let features = try workspace.features(of: .facility)
        #expect(features.map(\.id) == (0..<count).map { "T\($0)" })
        let known = try shell(
            "/usr/bin/sqlite3", [workspace.url.path, "SELECT source_sha256, row_count FROM ledger_event"])
        #expect(try known == shell("/usr/bin/sha256sum", [file.path]).prefix(64) + "|\(count)\n")
    }

    @Test("a mistake in the last feature undoes all before it, and is named with its line")
    func lateMistake() throws {
        let file = try scratch.write(
            (0..<40_000).map(tree).joined(separator: "\n") + "\n{\"type\":\"Feature\",\"geometry\":7}", to: "t.geojsonl"
        )
        #expect { try load(file) } throws: { "\($0)".contains("line 40001") }
        #expect(try workspace.counts()[.facility] == 0)
    }

    @Test("a compressed file is read as it lies")
    func compressed() throws {
        let file = try scratch.write((0..<100).map(tree).joined(separator: "\n"), to: "trees.geojsonl")
        _ = try shell("/bin/gzip", [file.path])
        try load(file.appendingPathExtension("gz"))
        #expect(try workspace.counts()[.facility] == 100)
    }

    @Test("what a file says of its coordinates counts, also behind the features")
    func crsMember() throws {
        let crs = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4526\"}}"
        let feature = { (id: String) in
            """
            "features":[{"type":"Feature","id":"\(id)","properties":{"kind":"tree"},"geometry":{"type":"Point",\
            "coordinates":[38414289.382,3079906.482]}}]
            """
        }
        try load(scratch.write("{\"type\":\"FeatureCollection\",\(crs),\(feature("before"))}", to: "before.geojson"))
        try load(scratch.write("{\"type\":\"FeatureCollection\",\(feature("behind")),\(crs)}", to: "behind.geojson"))
        let places = try workspace.features(of: .facility).compactMap { $0.geometry?.coordinates.first }
        #expect(places.count == 2)
        for place in places { #expect(abs(place.x - 414_289.382) < 0.01 && abs(place.y - 3_079_906.482) < 0.01) }
    }
}
