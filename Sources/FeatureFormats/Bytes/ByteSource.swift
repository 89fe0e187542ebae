// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The content of a file from its beginning to its end, inflated if it is gzip.
struct ByteSource: ~Copyable {
    private enum Origin {
        case handle(FileHandle)
        case memory(Data)
    }

    let name: String
    /// The size of the file, where it has one: a pipe has none.
    let totalBytes: Int?
    /// Bytes of the file that were taken, before inflating.
    private(set) var bytesRead = 0
    private var origin: Origin
    private let inspecting: ((borrowing RawSpan) -> Void)?
    /// The first bytes, read ahead to see what the file is.
    private var ahead: [UInt8] = []
    private var inflater: Inflater?

    private static let magic: [UInt8] = [0x1F, 0x8B]

    init(_ url: URL, inspecting: ((borrowing RawSpan) -> Void)?) throws(FormatError) {
        let handle: FileHandle
        do {
            handle = try FileHandle(forReadingFrom: url)
        } catch {
            throw FormatError(file: url.lastPathComponent, reason: "cannot be read: \(error.localizedDescription)")
        }
        try self.init(handle, named: url.lastPathComponent, inspecting: inspecting)
    }

    init(_ handle: FileHandle, named name: String, inspecting: ((borrowing RawSpan) -> Void)?) throws(FormatError) {
        var status = stat()
        let isFile = unsafe fstat(handle.fileDescriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        self.name = name
        self.inspecting = inspecting
        totalBytes = isFile ? Int(status.st_size) : nil
        origin = .handle(handle)
        try recognize()
    }

    init(_ data: Data, named name: String) throws(FormatError) {
        self.name = name
        inspecting = nil
        totalBytes = data.count
        origin = .memory(data)
        try recognize()
    }

    private mutating func recognize() throws(FormatError) {
        var first = [UInt8](repeating: 0, count: Self.magic.count)
        var count = 0
        while count < Self.magic.count {
            var buffer = first.mutableSpan
            let read = try readRaw(into: &buffer, at: count..<Self.magic.count)
            if read == 0 { break }
            count += read
        }
        ahead = Array(first.prefix(count))
        if ahead == Self.magic { inflater = Inflater() }
    }

    /// Fills `range` of `buffer` from its beginning with the next bytes of the content.
    /// - Returns: How many: some, or none at the end.
    mutating func read(into buffer: inout MutableSpan<UInt8>, at range: Range<Int>) throws(FormatError) -> Int {
        guard inflater != nil else { return try readPlain(into: &buffer, at: range) }
        while true {
            if inflater?.needsInput == true {
                var input = [UInt8](repeating: 0, count: Self.inputBytes)
                var span = input.mutableSpan
                let count = try readPlain(into: &span, at: 0..<Self.inputBytes)
                if count == 0 {
                    guard inflater?.isAtEnd == true else { throw cutOff }
                    return 0
                }
                inflater?.give(input, count: count)
            }
            do throws(Inflater.Fault) {
                let count = try inflater?.inflate(into: &buffer, at: range) ?? 0
                if count > 0 { return count }
            } catch {
                throw FormatError(
                    file: name, byte: bytesRead, reason: "its gzip content is damaged: \(error.reason)",
                    hint: "copy or compress it again")
            }
        }
    }

    private static let inputBytes = 1 << 18

    private var cutOff: FormatError {
        FormatError(
            file: name, byte: bytesRead, reason: "its gzip content ends too early",
            hint: "it may have been cut off: copy it again")
    }

    /// Reads bytes as they lie in the file, those read ahead first.
    private mutating func readPlain(
        into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
    ) throws(FormatError) -> Int {
        guard !ahead.isEmpty else { return try readRaw(into: &buffer, at: range) }
        let count = min(ahead.count, range.count)
        for index in 0..<count { buffer[range.lowerBound + index] = ahead[index] }
        ahead.removeFirst(count)
        return count
    }

    private mutating func readRaw(
        into buffer: inout MutableSpan<UInt8>, at range: Range<Int>
    ) throws(FormatError) -> Int {
        precondition(range.upperBound <= buffer.count, "within the buffer")
        let offset = range.lowerBound
        let count: Int
        switch origin {
        case .memory(let data):
            count = min(range.count, data.count - bytesRead)
            let start = data.startIndex + bytesRead
            // SAFETY: the buffer ends `count` bytes or more after `offset`.
            unsafe buffer.withUnsafeMutableBytes { bytes in
                _ = unsafe data.copyBytes(
                    to: UnsafeMutableRawBufferPointer(rebasing: bytes[offset...]), from: start..<start + count)
            }
        case .handle(let handle):
            let descriptor = handle.fileDescriptor
            var outcome = 0
            repeat {
                // SAFETY: no more is asked for than the buffer holds in the range.
                outcome = unsafe buffer.withUnsafeMutableBytes { bytes in
                    unsafe Foundation.read(
                        descriptor, bytes.baseAddress.map { unsafe $0 + offset }, range.count)
                }
            } while outcome < 0 && errno == EINTR
            guard outcome >= 0 else {
                throw FormatError(file: name, reason: "cannot be read: \(unsafe String(cString: strerror(errno)))")
            }
            count = outcome
        }
        bytesRead += count
        // SAFETY: bytes of bytes, all of them initialized.
        if let inspecting, count > 0 { unsafe inspecting(buffer.span.extracting(offset..<offset + count).bytes) }
        return count
    }
}
