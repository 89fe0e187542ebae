// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import Testing
import TestSupport

/// The GeoJSON files of mapshaper's tests: what other programs wrote, and what once broke a reader.
@Suite struct MapshaperTests {
    static let folder = "corpora/mapshaper-testdata"

    /// Files that do not load, and a part of the reason.
    static let refused: [String: String] = [
        // Not JSON: a comma is missing between features, and a member is written as a number alone.
        "issues/384_invalid_json/sample.json": "expected `,` or `]`, found `{`",
        "issues/384_invalid_json/sample1.json": "expected `,` or `}`, found `.`",
        // Which edge closes a ring must not be guessed where land is measured.
        "issues/125/openring.json": "ring 1 is not closed",
    ]

    static func files() throws -> [String: URL] {
        let root = Corpora.url(folder).resolvingSymlinksInPath()
        var files: [String: URL] = [:]
        let enumerator = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        while let file = enumerator?.nextObject() as? URL {
            let path = String(file.resolvingSymlinksInPath().path.dropFirst(root.path.count + 1))
            let isGeoJSON = [".json", ".geojson", ".json.gz"].contains { path.hasSuffix($0) }
            if isGeoJSON && !path.hasPrefix("json/") { files[path] = file }
        }
        return files
    }

    @Test("all load, also compressed, but for the listed ones", .enabled(if: Corpora.available(folder)))
    func table() throws {
        let files = try Self.files()
        #expect(files.count == 199)
        for (path, file) in files.sorted(by: { $0.key < $1.key }) {
            var reason: String?
            do throws(FormatError) {
                _ = try GeoJSON.read(file)
            } catch {
                #expect(error.line != nil, "\(path)")
                reason = error.reason
            }
            if let expected = Self.refused[path] {
                #expect(reason?.contains(expected) == true, "\(path): \(reason ?? "loaded")")
            } else {
                #expect(reason == nil, "\(path): \(reason ?? "")")
            }
        }
    }
}
