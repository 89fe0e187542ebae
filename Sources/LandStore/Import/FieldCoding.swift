// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import Foundation
internal import GeoPackage
internal import LandModel

extension LayerField {
    /// The value of this field as the store keeps it; quantities written with a unit are converted to the column's.
    ///
    /// - Throws: `QuantityError` when the value is not of the field's kind.
    func encode(_ value: PropertyValue) throws(QuantityError) -> SQLValue {
        let encoded = try encodeAnySign(value)
        if case .real(let number) = encoded, number < 0 {
            throw QuantityError(text: number.plainText(decimals: 4), expected: "a quantity: it is less than zero")
        }
        return encoded
    }

    private func encodeAnySign(_ value: PropertyValue) throws(QuantityError) -> SQLValue {
        switch value {
        case .null: return .null
        case .text(let text):
            let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return trimmed.isEmpty ? .null : try encode(text: trimmed)
        case .boolean(let flag):
            guard kind == .boolean else { throw QuantityError(text: "\(flag)", expected: expected) }
            return .integer(flag ? 1 : 0)
        case .integer(let number): return try encode(number: Double(number), text: "\(number)")
        case .real(let number): return try encode(number: number, text: number.plainText(decimals: 10))
        case .array(let items):
            // A list of words is kept as one text, `;` between them.
            let words = items.compactMap { item in if case .text(let word) = item { word } else { nil } }
            guard kind == .text, words.count == items.count else {
                throw QuantityError(text: "a list", expected: expected)
            }
            return .text(words.joined(separator: ";"))
        case .object: throw QuantityError(text: "an object", expected: expected)
        }
    }

    private func encode(text: String) throws(QuantityError) -> SQLValue {
        switch kind {
        case .text: return .text(text)
        case .word(let words):
            guard words.contains(text) else { throw QuantityError(text: text, expected: expected) }
            return .text(text)
        case .stage: return .text(try ParcelStage(parsing: text).rawValue)
        case .date: return .text(try CalendarDate(parsing: text).description)
        case .area: return .real(try Area(parsing: text, defaultUnit: .squareMetre).squareMetres)
        case .money:
            if let plain = Double(text), plain.isFinite { return .real(plain) }
            return .real(try Money(parsing: text).tenThousandYuan)
        case .real:
            guard let parsed = NumberAndUnit(text), parsed.unit.isEmpty else {
                throw QuantityError(text: text, expected: expected)
            }
            return .real(parsed.number)
        case .integer:
            guard let number = Int64(text) else { throw QuantityError(text: text, expected: expected) }
            return .integer(number)
        case .boolean:
            switch text.lowercased() {
            case "true", "1", "yes", "是": return .integer(1)
            case "false", "0", "no", "否": return .integer(0)
            default: throw QuantityError(text: text, expected: expected)
            }
        }
    }

    private func encode(number: Double, text: String) throws(QuantityError) -> SQLValue {
        switch kind {
        case .real, .area, .money: return .real(number)
        case .integer:
            guard let whole = Int64(exactly: number) else { throw QuantityError(text: text, expected: expected) }
            return .integer(whole)
        case .boolean where number == 0 || number == 1: return .integer(Int64(number))
        case .text, .word: return try encode(text: text)
        case .boolean, .date, .stage: throw QuantityError(text: text, expected: expected)
        }
    }

    private var expected: String {
        switch kind {
        case .text: "a text"
        case .integer: "a whole number"
        case .real: "a number (in the unit of the column's name)"
        case .boolean: "true or false"
        case .date: "a date such as `2020-06-30`"
        case .area: "an area such as `120亩`, or a number of m²"
        case .money: "an amount such as `3亿元`, or a number of 万元"
        case .word(let words): "one of " + words.joined(separator: ", ")
        case .stage: "a parcel stage"
        }
    }
}
