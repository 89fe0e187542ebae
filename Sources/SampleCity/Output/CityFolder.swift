// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation
internal import LandModel

/// The files of a city folder while they are written; they get their names when all are whole.
final class CityFolder {
    private let folder: URL
    private let streams: [Layer: LayerStream]
    private var dirtyLines: BufferedFile?

    /// The list of what is wrong on purpose.
    static let dirtyName = "dirty.csv"

    /// - Throws: `SampleCityError` when the folder holds a city that is not such a one; the error of the file system.
    init(_ folder: URL, listsDirt: Bool) throws {
        try CityFolder.requireReplaceable(folder)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        var streams: [Layer: LayerStream] = [:]
        for layer in Layer.allCases where layer != .target {
            guard let name = layer.cityFile else { continue }
            streams[layer] = try LayerStream(layer, named: name, in: folder, notice: CityCard.inventedNotice)
        }
        self.streams = streams
        if listsDirt {
            let file = try BufferedFile(folder.appendingPathComponent(CityFolder.dirtyName))
            try file.append("line,id,kind,importer\n".utf8)
            dirtyLines = file
        }
    }

    /// Only a city that was invented as a whole may be written over.
    private static func requireReplaceable(_ folder: URL) throws {
        guard let card = try? Data(contentsOf: folder.appendingPathComponent("city.json")) else { return }
        let members = try? JSONSerialization.jsonObject(with: card) as? [String: Any]
        guard members?["notice"] as? String == CityCard.inventedNotice else {
            throw SampleCityError(
                "`\(folder.path)` holds a city that is not all invented, and was left alone",
                hint: "choose another folder")
        }
    }

    func append(_ lines: [UInt8], to layer: Layer) throws {
        try streams[layer]?.append(lines)
    }

    func append(_ dirty: [DistrictFiles.DirtyLine]) throws {
        for line in dirty {
            // Features begin on the second line.
            let fields = ["\(line.index + 2)", line.id, line.defect.rawValue, line.defect.outcome.rawValue]
            try dirtyLines?.append((fields.joined(separator: ",") + "\n").utf8)
        }
    }

    /// Puts the files in place, the card last: a folder without one is no city yet.
    func publish(card: CityCard) throws {
        try close()
        for layer in Layer.allCases { try streams[layer]?.publish() }
        let list = folder.appendingPathComponent(CityFolder.dirtyName)
        if let dirtyLines {
            try dirtyLines.publish()
        } else if FileManager.default.fileExists(atPath: list.path) {
            // A list left by an earlier run would speak of parcels that are clean now.
            try FileManager.default.removeItem(at: list)
        }
        try card.encoded().write(to: folder.appendingPathComponent("city.json"), options: .atomic)
    }

    private func close() throws {
        for layer in Layer.allCases { try streams[layer]?.close() }
        try dirtyLines?.close()
    }

    func discard() {
        for stream in streams.values { stream.discard() }
        dirtyLines?.discard()
    }
}
