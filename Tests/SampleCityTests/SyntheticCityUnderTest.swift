// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import LandModel
import SampleCity
import SimpleFeatures
import TestSupport

/// A synthetic city written to a folder and read back from it.
struct SyntheticCityUnderTest: Sendable {
    static let clean = Result { try SyntheticCityUnderTest(parcelCount: 2_000, seed: 7) }
    static let larger = Result { try SyntheticCityUnderTest(parcelCount: 6_000, seed: 5) }
    static let dirty = Result { try SyntheticCityUnderTest(parcelCount: 2_000, seed: 11, dirtyShare: 0.1) }

    let files: [String: Data]
    private let rows: [Layer: [CityUnderTest.Row]]

    init(parcelCount: Int, seed: UInt64, dirtyShare: Double = 0) throws {
        files = try SyntheticCityUnderTest.files(parcelCount: parcelCount, seed: seed, dirtyShare: dirtyShare)
        var rows: [Layer: [CityUnderTest.Row]] = [:]
        for layer in CityUnderTest.layers {
            rows[layer] = try CityUnderTest.rows(of: layer, in: files[layer.cityFile ?? ""] ?? Data())
        }
        self.rows = rows
    }

    subscript(layer: Layer) -> [CityUnderTest.Row] { rows[layer] ?? [] }

    static func files(
        parcelCount: Int, seed: UInt64, dirtyShare: Double = 0, threads: Int = 2
    ) throws -> [String: Data] {
        let folder = try ScratchFolder()
        try SyntheticCity(parcelCount: parcelCount, seed: seed, dirtyShare: dirtyShare)
            .write(to: folder.root, threads: threads)
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.root.path) {
            files[name] = try Data(contentsOf: folder.url(name))
        }
        return files
    }

    /// The lines of `dirty.csv`.
    var dirtyLines: [(line: Int, id: String, kind: String, importer: String)] {
        get throws {
            try CSVTable.read(files["dirty.csv"] ?? Data(), named: "dirty.csv").rows.map {
                (Int($0.fields[0]) ?? -1, $0.fields[1], $0.fields[2], $0.fields[3])
            }
        }
    }
}
