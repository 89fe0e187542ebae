// SPDX-License-Identifier: Apache-2.0

extension GeoPackageError {
    static let notANumber = GeoPackageError(code: .constraint, message: "NaN (not a number) cannot be stored")

    static func nulCharacter(in text: String) -> GeoPackageError {
        GeoPackageError(code: .constraint, message: "the text \"\(text)\" holds a NUL character")
    }

    /// A text of a batch that SQLite would take, but others could not read.
    static func unstorable(_ value: SQLValue, isUTF8: Bool) -> GeoPackageError {
        guard case .text(let text) = value else { preconditionFailure("only texts are refused as such") }
        return isUTF8
            ? nulCharacter(in: text)
            : GeoPackageError(code: .constraint, message: "the text \"\(text)\" is not UTF-8")
    }

    /// A stored value of another type than `wanted` says.
    static func unexpected(_ value: SQLValue, wanted: String, in column: String) -> GeoPackageError {
        let found =
            switch value {
            case .null: "null"
            case .integer(let value): "the integer \(value)"
            case .real(let value): "the number \(value)"
            case .text(let value): "the text \"\(value.prefix(40))\""
            case .blob(let value): "a blob of \(value.count) bytes"
            }
        return GeoPackageError(
            code: .unexpectedType, message: "column `\(column)` holds \(found) where \(wanted) belongs")
    }
}
