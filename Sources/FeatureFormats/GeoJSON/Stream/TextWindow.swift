// SPDX-License-Identifier: Apache-2.0
internal import CFeatureDecoding

/// The stretch of a text that is in memory, which moves through the file as it is read.
struct TextWindow: ~Copyable {
    /// How far the exact reader may look ahead of its position: a word, an escape or a byte order mark, and to spare.
    private static let lookahead = 16
    /// Bytes behind the text that simdjson may read.
    private static let paddingBytes = 64

    private(set) var source: ByteSource
    /// The text up to `end`, and padding. Whoever keeps a reference keeps this stretch: the next one has its own memory.
    private(set) var bytes = [UInt8](repeating: 0, count: paddingBytes)
    private(set) var end = 0
    /// Which byte of the text the stretch begins with.
    private(set) var offset = 0
    private(set) var isAtEnd = false
    /// Everything before is done with.
    var position = 0
    /// How far lines have been counted, and the line there.
    private var counted = (position: 0, line: 1)

    init(_ source: consuming ByteSource) {
        self.source = source
    }

    /// Lets go what is before the position, and reads on: about `byteCount`, and as much as is already there.
    mutating func readMore(_ byteCount: Int) throws(FormatError) {
        let line = line(at: position)
        let kept = position..<end
        let capacity = kept.count + max(byteCount, kept.count)
        var next = [UInt8](repeating: 0, count: capacity + Self.paddingBytes)
        next.replaceSubrange(0..<kept.count, with: bytes[kept])
        var filled = kept.count
        var span = next.mutableSpan
        while filled < capacity, !isAtEnd {
            let count = try source.read(into: &span, at: filled..<capacity)
            isAtEnd = count == 0
            filled += count
        }
        bytes = next
        offset += position
        counted = (0, line)
        (position, end) = (0, filled)
    }

    /// What the exact reader makes of the text from the position on, and where it ends; nil when that depends on bytes
    /// that have not been read yet.
    func exactly<Value>(
        _ read: (inout JSONReader) throws(JSONFault) -> Value
    ) throws(JSONFault) -> (value: Value, end: Int)? {
        var reader = JSONReader(bytes, in: position..<end)
        let isFinal = { (reader: borrowing JSONReader, isAtEnd: Bool) in
            isAtEnd || reader.position + Self.lookahead <= reader.end
        }
        do throws(JSONFault) {
            let value = try read(&reader)
            return isFinal(reader, isAtEnd) ? (value, reader.position) : nil
        } catch {
            guard isFinal(reader, isAtEnd) else { return nil }
            throw error
        }
    }

    /// The error for a fault in this stretch, which must not lie before the place of the last question.
    mutating func error(for fault: JSONFault) -> FormatError {
        FormatError(
            file: source.name, line: line(at: fault.byte), byte: offset + fault.byte, feature: fault.feature,
            reason: fault.reason, hint: fault.hint)
    }

    /// The line of a place in this stretch, counted on from the place of the last question.
    mutating func line(at place: Int) -> Int {
        precondition(counted.position <= place && place <= end, "lines are counted forward")
        counted.line += bytes.lineCount(in: counted.position..<place)
        counted.position = place
        return counted.line
    }
}

extension [UInt8] {
    /// How many lines end in a range.
    func lineCount(in range: Range<Int>) -> Int {
        // SAFETY: the range lies within the array.
        unsafe withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return 0 }
            precondition(range.upperBound <= bytes.count, "within the text")
            return unsafe suodi_count_lines(base + range.lowerBound, range.count)
        }
    }
}
