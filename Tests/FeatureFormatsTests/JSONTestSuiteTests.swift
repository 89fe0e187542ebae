// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing
import TestSupport

@testable import FeatureFormats

/// JSONTestSuite (Seriot 2016): what every parser must accept (`y_`), must refuse (`n_`) and may do (`i_`).
@Suite struct JSONTestSuiteTests {
    static let folder = "corpora/mapshaper-testdata/json/JSONTestSuite/test_parsing"

    /// Must be accepted, says the suite; we refuse them.
    static let refused: Set<String> = [
        // Which of two values is meant nobody can say; a property must not be lost.
        "y_object_duplicated_key", "y_object_duplicated_key_and_value",
    ]

    /// May be refused; we accept them, and refuse the other 30.
    static let accepted: Set<String> = [
        // Nearer to zero than any number but zero.
        "i_number_double_huge_neg_exp", "i_number_real_underflow",
        // Beyond 64 bits, but not beyond a double.
        "i_number_too_big_neg_int", "i_number_too_big_pos_int", "i_number_very_big_negative_int",
    ]

    static func isAccepted(_ bytes: [UInt8]) -> Bool {
        var reader = JSONReader(bytes, in: 0..<bytes.count)
        do throws(JSONFault) {
            _ = try reader.value()
        } catch {
            return false
        }
        reader.skipSpace()
        return reader.next == nil
    }

    @Test("both readers accept and refuse what the suite says", .enabled(if: Corpora.available(folder)))
    func suite() throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: Corpora.url(Self.folder), includingPropertiesForKeys: nil)
        #expect(files.count == 318)
        for file in files {
            let name = file.deletingPathExtension().lastPathComponent
            let text = [UInt8](try Data(contentsOf: file))
            let expected = Self.accepted.contains(name) || name.hasPrefix("y_") && !Self.refused.contains(name)
            #expect(Self.isAccepted(text) == expected, "\(name)")
            // The same as the value of a property, where simdjson reads it.
            let feature =
                Array(#"{"type":"Feature","geometry":null,"properties":{"a":"#.utf8) + text + Array("}}".utf8)
            let reading = Reading { () throws(FormatError) in try GeoJSONStreamTests.read(feature, chunkBytes: 1 << 20)
            }
            #expect((reading.error == nil) == expected, "\(name): \(reading.error?.description ?? "accepted")")
            GeoJSONStreamTests.compare(feature, [1 << 20], 0)
        }
    }
}
