// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// The files of a generated city, byte for byte as they are written.
public struct GeneratedCity: Sendable {
    public struct File: Hashable, Sendable {
        /// Name in the city's folder, such as `parcel.geojson`.
        public let name: String
        public let contents: Data
    }

    /// In the order of their names.
    public let files: [File]

    init(files: [File]) {
        self.files = files.sorted { $0.name < $1.name }
    }

    public subscript(name: String) -> Data? {
        files.first { $0.name == name }?.contents
    }

    /// Writes the files into `folder`, which is made where it does not exist; other files there are left alone.
    ///
    /// - Throws: the error of the file system.
    public func write(to folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for file in files {
            try file.contents.write(to: folder.appendingPathComponent(file.name), options: .atomic)
        }
    }
}
