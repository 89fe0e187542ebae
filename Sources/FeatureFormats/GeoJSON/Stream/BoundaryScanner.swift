// SPDX-License-Identifier: Apache-2.0

/// Finds where an object of JSON ends, by its braces outside texts; nothing else is looked at, eight bytes at a time.
///
/// Brackets need not be counted: up to the brace that closes the object, a text in which they do not match is not JSON,
/// and whoever reads the object finds that out before its end.
enum BoundaryScanner {
    /// The position behind the brace that closes the object which opens at `start`; nil when the bytes end before.
    static func endOfObject(in text: Span<UInt8>, from start: Int) -> Int? {
        // SAFETY: bytes of bytes.
        let bytes = unsafe text.bytes
        var position = start
        var depth = 0
        while let found = firstOutsideText(in: bytes, from: position) {
            // SAFETY: both searches answer with positions within the span.
            switch unsafe bytes.unsafeLoad(fromUncheckedByteOffset: found, as: UInt8.self) {
            case UInt8(ascii: "{"):
                depth += 1
                position = found + 1
            case UInt8(ascii: "}"):
                depth -= 1
                position = found + 1
                if depth == 0 { return position }
            default:
                guard let end = endOfText(in: bytes, from: found) else { return nil }
                position = end
            }
        }
        return nil
    }

    /// The position behind the quotation mark that closes the text which opens at `start`; nil when the bytes end before.
    private static func endOfText(in bytes: RawSpan, from start: Int) -> Int? {
        var position = start + 1
        while position < bytes.byteCount {
            if position + 8 <= bytes.byteCount {
                // SAFETY: eight bytes from `position` on are within the span.
                let word = unsafe UInt64(
                    littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
                let marks = word.bytes(equalTo: UInt8(ascii: "\"")) | word.bytes(equalTo: UInt8(ascii: "\\"))
                guard marks != 0 else {
                    position += 8
                    continue
                }
                position += marks.trailingZeroBitCount / 8
            }
            // SAFETY: `position` is within the span.
            switch unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self) {
            case UInt8(ascii: "\""): return position + 1
            case UInt8(ascii: "\\"): position += 2
            default: position += 1
            }
        }
        return nil
    }

    /// The next quotation mark or brace.
    private static func firstOutsideText(in bytes: RawSpan, from start: Int) -> Int? {
        var position = start
        while position + 8 <= bytes.byteCount {
            // SAFETY: eight bytes from `position` on are within the span.
            let word = unsafe UInt64(
                littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
            let marks =
                word.bytes(equalTo: UInt8(ascii: "\"")) | word.bytes(equalTo: UInt8(ascii: "{"))
                | word.bytes(equalTo: UInt8(ascii: "}"))
            if marks != 0 { return position + marks.trailingZeroBitCount / 8 }
            position += 8
        }
        while position < bytes.byteCount {
            // SAFETY: `position` is within the span.
            let byte = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { return position }
            position += 1
        }
        return nil
    }
}

extension UInt64 {
    /// Sets the highest bit of each byte that equals `byte`; above the lowest such byte, of others too (Warren 2012,
    /// Hacker's Delight, 6–1), so that only the lowest bit means something.
    fileprivate func bytes(equalTo byte: UInt8) -> UInt64 {
        let difference = self ^ (0x0101_0101_0101_0101 &* UInt64(byte))
        return (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    }
}

extension BoundaryScanner {
    /// The position behind a value; nil when the bytes end before. A value that is not JSON may end anywhere.
    static func endOfValue(in text: Span<UInt8>, from start: Int) -> Int? {
        // SAFETY: bytes of bytes.
        let bytes = unsafe text.bytes
        var position = start
        var depth = 0
        while position < bytes.byteCount {
            // SAFETY: `position` is within the span.
            switch unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self) {
            case UInt8(ascii: "\""):
                guard let end = endOfText(in: bytes, from: position) else { return nil }
                position = end
                if depth == 0 { return position }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth <= 1 { return depth == 0 ? position : position + 1 }
                depth -= 1
                position += 1
            case UInt8(ascii: ","), 0x20, 0x0A, 0x0D, 0x09:
                if depth == 0 { return position }
                position += 1
            default: position += 1
            }
        }
        return nil
    }
}
