// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What is piped into a command, kept in a file for as long as this object lives: an import may have to read it twice.
final class StandardInput {
    let file: URL
    private let folder: URL

    /// - Throws: the error of the file system.
    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("suodi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var piece = try FileHandle.standardInput.read(upToCount: Self.pieceBytes) ?? Data()
        // JSON begins with a brace or a bracket, a sequence with a separator, gzip with its mark; a table with a name.
        let start = piece.drop { Character(UnicodeScalar($0)).isWhitespace || [0xEF, 0xBB, 0xBF].contains($0) }.first
        let isTable = start.map { !([UInt8(ascii: "{"), UInt8(ascii: "["), 0x1E, 0x1F].contains($0)) } ?? false
        file = folder.appendingPathComponent(isTable ? "standard-input.csv" : "standard-input.geojson")
        try Data().write(to: file)
        let handle = try FileHandle(forWritingTo: file)
        while !piece.isEmpty {
            try handle.write(contentsOf: piece)
            piece = try FileHandle.standardInput.read(upToCount: Self.pieceBytes) ?? Data()
        }
        try handle.close()
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private static let pieceBytes = 1 << 20
}
