// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import GRDB

/// An open GeoPackage.
///
/// ```swift
/// let file = try GeoPackageFile.open(url, readOnly: true)
/// let count = try file.read { try $0.count(of: "parcel") }
/// try file.close()
/// ```
///
/// Reads see the last committed state, run beside each other, and wait for no writer. Writes come one after another,
/// in this process and among processes. May be used from any thread; a call blocks its thread.
public final class GeoPackageFile: Sendable {
    /// How long a writer waits for another one, unless told otherwise.
    public static let defaultBusyTimeoutSeconds = 10.0

    public let url: URL
    public let isReadOnly: Bool
    let path: String
    private let readers: DatabasePool
    /// Writes, when writing is allowed. Else, beside a file with a write-ahead log, it only stays open: the last
    /// connection to close removes the log, which a reader by itself cannot.
    private let keeper: DatabaseQueue?

    /// Opens a GeoPackage of any version 1.x. It is never created.
    ///
    /// A file opened for writing is turned to write-ahead logging. One opened read-only stays as it is, to the byte,
    /// unless a writer was killed before and its log has to be settled; its folder need not be writable.
    /// - Throws: `notFound`, `notAGeoPackage`, `newerVersion`, `noPermission`, `corrupt`, `busy`, `io`.
    public static func open(
        _ url: URL, readOnly: Bool, busyTimeoutSeconds: Double = defaultBusyTimeoutSeconds
    ) throws(GeoPackageError) -> GeoPackageFile {
        try open(url, readOnly: readOnly, durability: .everyCommit, busyTimeoutSeconds: busyTimeoutSeconds)
    }

    static func open(
        _ url: URL, readOnly: Bool, durability: Durability, busyTimeoutSeconds: Double
    ) throws(GeoPackageError) -> GeoPackageFile {
        let inspection = try FileInspection(url)
        if !readOnly {
            guard inspection.isWritable, inspection.folderIsWritable else {
                throw GeoPackageError(
                    code: .noPermission,
                    message: inspection.isWritable ? "its folder may not be written to" : "it may not be written to",
                    file: inspection.path,
                    hint: "check the permissions of the file and of its folder: SQLite writes a log beside the file")
            }
            guard inspection.userVersion < 10500 else {
                throw GeoPackageError(
                    code: .newerVersion,
                    message: "it is of GeoPackage version \(inspection.userVersion), newer than can be written safely",
                    file: inspection.path, hint: "open it read-only, or use a newer release of this program")
            }
        }
        do {
            let file = try GeoPackageFile(
                url, inspection, readOnly: readOnly, durability: durability, busyTimeoutSeconds: busyTimeoutSeconds)
            try file.requireStandardTables()
            return file
        } catch {
            throw GeoPackageError(error, file: inspection.path)
        }
    }

    private init(
        _ url: URL, _ inspection: FileInspection, readOnly: Bool, durability: Durability, busyTimeoutSeconds: Double
    ) throws {
        self.url = url
        path = inspection.path
        isReadOnly = readOnly
        let mayWrite = inspection.isWritable && inspection.folderIsWritable
        if !readOnly || (inspection.isWriteAheadLogged && mayWrite) {
            let keeper = try DatabaseQueue(
                path: path,
                configuration: ConnectionSettings.configuration(
                    readOnly: false, busyTimeoutSeconds: busyTimeoutSeconds))
            try keeper.writeWithoutTransaction { database in
                if !readOnly {
                    try database.execute(
                        sql: durability == .everyCommit ? ConnectionSettings.logged : ConnectionSettings.draft)
                }
                try database.execute(sql: ConnectionSettings.openLog)
            }
            self.keeper = keeper
        } else {
            keeper = nil
        }
        let isImmutable = readOnly && inspection.isWriteAheadLogged && !mayWrite && !inspection.hasPendingLog
        readers = try DatabasePool(
            path: isImmutable ? ConnectionSettings.immutableName(of: path) : path,
            configuration: ConnectionSettings.configuration(readOnly: true, busyTimeoutSeconds: busyTimeoutSeconds))
    }

    deinit {
        try? close()
    }

    /// Closes the file and removes its log. Any further use throws. Closing again does nothing.
    /// - Throws: `busy` when a read or write is still going on.
    public func close() throws(GeoPackageError) {
        do {
            // In this order: the last connection must be one that may remove the log.
            try readers.close()
            try keeper?.close()
        } catch {
            throw GeoPackageError(error, file: path)
        }
    }

    /// Runs `body` on one unchanging state of the file.
    ///
    /// The reader must not outlive `body`. Errors of `body` pass through as they are.
    @discardableResult
    public func read<Result>(_ body: (GeoPackageReader) throws -> Result) throws -> Result {
        do {
            return try readers.read { database in
                try body(GeoPackageReader(database, file: path))
            }
        } catch let error as DatabaseError {
            throw GeoPackageError(error, file: path)
        }
    }

    /// Runs `body` in one transaction, which is committed when `body` returns and undone when it throws.
    ///
    /// A second writer waits until the first is done, for at most the busy timeout. The writer must not outlive
    /// `body`, and `body` must not write to the same file by other means. Errors of `body` pass through as they are.
    /// - Parameters:
    ///   - event: what ``GeoPackageWriter/setEvent(_:)`` would be told first.
    ///   - time: the time of change that is written down for the tables touched.
    /// - Throws: `readOnly`, `busy`, `constraint` for a reference to a row that is not there, `diskFull`, `io`.
    @discardableResult
    public func write<Result>(
        event: Int64? = nil, at time: Date = Date(), _ body: (GeoPackageWriter) throws -> Result
    ) throws -> Result {
        guard !isReadOnly, let keeper else {
            throw GeoPackageError(
                code: .readOnly, message: "the file was opened for reading only", file: path)
        }
        return try keeper.writeWithoutTransaction { database in
            do {
                try database.beginTransaction(.immediate)
                let writer = GeoPackageWriter(database, file: path, time: time)
                if let event { try writer.setEvent(event) }
                let result = try body(writer)
                try writer.finish()
                try database.commit()
                return result
            } catch {
                let failure = error is DatabaseError ? BrokenReference.explain(error, database, path) : error
                try database.rollback()
                throw failure
            }
        }
    }

    private func requireStandardTables() throws {
        try readers.read { database in
            let names = ["gpkg_spatial_ref_sys", "gpkg_contents"]
            for name in names where try !database.tableExists(name) {
                throw GeoPackageError(
                    code: .notAGeoPackage, message: "the table \(name) is missing, which every GeoPackage has")
            }
        }
    }

    /// Runs `body` outside any transaction on the connection that may write, or else on one that reads.
    func withoutTransaction(_ body: (Database) throws -> Void) throws {
        if let keeper { try keeper.writeWithoutTransaction(body) } else { try readers.unsafeRead(body) }
    }
}
