// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What the first hundred bytes of a file tell, read before SQLite may touch it.
struct FileInspection {
    private(set) var path: String
    private(set) var isWriteAheadLogged: Bool
    private(set) var isWritable: Bool
    private(set) var folderIsWritable: Bool
    /// A log with content beside the file: changes that are not in the file yet.
    private(set) var hasPendingLog: Bool
    private(set) var userVersion: Int32

    /// - Throws: `notFound`, `noPermission`, `notAGeoPackage`, `newerVersion`, `corrupt` (cut short), `io`.
    init(_ url: URL) throws(GeoPackageError) {
        let path = url.resolvingSymlinksInPath().path
        self.path = path
        let failure = { (code: GeoPackageError.Code, message: String, hint: String?) in
            GeoPackageError(code: code, message: message, file: path, hint: hint)
        }
        let files = FileManager.default
        guard let attributes = try? files.attributesOfItem(atPath: path) else {
            throw failure(.notFound, "there is no such file", "check the path")
        }
        guard let type = attributes[.type] as? FileAttributeType, type == .typeRegular else {
            let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
            throw failure(.notAGeoPackage, isFolder ? "this is a folder" : "this is not a regular file", nil)
        }
        guard files.isReadableFile(atPath: path) else {
            throw failure(.noPermission, "the file may not be read", "check its permissions")
        }
        let size = (attributes[.size] as? NSNumber)?.int64Value ?? 0
        guard size > 0 else { throw failure(.notAGeoPackage, "the file is empty", nil) }
        let header: FileHeader
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            header = FileHeader(bytes: [UInt8](try handle.read(upToCount: FileHeader.length) ?? Data()))
        } catch {
            throw failure(.io, "the file cannot be read: \(error.localizedDescription)", nil)
        }
        guard header.isSQLite else {
            throw failure(.notAGeoPackage, "this is not an SQLite database, let alone a GeoPackage", nil)
        }
        guard header.isGeoPackage else {
            throw failure(
                .notAGeoPackage, "this is an SQLite database, but not a GeoPackage",
                "convert it: ogr2ogr -f GPKG copy.gpkg FILE")
        }
        userVersion = header.userVersion
        // Until version 1.1 the version was in the application identifier alone.
        guard userVersion < 20000 else {
            throw failure(
                .newerVersion, "GeoPackage version \(userVersion / 10000) is newer than this program knows",
                "use a newer release of this program")
        }
        isWriteAheadLogged = header.isWriteAheadLogged
        isWritable = files.isWritableFile(atPath: path)
        folderIsWritable = files.isWritableFile(atPath: (path as NSString).deletingLastPathComponent)
        hasPendingLog = Self.hasContent(path + "-wal")
        // A log may hold the pages that the file lacks; without one they are gone.
        if let expected = header.expectedSize, expected > size, !hasPendingLog, !Self.hasContent(path + "-journal") {
            throw failure(
                .corrupt, "the file was cut short: it should hold \(expected) bytes, and holds \(size)",
                "copy it again from where it came")
        }
    }

    private static func hasContent(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.int64Value ?? 0 > 0
    }
}
