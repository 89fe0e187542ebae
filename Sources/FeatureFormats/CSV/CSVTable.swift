// SPDX-License-Identifier: Apache-2.0
public import Foundation

/// A table of texts as a CSV file holds it (RFC 4180), with the line each row begins on.
public struct CSVTable: Sendable {
    /// For messages.
    public let file: String
    /// Column names, without spaces around them. No name occurs twice; columns without a name are empty texts.
    public let header: [String]
    /// Each row has as many fields as the header.
    public let rows: [CSVRow]

    /// Reads UTF-8 (with or without a mark), marked UTF-16, or GB18030; lines end with LF, CRLF or CR.
    ///
    /// Fields are kept as they are, spaces included. Empty lines are passed over, except in a table of one column,
    /// where they are rows.
    /// - Throws: ``FormatError`` with the line: for a row with more or fewer fields than the header, a quote in the
    ///   middle of a field, a quoted field that does not end, a column name that occurs twice, an empty file.
    public static func read(_ url: URL, separator: Character = ",") throws(FormatError) -> CSVTable {
        try read(Data(readingFile: url), named: url.lastPathComponent, separator: separator)
    }

    /// Reads the content of a file; `name` is for messages.
    public static func read(
        _ data: Data, named name: String, separator: Character = ","
    ) throws(FormatError) -> CSVTable {
        var scanner = CSVScanner(try String(decodingFile: data, named: name), file: name, separator: separator)
        guard let first = try scanner.row() else { throw FormatError(file: name, reason: "is empty") }
        let header = first.fields.map { $0.trimmingCharacters(in: .whitespaces) }
        var names = Set<String>()
        for column in header where !column.isEmpty && !names.insert(column).inserted {
            throw FormatError(file: name, line: first.line, reason: "the column `\(column)` occurs twice")
        }
        var rows: [CSVRow] = []
        while let row = try scanner.row() {
            if row.isBlank && header.count > 1 { continue }
            guard row.fields.count == header.count else {
                throw FormatError(
                    file: name, line: row.line,
                    reason: "the row has \(row.fields.count) fields, the header \(header.count)",
                    hint: "put a field that contains `\(separator)` into quotes")
            }
            rows.append(CSVRow(fields: row.fields, line: row.line))
        }
        return CSVTable(file: name, header: header, rows: rows)
    }

    /// The place of a column in every row; nil when there is none of that name.
    public func index(of column: String) -> Int? {
        column.isEmpty ? nil : header.firstIndex(of: column)
    }

    /// The place of a column that must be there.
    /// - Throws: ``FormatError`` that names the columns there are.
    public func requiredIndex(of column: String) throws(FormatError) -> Int {
        if let index = index(of: column) { return index }
        throw FormatError(
            file: file, line: 1, reason: "there is no column `\(column)`",
            hint: "the columns are \(header.map { "`\($0)`" }.joined(separator: ", "))")
    }
}
