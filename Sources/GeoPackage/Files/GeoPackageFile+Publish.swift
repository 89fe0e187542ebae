// SPDX-License-Identifier: Apache-2.0
internal import CGeoPackageFunctions
public import Foundation

/// What a commit is good for.
public enum Durability: Sendable, Hashable {
    /// What was committed survives the end of the process and a power failure.
    case everyCommit
    /// A draft: nothing is written twice and nothing waits for the disk. A transaction that throws is undone as ever,
    /// but after a kill or a power failure the file is rubbish. It becomes safe, whole, and visible under its name by
    /// ``GeoPackageFile/publish(as:)``. While a draft is written to, it cannot be read by another thread or program.
    case whenPublished
}

extension GeoPackageFile {
    /// Closes the file and gives it its final name, under which it appears whole or not at all: its content is on the
    /// disk before the name is, and the name before this returns.
    ///
    /// ```swift
    /// let draft = try GeoPackageFile.create(at: temporary, crs: crs, durability: .whenPublished)
    /// try draft.write { writer in … }
    /// try draft.publish(as: url)
    /// let file = try GeoPackageFile.open(url, readOnly: false)
    /// ```
    /// - Parameter destination: in the same file system, best in the same folder.
    /// - Throws: `alreadyExists`, and then the file there is not touched; `notFound` for the folder; `noPermission`;
    ///   `diskFull`; `busy` when a read or write is still going on; `io`. The file then still has its old name.
    public func publish(as destination: URL) throws(GeoPackageError) {
        try close()
        try Self.publish(path, as: destination)
    }

    static func publish(_ path: String, as destination: URL) throws(GeoPackageError) {
        let folder = destination.deletingLastPathComponent().path
        try require(unsafe geopackage_sync(path), destination)
        try require(unsafe geopackage_rename_to_new(path, destination.path), destination)
        try require(unsafe geopackage_sync(folder), destination)
    }

    private static func require(_ error: Int32, _ destination: URL) throws(GeoPackageError) {
        guard error != 0 else { return }
        let failure = { (code: GeoPackageError.Code, message: String, hint: String?) in
            GeoPackageError(code: code, message: message, file: destination.path, hint: hint)
        }
        switch error {
        case EEXIST: throw alreadyThere(destination)
        case ENOENT, ENOTDIR: throw failure(.notFound, "its folder does not exist", "make the folder first")
        case EACCES, EPERM, EROFS:
            throw failure(.noPermission, "nothing may be written to its folder", "check the permissions of the folder")
        case ENOSPC, EDQUOT: throw failure(.diskFull, "the disk is full", "free some space")
        default:
            // SAFETY: the text belongs to the C library and is copied at once.
            let reason = unsafe String(cString: strerror(error))
            throw failure(.io, "it cannot be given its name: \(reason)", nil)
        }
    }

    static func alreadyThere(_ url: URL) -> GeoPackageError {
        GeoPackageError(
            code: .alreadyExists, message: "there is a file or folder of that name already", file: url.path,
            hint: "choose another name, or remove it first")
    }
}
