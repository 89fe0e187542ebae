// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import GRDB

extension GeoPackageFile {
    /// Writes a compact copy to hand out: the last committed state in a single file without a log.
    ///
    /// It appears under its name only when it is complete.
    /// - Throws: `alreadyExists`, `notFound` for the folder, `noPermission`, `diskFull`, `io`.
    public func copy(to destination: URL) throws(GeoPackageError) {
        let files = FileManager.default
        guard !files.fileExists(atPath: destination.path) else {
            throw Self.alreadyThere(destination)
        }
        guard files.fileExists(atPath: destination.deletingLastPathComponent().path) else {
            throw GeoPackageError(
                code: .notFound, message: "its folder does not exist", file: destination.path,
                hint: "make the folder first")
        }
        let partial = destination.appendingPathExtension("partial-\(UUID().uuidString)")
        defer { try? files.removeItem(at: partial) }
        do {
            try withoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [partial.path])
            }
            try Self.publish(partial.path, as: destination)
        } catch {
            throw GeoPackageError(error, file: destination.path)
        }
    }
}
