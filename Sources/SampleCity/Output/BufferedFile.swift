// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A file written from its start to its end through a buffer, under another name until it is whole.
final class BufferedFile {
    /// Bytes the buffer holds at most before they go to the file.
    static let capacity = 1 << 20

    private let url: URL
    private let partURL: URL
    private let handle: FileHandle
    private var buffer: [UInt8] = []
    private(set) var writtenBytes = 0

    /// - Throws: the error of the file system.
    init(_ url: URL) throws {
        self.url = url
        partURL = url.deletingLastPathComponent().appendingPathComponent("." + url.lastPathComponent + ".part")
        try Data().write(to: partURL)
        handle = try FileHandle(forWritingTo: partURL)
        buffer.reserveCapacity(BufferedFile.capacity)
    }

    var bufferedBytes: Int { buffer.count }

    func append(_ bytes: some Collection<UInt8>) throws {
        if buffer.count + bytes.count > BufferedFile.capacity { try flush() }
        if bytes.count > BufferedFile.capacity {
            try handle.write(contentsOf: Data(bytes))
            writtenBytes += bytes.count
        } else {
            buffer.append(contentsOf: bytes)
        }
    }

    private func flush() throws {
        try handle.write(contentsOf: Data(buffer))
        writtenBytes += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes what is left and closes the file; it still has its other name.
    func close() throws {
        try flush()
        try handle.close()
    }

    /// Gives the closed file its name, in place of what had it.
    func publish() throws {
        // Foundation's replacing calls want the old file to be there; rename(2) does not care.
        // SAFETY: both paths are Swift strings, lent to the call as C strings for its duration.
        guard unsafe rename(partURL.path, url.path) == 0 else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: url.path])
        }
    }

    /// Removes what was written under the other name.
    func discard() {
        try? FileManager.default.removeItem(at: partURL)
    }
}
