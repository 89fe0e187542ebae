// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation
internal import LandModel

/// The file of one layer, appended to in pieces: a feature collection with its notice, or a table with its header.
final class LayerStream {
    private let file: BufferedFile
    private let isCollection: Bool
    private var isEmpty = true

    /// - Parameter name: The layer's file in the folder, such as `parcel.geojson`.
    init(_ layer: Layer, named name: String, in folder: URL, notice: String) throws {
        file = try BufferedFile(folder.appendingPathComponent(name))
        isCollection = layer.schema.geometry != nil
        if isCollection {
            // The collection's own members on the first line, so that feature n stands on line n + 1.
            let head = GeoJSON.write([], foreignMembers: [("notice", .text(notice))])
            try file.append(head.prefix(head.count - "]}\n".utf8.count))
        } else {
            try file.append(Data(CSV.write(header: CityFiles.columns(of: layer), rows: [[String]]()).utf8))
        }
    }

    /// Adds lines as `CityFiles.lines` gives them.
    func append(_ lines: [UInt8]) throws {
        guard !lines.isEmpty else { return }
        if isCollection { try file.append(isEmpty ? "\n".utf8 : ",\n".utf8) }
        isEmpty = false
        try file.append(lines)
    }

    func close() throws {
        if isCollection { try file.append(isEmpty ? "]}\n".utf8 : "\n]}\n".utf8) }
        try file.close()
    }

    func publish() throws { try file.publish() }

    func discard() { file.discard() }
}
