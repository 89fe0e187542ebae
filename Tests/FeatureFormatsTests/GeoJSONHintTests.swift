// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import Testing
import TestSupport

/// The files of mapbox/geojsonhint: good ones load, and of the bad ones all that are wrong in structure are refused.
@Suite struct GeoJSONHintTests {
    static let folder = "corpora/geojsonhint"

    static func files(_ kind: String) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(
            at: Corpora.url("\(folder)/\(kind)"), includingPropertiesForKeys: nil
        ).filter { $0.pathExtension == "geojson" }.sorted { $0.path < $1.path }
    }

    /// Files that the linter calls bad and we load, and why.
    static let loaded = [
        "bad-polygon-interiorring-rhr": "any ring direction is accepted on reading",
        "polygon_winding_order": "any ring direction is accepted on reading",
        "bbox-4or6elements": "bbox is not read",
        "bbox-contains-string": "bbox is not read",
        "bbox-string": "bbox is not read",
        "excessive_precision_truncated": "a warning about digits only",
        "feature_changed_semantics": "foreign members are passed over",
        "featurecollection_changed_semantics": "foreign members are passed over",
        "geometry_changed_semantics": "foreign members are passed over",
        "geometrycollection_nested": "nested collections are avoidable, not wrong",
        "geometrycollection_single": "collections of one are avoidable, not wrong",
        "point-toomany": "coordinates beyond the second are dropped",
        "different-first-size": "coordinates beyond the second are dropped, and the ring is closed in the plane",
    ]

    @Test("all good files load", .enabled(if: Corpora.available(folder)))
    func good() throws {
        let files = try Self.files("good")
        #expect(files.count == 18)
        for file in files {
            #expect(throws: Never.self, "\(file.lastPathComponent)") { try GeoJSON.read(file) }
        }
    }

    @Test("all bad files are refused, but for the listed ones", .enabled(if: Corpora.available(folder)))
    func bad() throws {
        let files = try Self.files("bad")
        #expect(files.count == 44)
        var accepted: Set<String> = []
        for file in files {
            do {
                _ = try GeoJSON.read(file)
                accepted.insert(file.deletingPathExtension().lastPathComponent)
            } catch {
                #expect(error.line != nil && !error.reason.isEmpty)
            }
        }
        #expect(accepted == Set(Self.loaded.keys))
    }
}
