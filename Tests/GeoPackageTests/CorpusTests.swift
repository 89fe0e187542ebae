// SPDX-License-Identifier: Apache-2.0
import Foundation
import GeoPackage
import TestSupport
import Testing

@Suite("GeoPackages made elsewhere")
struct CorpusTests {
    static let folders = [
        "corpora/ogc-gpkg-samples", "corpora/gpkg-misc", "corpora/mapshaper-testdata/geopackage",
    ]

    @Test(
        "each file gives its layers and geometries, or says why not",
        .enabled(if: folders.allSatisfy(Corpora.available)), arguments: expectations)
    func contents(expectation: Expectation) throws {
        let file = try GeoPackageFile.open(Corpora.url(expectation.path), readOnly: true)
        let layers = try file.read { reader throws in
            try reader.tables().map { try summary(of: $0, reader) }
        }
        #expect(layers == expectation.layers)
        try file.close()
    }

    @Test(
        "each layer has as many rows as GDAL finds in it",
        .enabled(if: folders.allSatisfy(Corpora.available) && ExternalTool.ogrinfo.isAvailable), arguments: expectations
    )
    func counts(expectation: Expectation) throws {
        let url = Corpora.url(expectation.path)
        let listed = try ExternalTool.ogrinfo.run(["-ro", "-so", "-al", url.path])
        var counts: [String: Int] = [:]
        var layer = ""
        for line in listed.output.split(separator: "\n") {
            if line.hasPrefix("Layer name: ") { layer = String(line.dropFirst(12)) }
            if line.hasPrefix("Feature Count: ") { counts[layer] = Int(line.dropFirst(15)) }
        }
        try GeoPackageFile.open(url, readOnly: true).read { reader throws in
            // GDAL hides the table of that name, its own mark in files without layers.
            for table in try reader.tables() where table.name != "ogr_empty_table" {
                #expect(try reader.count(of: table.name) == counts[table.name], "\(table.name)")
            }
        }
    }

    @Test("no file of the collection is without an expectation", .enabled(if: folders.allSatisfy(Corpora.available)))
    func complete() throws {
        let files = try Self.folders.flatMap { folder in
            try FileManager.default.contentsOfDirectory(atPath: Corpora.url(folder).path)
                .filter { $0.hasSuffix(".gpkg") }.map { "\(folder)/\($0)" }
        }
        #expect(Set(files) == Set(Self.expectations.map(\.path)))
    }

    @Test(
        "an index that its author let go wrong is reported, a right one is not",
        .enabled(if: folders.allSatisfy(Corpora.available)))
    func integrity() throws {
        let problems = { (path: String) in
            try GeoPackageFile.open(Corpora.url(path), readOnly: true).read { try $0.integrityProblems() }
        }
        #expect(try problems("corpora/ogc-gpkg-samples/gdal_sample_v1.2_spatial_index_extension.gpkg") == [])
        #expect(try problems("corpora/gpkg-misc/bubenec.gpkg") == [])
        // Its index holds entries of zeros for rows without a geometry.
        let first = try problems("corpora/ogc-gpkg-samples/gdal_sample.gpkg").first
        #expect(first == "layer `geomcollection2d`: its spatial index does not match 1 features")
    }

    /// "name rows" and, where there are any, how many are null and how many are refused, with the first reason.
    private func summary(of table: StoredTable, _ reader: GeoPackageReader) throws -> String {
        guard let geometry = table.geometry else { return "\(table.name) \(try reader.count(of: table.name))" }
        _ = try reader.crs(geometry.srsID)
        var (rows, nulls) = (0, 0)
        var reasons: [String] = []
        try reader.forEachRow(of: table.name, columns: [geometry.name]) { row throws in
            rows += 1
            do {
                if try row.geometry(0) == nil { nulls += 1 }
            } catch let error as GeoPackageError {
                reasons.append(error.message.replacing("the geometry cannot be read: ", with: ""))
            }
        }
        var summary = "\(table.name) \(rows)"
        if nulls > 0 { summary += ", \(nulls) null" }
        if let reason = reasons.first { summary += ", \(reasons.count) refused: \(reason)" }
        return summary
    }
}
