// SPDX-License-Identifier: Apache-2.0

/// Writes CSV (RFC 4180).
public enum CSV {
    /// A header and rows with LF at the end of each line; a field is quoted only where it must be.
    ///
    /// For Excel, which takes a text without a mark for GBK, put `"\u{FEFF}"` before it.
    public static func write(header: [String], rows: some Sequence<[String]>) -> String {
        var text = line(header)
        for row in rows {
            precondition(row.count == header.count, "a row has as many fields as the header")
            text += line(row)
        }
        return text
    }

    private static func line(_ fields: [String]) -> String {
        // A single empty field would be an empty line.
        if fields == [""] { return "\"\"\n" }
        return fields.map(field).joined(separator: ",") + "\n"
    }

    private static func field(_ text: String) -> String {
        let needsQuotes =
            text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
            || text.first?.isWhitespace == true || text.last?.isWhitespace == true || text.hasPrefix("\u{FEFF}")
        // By scalars, not characters: a quote with a combining mark behind it is a quote to every reader.
        let doubled = text.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false)
            .map { String($0) }.joined(separator: "\"\"")
        return needsQuotes ? "\"\(doubled)\"" : text
    }
}
