// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Foundation
internal import LandModel
internal import Synchronization

/// A file of named columns, mapped into memory: columns are read where they lie.
///
/// A header (magic, format, the words it is valid for, the table of sections, its checksum), then the sections, each
/// from a multiple of 64 on. All that is read is covered by checksums, and tested before anything is believed:
/// what is cut short, altered, of another version or of another file is no cache. Numbers are as this machine keeps
/// them; the magic reads otherwise where that differs.
struct CacheFile {
    private static let magic: UInt64 = 0x3148_4341_4344_5553
    private static let nameLength = 48
    private static let entryLength = nameLength + 24
    private static let alignment = 64

    private let memory: ColumnMemory
    private let sections: [String: (offset: Int, byteCount: Int)]

    /// Opens the cache at `url`; nil where there is none that is sound and valid for `key`.
    init?(at url: URL, key: [UInt64]) {
        guard let memory = CacheFile.map(url) else { return nil }
        let headerLength = CacheFile.headerLength(keyCount: key.count, sectionCount: 0)
        guard memory.byteCount >= headerLength else { return nil }
        let header = Column<UInt64>(in: memory, atByte: 0, count: headerLength / 8)
        guard header[0] == CacheFile.magic, header[1] == UInt64(memory.byteCount),
            (0..<key.count).allSatisfy({ header[4 + $0] == key[$0] }),
            let sectionCount = Int(exactly: header[2]), sectionCount < 1000,
            CacheFile.headerLength(keyCount: key.count, sectionCount: sectionCount) <= memory.byteCount
        else { return nil }
        let tableStart = headerLength
        let tableLength = sectionCount * CacheFile.entryLength
        let table = Column<UInt8>(in: memory, atByte: tableStart, count: tableLength)
        guard header[3] == CacheFile.checksum(of: table, seed: key.reduce(header[1] ^ header[2]) { $0 &* 31 &+ $1 })
        else { return nil }
        var found: [(name: String, offset: Int, byteCount: Int, checksum: UInt64)] = []
        for entry in 0..<sectionCount {
            let start = entry * CacheFile.entryLength
            let name = String(
                decoding: table[start..<start + CacheFile.nameLength].prefix { $0 != 0 }, as: UTF8.self)
            let numbers = Column<UInt64>(in: memory, atByte: tableStart + start + CacheFile.nameLength, count: 3)
            guard let offset = Int(exactly: numbers[0]), let byteCount = Int(exactly: numbers[1]),
                offset % CacheFile.alignment == 0, offset <= memory.byteCount, byteCount <= memory.byteCount - offset
            else { return nil }
            found.append((name, offset, byteCount, numbers[2]))
        }
        let sound = CacheFile.inParallel(found.count) { [found] position in
            let section = found[position]
            let bytes = Column<UInt8>(in: memory, atByte: section.offset, count: section.byteCount)
            return CacheFile.checksum(of: bytes, seed: UInt64(section.byteCount)) == section.checksum
        }
        guard sound else { return nil }
        self.memory = memory
        sections = Dictionary(found.map { ($0.name, ($0.offset, $0.byteCount)) }) { first, _ in first }
    }

    var names: some Sequence<String> { sections.keys }

    /// A column by name; nil where there is none of that name and kind.
    func column<Element: BitwiseCopyable & Sendable>(_ name: String, of: Element.Type = Element.self) -> Column<
        Element
    >? {
        guard let section = sections[name], section.byteCount % MemoryLayout<Element>.stride == 0 else { return nil }
        return Column(in: memory, atByte: section.offset, count: section.byteCount / MemoryLayout<Element>.stride)
    }

    /// All columns, as bytes.
    var columns: NamedColumns {
        var columns = NamedColumns()
        for name in names { if let bytes = column(name, of: UInt8.self) { columns.set(name, bytes) } }
        return columns
    }

