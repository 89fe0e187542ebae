// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// An empty folder that goes when the last reference to it does.
public final class ScratchFolder: Sendable {
    public let root: URL

    public init() throws {
        root = FileManager.default.temporaryDirectory.appendingPathComponent("suodi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    public func url(_ name: String) -> URL {
        root.appendingPathComponent(name)
    }

    /// Writes a text file and returns where it is.
    @discardableResult
    public func write(_ text: String, to name: String) throws -> URL {
        try FileManager.default.createDirectory(
            at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url(name))
        return url(name)
    }

    deinit {
        try? FileManager.default.removeItem(at: root)
    }
}
