// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation

/// A hand-kept table of facts, read by column name. Empty fields are absent values.
struct FactTable {
    struct Row {
        let file: String
        let line: Int
        let values: [String: String]

        subscript(column: String) -> String? {
            values[column].flatMap { $0.isEmpty ? nil : $0 }
        }

        func required(_ column: String) throws -> String {
            guard let text = self[column] else {
                throw SampleCityError("\(file):\(line): column `\(column)` is empty")
            }
            return text
        }

        func number(_ column: String) throws -> Double? {
            guard let text = self[column] else { return nil }
            guard let number = Double(text), number.isFinite else {
                throw SampleCityError("\(file):\(line): `\(text)` in column `\(column)` is not a number")
            }
            return number
        }

        func requiredNumber(_ column: String) throws -> Double {
            guard let number = try number(column) else {
                throw SampleCityError("\(file):\(line): column `\(column)` is empty")
            }
            return number
        }

        func flag(_ column: String) -> Bool {
            ["true", "1", "yes", "是"].contains(self[column]?.lowercased())
        }
    }

    let rows: [Row]

    init(_ url: URL) throws {
        let table = try CSVTable.read(url)
        rows = table.rows.map { row in
            Row(
                file: url.lastPathComponent, line: row.line,
                values: Dictionary(zip(table.header, row.fields)) { first, _ in first })
        }
        guard !rows.isEmpty else {
            throw SampleCityError(
                "\(url.lastPathComponent) has no rows", hint: "the folder given holds `source/park.csv`")
        }
    }
}