    /// Writes a cache that appears under its name complete, or not at all.
    static func write(_ sections: [CacheSection], to url: URL, besides workspace: URL, key: [UInt64]) throws {
        var offset =
            (headerLength(keyCount: key.count, sectionCount: sections.count) + alignment - 1) / alignment * alignment
        var table = Data()
        var starts: [Int] = []
        for section in sections {
            precondition(section.name.utf8.count < nameLength, "a section name fits its field")
            starts.append(offset)
            let bytes = section.bytes
            table.append(contentsOf: section.name.utf8)
            table.append(contentsOf: [UInt8](repeating: 0, count: nameLength - section.name.utf8.count))
            for number in [UInt64(offset), UInt64(bytes.count), checksum(of: bytes, seed: UInt64(bytes.count))] {
                table.append(contentsOf: number.nativeBytes)
            }
            offset = (offset + bytes.count + alignment - 1) / alignment * alignment
        }
        let tableColumn = Column([UInt8](table))
        let seed = key.reduce(UInt64(offset) ^ UInt64(sections.count)) { $0 &* 31 &+ $1 }
        let header = [magic, UInt64(offset), UInt64(sections.count), checksum(of: tableColumn, seed: seed)] + key
        let partial = url.deletingLastPathComponent().appendingPathComponent(
            url.lastPathComponent + ".partial-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)")
        let files = FileManager.default
        // No more than the workspace itself allows: what is in the one is in the other.
        let attributes = try? files.attributesOfItem(atPath: workspace.path)
        let mode = attributes?[.posixPermissions].map { [FileAttributeKey.posixPermissions: $0] }
        guard
            files.createFile(
                atPath: partial.path, contents: Data(header.flatMap(\.nativeBytes)) + table, attributes: mode)
        else {
            throw CocoaError(.fileWriteUnknown)
        }
        do {
            let handle = try FileHandle(forWritingTo: partial)
            defer { try? handle.close() }
            for (section, start) in zip(sections, starts) {
                try handle.seek(toOffset: UInt64(start))
                try section.bytes.withBytes { bytes in
                    // SAFETY: the bytes are written before the closure ends and are not kept.
                    try unsafe bytes.withUnsafeBytes { buffer in
                        guard let address = buffer.baseAddress, buffer.count > 0 else { return }
                        try unsafe handle.write(
                            contentsOf: Data(
                                bytesNoCopy: UnsafeMutableRawPointer(mutating: address), count: buffer.count,
                                deallocator: .none))
                    }
                }
            }
            try handle.truncate(atOffset: UInt64(offset))
            // SAFETY: the call reads both paths for its duration only.
            guard unsafe rename(partial.path, url.path) == 0 else { throw CocoaError(.fileWriteUnknown) }
        } catch {
            try? files.removeItem(at: partial)
            throw error
        }
    }

    private static func headerLength(keyCount: Int, sectionCount: Int) -> Int {
        (4 + keyCount) * 8 + sectionCount * entryLength
    }

    private static func map(_ url: URL) -> ColumnMemory? {
        guard let handle = try? FileHandle(forReadingFrom: url), let size = try? handle.seekToEnd(),
            let byteCount = Int(exactly: size), byteCount > 0
        else { return nil }
        defer { try? handle.close() }
        // SAFETY: a private mapping of a file that its writer never touches again, given back by `munmap`.
        guard let address = unsafe mmap(nil, byteCount, PROT_READ, MAP_PRIVATE, handle.fileDescriptor, 0),
            unsafe address != MAP_FAILED
        else { return nil }
        return unsafe ColumnMemory(address, byteCount: byteCount) { address, byteCount in
            unsafe munmap(address, byteCount)
        }
    }

    /// Four sums side by side over words, so that memory is the limit and not the multiplications.
    private static func checksum(of bytes: Column<UInt8>, seed: UInt64) -> UInt64 {
        bytes.withBytes { bytes in
            let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
            var lanes = SIMD4<UInt64>(seed, seed ^ prime, ~seed, seed &+ prime)
            var offset = 0
            // SAFETY: each load lies within the bytes.
            while offset + 32 <= bytes.byteCount {
                let words = unsafe SIMD4(
                    bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self),
                    bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset + 8, as: UInt64.self),
                    bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset + 16, as: UInt64.self),
                    bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset + 24, as: UInt64.self))
                lanes = (lanes ^ words) &* SIMD4(repeating: prime)
                lanes ^= lanes &>> SIMD4(repeating: 29)
                offset += 32
            }
            var sum = lanes[0] &+ lanes[1] &* 3 &+ lanes[2] &* 5 &+ lanes[3] &* 7
            while offset < bytes.byteCount {
                sum = (sum ^ UInt64(unsafe bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self))) &* prime
                sum ^= sum >> 29
                offset += 1
            }
            return sum
        }
    }

    private static func inParallel(_ count: Int, _ isSound: @Sendable (Int) -> Bool) -> Bool {
        let unsound = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: count) { position in
            if !isSound(position) { unsound.withLock { $0 += 1 } }
        }
        return unsound.withLock { $0 == 0 }
    }
}

/// A named column on its way into a cache.
struct CacheSection {
    let name: String
    let bytes: Column<UInt8>

    init<Element: BitwiseCopyable & Sendable>(_ name: String, _ column: Column<Element>) {
        self.name = name
        bytes = column.asBytes
    }
}

extension UInt64 {
    /// As they lie in memory.
    fileprivate var nativeBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: littleEndian >> (8 * UInt64($0))) } }
}
