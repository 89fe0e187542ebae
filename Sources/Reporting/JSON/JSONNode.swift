// SPDX-License-Identifier: Apache-2.0

/// A JSON value to be written, with the keys of an object in the order given.
///
/// Literals make one directly:
///
/// ```swift
/// let node: JSONNode = ["id": "N-0217", "areaMu": 120.5, "tags": ["rail", nil]]
/// ```
public indirect enum JSONNode: Sendable {
    /// The caller keeps the keys unique.
    case object([(String, JSONNode)])
    case array([JSONNode])
    case string(String)
    /// Must be finite.
    case number(Double)
    case integer(Int)
    case boolean(Bool)
    case null
}

extension JSONNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(floatLiteral value: Double) { self = .number(value) }
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    public init(nilLiteral: ()) { self = .null }
    public init(arrayLiteral elements: JSONNode...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONNode)...) { self = .object(elements) }
}
