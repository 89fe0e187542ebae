// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import GRDB

extension SQLValue {
    init(_ stored: DatabaseValue) {
        switch stored.storage {
        case .null: self = .null
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .real(value)
        case .string(let value): self = .text(value)
        case .blob(let value): self = .blob([UInt8](value))
        }
    }

    /// The value to bind.
    /// - Throws: `constraint` for NaN and for text with a NUL character, which SQLite would change silently.
    func bound() throws(GeoPackageError) -> DatabaseValue {
        switch self {
        case .null: return .null
        case .integer(let value): return value.databaseValue
        case .real(let value):
            guard !value.isNaN else { throw .notANumber }
            return value.databaseValue
        case .text(let value):
            guard !value.utf8.contains(0) else { throw .nulCharacter(in: value) }
            return value.databaseValue
        case .blob(let value): return Data(value).databaseValue
        }
    }
}
