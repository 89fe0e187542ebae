// SPDX-License-Identifier: Apache-2.0

/// A value as SQLite stores it. Dates are text, booleans are the integers 0 and 1, geometries are blobs made by
/// ``GeometryBlob``.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    /// NaN is refused on writing, since SQLite would store it as null without a word.
    case real(Double)
    /// Text with a NUL character is refused on writing: most readers would cut it there.
    case text(String)
    case blob([UInt8])
}

extension SQLValue {
    public static func boolean(_ value: Bool) -> SQLValue { .integer(value ? 1 : 0) }

    public init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }
    public init(_ value: Double?) { self = value.map { .real($0) } ?? .null }
    public init(_ value: String?) { self = value.map { .text($0) } ?? .null }
    public init(_ value: Bool?) { self = value.map { .boolean($0) } ?? .null }
    public init(_ value: [UInt8]?) { self = value.map { .blob($0) } ?? .null }
}
