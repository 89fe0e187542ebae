// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A file being written: it appears under its name when all of it is there, and not at all when the work fails.
final class OutputFile {
    private let destination: URL
    private let draft: URL
    private let handle: FileHandle

    /// - Throws: the error of the file system, as for a folder that is not there.
    init(_ path: String) throws {
        destination = URL(fileURLWithPath: path)
        draft = destination.deletingLastPathComponent()
            .appendingPathComponent(".\(destination.lastPathComponent).\(ProcessInfo.processInfo.processIdentifier).draft")
        try Data().write(to: draft)
        handle = try FileHandle(forWritingTo: draft)
    }

    deinit {
        try? handle.close()
        try? FileManager.default.removeItem(at: draft)
    }

    func write(_ bytes: [UInt8]) throws {
        try handle.write(contentsOf: bytes)
    }

    /// Gives the file its name, in place of an older file.
    func finish() throws {
        try handle.close()
        // SAFETY: both paths outlive the call, which keeps none.
        guard unsafe rename(draft.path, destination.path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: destination.path])
        }
    }
}
