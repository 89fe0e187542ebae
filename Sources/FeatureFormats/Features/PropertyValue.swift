// SPDX-License-Identifier: Apache-2.0

/// The value of a property: what JSON can hold, with whole numbers apart from others.
public enum PropertyValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// A number written without point and exponent, within 64 bits.
    case integer(Int64)
    case real(Double)
    case text(String)
    case array([PropertyValue])
    /// Written with its keys in alphabetical order.
    case object([String: PropertyValue])
}

extension PropertyValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .real(value) }
    public init(stringLiteral value: String) { self = .text(value) }
    public init(arrayLiteral elements: PropertyValue...) { self = .array(elements) }
}
