// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// What tells one state of a workspace file from another, without reading it: a change by any program changes it.
///
/// Size, times and identity of the file and of its write-ahead log, and the salts of the log. Copying or touching a file
/// changes it too, which costs no more than reading once again.
struct DataVersion: Equatable {
    let words: [UInt64]
    /// When either file changed last, in nanoseconds since 1970.
    private let changedAt: UInt64

    static let wordCount = 2 * (7 + headerWords)
    private static let headerWords = 13

    /// Nil where the file cannot be looked at, or where a killed writer has left work to be undone.
    init?(of url: URL) {
        let path = url.resolvingSymlinksInPath().path
        if let journal = Self.status(path + "-journal"), journal.size > 0 { return nil }
        // Do not open the database file here: closing it again would drop every lock that SQLite holds on it in this
        // process (POSIX; sqlite.org/howtocorrupt.html, 2.2), and others could then remove the log under a writer.
        guard let file = Self.status(path) else { return nil }
        let log = Self.status(path + "-wal", readingHeader: true).flatMap { $0.size > 0 ? $0 : nil }
        words = file.words + (log?.words ?? [UInt64](repeating: 0, count: Self.wordCount / 2))
        changedAt = max(file.changedAt, log?.changedAt ?? 0)
    }

    /// Whether the last change is so long ago that one more could not bear the same time.
    var isSettled: Bool {
        // Clocks of file systems tick every few milliseconds, some every second or two.
        let isCoarse = changedAt % 1_000_000_000 == 0
        let now = UInt64(max(0, Date().timeIntervalSince1970) * 1e9)
        return changedAt + (isCoarse ? 2_500_000_000 : 50_000_000) < now
    }

    private struct Status {
        let words: [UInt64]
        let size: Int64
        let changedAt: UInt64
    }

    private static func status(_ path: String, readingHeader: Bool = false) -> Status? {
        var found = stat()
        // SAFETY: the call reads the path and fills the structure, both for its duration only.
        guard unsafe stat(path, &found) == 0 else { return nil }
        #if canImport(Darwin)
            let (modified, changed) = (found.st_mtimespec, found.st_ctimespec)
        #else
            let (modified, changed) = (found.st_mtim, found.st_ctim)
        #endif
        func nanoseconds(_ time: timespec) -> UInt64 {
            UInt64(bitPattern: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
        }
        var header: [UInt8] = []
        if readingHeader {
            // Bytes 16 to 31 of a log hold its salts and checksum.
            guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
            defer { try? handle.close() }
            header = (try? handle.read(upToCount: headerWords * 8)).flatMap { $0 }.map([UInt8].init) ?? []
        }
        header += [UInt8](repeating: 0, count: headerWords * 8 - header.count)
        let headerBits = (0..<headerWords).map { word in
            header[8 * word..<8 * word + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        }
        return Status(
            words: [
                1, UInt64(bitPattern: Int64(found.st_size)), nanoseconds(modified), nanoseconds(changed),
                UInt64(found.st_ino), UInt64(bitPattern: Int64(found.st_dev)), 0,
            ] + headerBits, size: Int64(found.st_size), changedAt: max(nanoseconds(modified), nanoseconds(changed)))
    }
}
