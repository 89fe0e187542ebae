// SPDX-License-Identifier: Apache-2.0

/// Cuts a CSV text into rows of fields.
struct CSVScanner {
    struct Row {
        var fields: [String] = []
        let line: Int
        /// A line without anything, not even quotes.
        var isBlank = false
    }

    /// UTF-8, in which the bytes that matter here never occur inside another character.
    private let text: [UInt8]
    private let file: String
    private let separator: UInt8
    private var position = 0
    private var line = 1

    init(_ text: String, file: String, separator: Character) {
        guard let byte = separator.asciiValue, separator != "\"", !separator.isNewline else {
            preconditionFailure("a separator is an ASCII character other than quote and line end")
        }
        self.text = Array(text.utf8)
        self.file = file
        self.separator = byte
    }

    /// The next row; nil at the end.
    mutating func row() throws(FormatError) -> Row? {
        guard position < text.count else { return nil }
        var row = Row(line: line)
        let start = position
        repeat {
            row.fields.append(try field())
        } while skip(separator)
        row.isBlank = position == start
        endLine()
        return row
    }

    private mutating func field() throws(FormatError) -> String {
        if skip(Self.quote) { return try quotedField() }
        let start = position
        while position < text.count, !isEndOfField(text[position]) {
            if text[position] == Self.quote {
                throw FormatError(
                    file: file, line: line, reason: "a quote in the middle of a field",
                    hint: "put the whole field into quotes, and write each quote in it twice")
            }
            position += 1
        }
        return string(start..<position)
    }

    /// Reads what follows an opening quote.
    private mutating func quotedField() throws(FormatError) -> String {
        let opening = line
        var field = ""
        var start = position
        while position < text.count {
            guard text[position] == Self.quote else {
                if text[position] == Self.lineFeed || isLoneReturn { line += 1 }
                position += 1
                continue
            }
            field += string(start..<position)
            position += 1
            if position < text.count, text[position] == Self.quote {
                start = position
                position += 1
                continue
            }
            guard position == text.count || isEndOfField(text[position]) else {
                throw FormatError(
                    file: file, line: line, reason: "text after the closing quote of a field",
                    hint: "write a quote inside a quoted field twice")
            }
            return field
        }
        throw FormatError(
            file: file, line: opening, reason: "the quoted field that begins here does not end",
            hint: "close its quote; the file may have been cut off")
    }

    private mutating func endLine() {
        guard position < text.count else { return }
        if text[position] == Self.carriageReturn && !isLoneReturn { position += 1 }
        position += 1
        line += 1
    }

    /// Whether the byte at the position is a CR that no LF follows.
    private var isLoneReturn: Bool {
        text[position] == Self.carriageReturn
            && (position + 1 == text.count || text[position + 1] != Self.lineFeed)
    }

    private func isEndOfField(_ byte: UInt8) -> Bool {
        byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard position < text.count, text[position] == byte else { return false }
        position += 1
        return true
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
}
