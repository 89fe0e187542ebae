// SPDX-License-Identifier: Apache-2.0

/// Reads JSON texts (RFC 8259) from bytes, one value at a time.
///
/// Strict: nothing but the grammar, no name twice in an object, only numbers that a `Double` can hold, at most
/// ``maximumDepth`` levels.
struct JSONReader {
    static let maximumDepth = 128

    let bytes: [UInt8]
    private(set) var position: Int

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// The byte at the position; nil at the end.
    var next: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    mutating func advance() {
        position += 1
    }

    mutating func move(to position: Int) {
        self.position = position
    }

    /// Passes white space, and between texts of a sequence their separators (RFC 8142).
    mutating func skipSpace(withSeparators: Bool = false) {
        while let byte = next,
            byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
                || (withSeparators && byte == 0x1E)
        {
            position += 1
        }
    }

    /// Passes white space and then `byte`, if that is what follows.
    mutating func skip(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// Reads one value, after white space.
    mutating func value(depth: Int = 0) throws(JSONFault) -> JSONValue {
        skipSpace()
        guard let byte = next else { throw truncated }
        guard depth < Self.maximumDepth else { throw fault("more than \(Self.maximumDepth) levels deep") }
        switch byte {
        case UInt8(ascii: "{"): return try .object(object(depth: depth))
        case UInt8(ascii: "["): return try .array(array(depth: depth))
        case UInt8(ascii: "\""): return try .string(string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: return try word()
        }
    }

    /// Reads the members of an object, the position being on its brace, and gives each name to `member`, which must
    /// read the value.
    mutating func forEachMember(
        _ member: (_ reader: inout JSONReader, _ name: String) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        advance()
        if skip(UInt8(ascii: "}")) { return }
        var names = Set<String>()
        repeat {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw unexpected("a member's name in quotes") }
            let start = position
            let name = try string()
            guard names.insert(name).inserted else {
                throw JSONFault(byte: start, reason: "the member `\(name)` occurs twice")
            }
            guard skip(UInt8(ascii: ":")) else { throw unexpected("`:` after the name `\(name)`") }
            try member(&self, name)
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")) else { throw unexpected("`,` or `}`") }
    }

    /// Reads the elements of an array, the position being on its bracket; `element` must read the value.
    mutating func forEachElement(
        _ element: (_ reader: inout JSONReader) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        advance()
        if skip(UInt8(ascii: "]")) { return }
        repeat {
            try element(&self)
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "]")) else { throw unexpected("`,` or `]`") }
    }

    private mutating func object(depth: Int) throws(JSONFault) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        try forEachMember { reader, name throws(JSONFault) in
            try members.append(JSONValue.Member(name: name, value: reader.value(depth: depth + 1)))
        }
        return members
    }

    private mutating func array(depth: Int) throws(JSONFault) -> [JSONValue] {
        var values: [JSONValue] = []
        try forEachElement { reader throws(JSONFault) in
            try values.append(reader.value(depth: depth + 1))
        }
        return values
    }

    private mutating func word() throws(JSONFault) -> JSONValue {
        for (word, value) in [("true", JSONValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        for word in ["NaN", "Infinity", "nan", "inf"] where bytes[position...].starts(with: word.utf8) {
            throw fault("`\(word)` is no number in JSON", hint: "write `null` for a value that is not known")
        }
        throw unexpected("a value")
    }
}

extension JSONReader {
    func fault(_ reason: String, hint: String? = nil) -> JSONFault {
        JSONFault(byte: position, reason: reason, hint: hint)
    }

    var truncated: JSONFault {
        JSONFault(
            byte: bytes.count, reason: "the file ends in the middle of a value",
            hint: "it may have been cut off: copy it again")
    }

    /// The fault of finding something else than what the grammar wants here.
    func unexpected(_ wanted: String) -> JSONFault {
        guard let byte = next else { return truncated }
        let found =
            (0x21...0x7E).contains(byte)
            ? "`\(Character(Unicode.Scalar(byte)))`" : "byte 0x\(String(byte, radix: 16, uppercase: true))"
        return fault("expected \(wanted), found \(found)")
    }
}
