// SPDX-License-Identifier: Apache-2.0

/// A JSON value with the order of its members.
enum JSONValue {
    case null
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    case string(String)
    case array([JSONValue])
    case object([Member])

    struct Member {
        let name: String
        let value: JSONValue
    }

    /// The member of that name; nil when there is none, or the value is no object.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// What to call the value in a message.
    var kind: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer, .real: "a number"
        case .string: "a text"
        case .array: "an array"
        case .object: "an object"
        }
    }

    var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var property: PropertyValue {
        switch self {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .integer(let value): .integer(value)
        case .real(let value): .real(value)
        case .string(let value): .text(value)
        case .array(let values): .array(values.map(\.property))
        case .object(let members):
            .object(Dictionary(members.map { ($0.name, $0.value.property) }) { _, last in last })
        }
    }
}
