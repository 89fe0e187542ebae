// SPDX-License-Identifier: Apache-2.0
public import CoordinateReference
public import Foundation
internal import GRDB

extension GeoPackageFile {
    /// Makes a GeoPackage without layers and opens it for writing.
    ///
    /// - Parameters:
    ///   - crs: registered beside the three systems every GeoPackage has.
    ///   - durability: `whenPublished` for a file that is filled under a temporary name and then given its own by
    ///     ``publish(as:)``; more than twice as fast (decision 0005).
    /// - Throws: `alreadyExists`, and then the file there is not touched; `notFound` for the folder; `noPermission`;
    ///   `diskFull`; `io`. When it throws, nothing is left behind.
    public static func create(
        at url: URL, crs: CRS, durability: Durability = .everyCommit,
        busyTimeoutSeconds: Double = defaultBusyTimeoutSeconds
    ) throws(GeoPackageError) -> GeoPackageFile {
        try reserve(url)
        let path = url.resolvingSymlinksInPath().path
        do {
            // Everything comes in one transaction before the log is turned on: a half-made file is an empty one.
            let queue = try DatabaseQueue(
                path: path,
                configuration: ConnectionSettings.configuration(
                    readOnly: false, busyTimeoutSeconds: busyTimeoutSeconds))
            if durability == .whenPublished {
                try queue.writeWithoutTransaction { try $0.execute(sql: ConnectionSettings.draft) }
            }
            try queue.write { database in
                try database.execute(sql: StandardTables.create)
                _ = try GeoPackageWriter(database, file: path, time: Date()).registerCRS(crs)
            }
            try queue.close()
            return try open(
                url, readOnly: false, durability: durability, busyTimeoutSeconds: busyTimeoutSeconds)
        } catch {
            for suffix in ["", "-journal", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: path + suffix)
            }
            throw GeoPackageError(error, file: path)
        }
    }

    /// Makes an empty file, and fails if there is one: two programs cannot both believe to have made it.
    private static func reserve(_ url: URL) throws(GeoPackageError) {
        do {
            try Data().write(to: url, options: .withoutOverwriting)
        } catch let error as CocoaError {
            let path = url.path
            switch error.code {
            case .fileWriteFileExists:
                throw alreadyThere(url)
            case .fileNoSuchFile, .fileReadNoSuchFile:
                throw GeoPackageError(
                    code: .notFound, message: "its folder does not exist", file: path, hint: "make the folder first")
            case .fileWriteNoPermission, .fileReadNoPermission, .fileWriteVolumeReadOnly:
                throw GeoPackageError(
                    code: .noPermission, message: "nothing may be written to its folder", file: path,
                    hint: "check the permissions of the folder")
            case .fileWriteOutOfSpace:
                throw GeoPackageError(code: .diskFull, message: "the disk is full", file: path)
            default:
                throw GeoPackageError(
                    code: .io, message: "it cannot be made: \(error.localizedDescription)", file: path)
            }
        } catch {
            throw GeoPackageError(code: .io, message: "it cannot be made: \(error)", file: url.path)
        }
    }
}
