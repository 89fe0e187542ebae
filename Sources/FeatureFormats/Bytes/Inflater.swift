// SPDX-License-Identifier: Apache-2.0
internal import CZlib

/// Inflates gzip, also several members one after the other as `bgzip` and `cat` make them.
@safe struct Inflater: ~Copyable {
    struct Fault: Error {
        let reason: String
    }

    // SAFETY: owned: made in init, freed in deinit, and never handed out.
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var position = 0
    private var count = 0
    /// Whether a member has just ended, so that the file may end too.
    private(set) var isAtEnd = false

    init() {
        // SAFETY: zlib wants a zeroed stream at an address that does not change; freed in deinit.
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15 bits of window, and 16 to say that it is gzip.
        let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib of another version")
    }

    deinit {
        // SAFETY: made in init, used by nobody else.
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    var needsInput: Bool { position == count }

    mutating func give(_ bytes: [UInt8], count: Int) {
        input = bytes
        position = 0
        self.count = count
    }

    /// Inflates into `range` of `buffer`, as far as input and room go.
    mutating func inflate(into buffer: inout MutableSpan<UInt8>, at range: Range<Int>) throws(Fault) -> Int {
        precondition(range.upperBound <= buffer.count, "within the buffer")
        if isAtEnd {
            // Writers to tape fill the last block with zeros.
            while position < count, input[position] == 0 { position += 1 }
            guard position < count else { return 0 }
            unsafe inflateReset(stream)
            isAtEnd = false
        }
        let room = range.count
        var status: Int32 = Z_OK
        // SAFETY: zlib reads from `position` to `count` and writes within the range, both within both arrays; it
        // keeps no pointer that is used after the closures, since both are set anew at each call.
        unsafe input.withUnsafeMutableBufferPointer { from in
            unsafe buffer.withUnsafeMutableBufferPointer { into in
                unsafe stream.pointee.next_in = from.baseAddress.map { unsafe $0 + position }
                unsafe stream.pointee.avail_in = UInt32(count - position)
                unsafe stream.pointee.next_out = into.baseAddress.map { unsafe $0 + range.lowerBound }
                unsafe stream.pointee.avail_out = UInt32(room)
                status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
            }
        }
        position = unsafe count - Int(stream.pointee.avail_in)
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END: isAtEnd = true
        default:
            throw Fault(reason: unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "code \(status)")
        }
        return unsafe room - Int(stream.pointee.avail_out)
    }
}
