// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A file being written: it appears under its name when all of it is there, and not at all when the work fails.
///
/// What is there already and is no ordinary file, such as a pipe, is written to as it is.
final class OutputFile {
    private let path: String
    private let destination: URL
    /// Nil where the destination itself is written to.
    private let draft: URL?
    private let handle: FileHandle

    /// - Parameter workspace: the file that is being read, which must not be the one that is written.
    /// - Throws: `Failure` when nothing can be written there.
    init(_ path: String, besides workspace: URL) throws {
        self.path = path
        let destination = URL(fileURLWithPath: path).resolvingSymlinksInPath()
        self.destination = destination
        let files = FileManager.default
        let source = workspace.resolvingSymlinksInPath().path
        guard ["", "-wal", "-shm", "-cache"].allSatisfy({ source + $0 != destination.path }) else {
            throw Failure(.badInput, "`\(path)` is the workspace\n\nhint: name another file to write to")
        }
        let kind = try? files.attributesOfItem(atPath: destination.path)[.type] as? FileAttributeType
        guard kind != .typeDirectory else {
            throw Failure(.badInput, "`\(path)` is a folder\n\nhint: name a file to write to")
        }
        let process = ProcessInfo.processInfo.processIdentifier
        draft =
            kind.map { $0 == .typeRegular } ?? true
            ? destination.deletingLastPathComponent()
                .appendingPathComponent(".\(destination.lastPathComponent).\(process).draft") : nil
        do {
            if let draft { try Data().write(to: draft) }
            handle = try FileHandle(forWritingTo: draft ?? destination)
        } catch {
            throw Failure(
                .unavailable, "`\(path)` cannot be written\n\nhint: does its folder exist, and may you write there?")
        }
    }

    deinit {
        try? handle.close()
        if let draft { try? FileManager.default.removeItem(at: draft) }
    }

    func write(_ bytes: [UInt8]) throws {
        try handle.write(contentsOf: bytes)
    }

    /// Gives the file its name, in place of an older file, whose permissions it takes over.
    func finish() throws {
        try handle.close()
        guard let draft else { return }
        let files = FileManager.default
        if let mode = try? files.attributesOfItem(atPath: destination.path)[.posixPermissions] {
            try files.setAttributes([.posixPermissions: mode], ofItemAtPath: draft.path)
        }
        // SAFETY: both paths outlive the call, which keeps none.
        guard unsafe rename(draft.path, destination.path) == 0 else {
            throw Failure(.failure, "`\(path)` cannot be given its name: \(unsafe String(cString: strerror(errno)))")
        }
    }
}
