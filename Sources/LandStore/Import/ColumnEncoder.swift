// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import GeoPackage
internal import LandModel

/// Stores the plain cells of one column without making values of them.
///
/// It decides only what it can decide as `LayerField.encode` would; all else it leaves to that, which alone knows how
/// to say what is wrong.
struct ColumnEncoder {
    private let field: LayerField
    private var memory = TextMemory()

    init(_ field: LayerField) {
        self.field = field
    }

    /// Appends a cell to the row being built. False, and nothing appended, when the feature must go the exact way.
    mutating func append(_ cell: FeatureBatch.Cell, of batch: FeatureBatch, to rows: inout RowBatch) -> Bool {
        switch (cell.kind, field.kind) {
        case (.absent, _), (.null, _):
            guard !field.isRequired else { return false }
            rows.appendNull()
        case (.boolean, .boolean): rows.appendInteger(cell.boolean ? 1 : 0)
        case (.integer, .integer): rows.appendInteger(cell.integer)
        case (.integer, .real), (.integer, .area), (.integer, .money):
            guard cell.integer >= 0 else { return false }
            rows.appendReal(Double(cell.integer))
        case (.real, .real), (.real, .area), (.real, .money):
            guard cell.real >= 0 else { return false }
            rows.appendReal(cell.real)
        case (.text, .text):
            let text = batch.text[cell.range]
            guard Self.hasNothingToTrim(text) else { return false }
            rows.appendText(utf8: text.span)
        case (.text, .date) where Self.isPlainDate(batch.text[cell.range]):
            rows.appendText(utf8: batch.text[cell.range].span)
        case (.text, _): return append(batch.text[cell.range], to: &rows)
        default: return false
        }
        return true
    }

    /// A text in a column of another kind: a word, a date, a stage, a quantity with its unit.
    private mutating func append(_ text: ArraySlice<UInt8>, to rows: inout RowBatch) -> Bool {
        if let value = memory.value(of: text) {
            rows.append(value)
            return true
        }
        guard let value = try? field.encode(.text(String(decoding: text, as: UTF8.self))), value != .null else {
            return false
        }
        memory.remember(value, as: text)
        rows.append(value)
        return true
    }

    /// Whether a text is a day as it is stored, `2020-06-30`, and one that every month has.
    private static func isPlainDate(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count == 10 else { return false }
        func number(_ positions: Range<Int>) -> Int? {
            var value = 0
            for position in positions {
                let digit = text[text.startIndex + position] &- UInt8(ascii: "0")
                guard digit < 10 else { return nil }
                value = value * 10 + Int(digit)
            }
            return value
        }
        let isDashed = [4, 7].allSatisfy { text[text.startIndex + $0] == UInt8(ascii: "-") }
        guard isDashed, let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
            return false
        }
        return year > 0 && (1...12).contains(month) && (1...28).contains(day)
    }

    /// Whether a text certainly begins and ends with something other than white space, of which Unicode has more than
    /// a byte can tell: all of it is in ASCII or begins with one of these bytes.
    private static func hasNothingToTrim(_ text: ArraySlice<UInt8>) -> Bool {
        guard let first = text.first, let last = text.last(where: { $0 & 0xC0 != 0x80 }) else { return false }
        return isInk(first) && isInk(last)
    }

    private static func isInk(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F || byte >= 0xE4
    }
}
