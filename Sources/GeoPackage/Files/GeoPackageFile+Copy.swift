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
            throw GeoPackageError(
                code: .alreadyExists, message: "there is a file or folder of that name already",
                file: destination.path, hint: "choose another name, or remove it first")
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
            let handle = try FileHandle(forUpdating: partial)
            try handle.synchronize()
            try handle.close()
            try files.moveItem(at: partial, to: destination)
        } catch {
            throw GeoPackageError(error, file: destination.path)
        }
    }
}
