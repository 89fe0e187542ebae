// SPDX-License-Identifier: Apache-2.0

/// Reads JSON texts (RFC 8259) from bytes, one value at a time.
///
/// Strict: nothing but the grammar, no name twice in an object, only numbers that a `Double` can hold, at most
/// ``maximumDepth`` levels.
struct JSONReader {
    static let maximumDepth = 128

    let bytes: [UInt8]
    /// Where the text ends; what lies behind is not looked at.
    let end: Int
    private(set) var position: Int

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        end = range.upperBound
        position = range.lowerBound
    }

    /// The byte at the position; nil at the end.
    var next: UInt8? {
        position < end ? bytes[position] : nil
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
        var names = Set<String>()
        while let name = try nextMember(after: &names) {
            try member(&self, name)
        }
    }

    /// Reads up to the value of the next member, the position being on the object's brace or behind the value before.
    /// - Parameter names: Those of the members before; the new one is added.
    /// - Returns: The member's name; nil behind the brace at the end.
    mutating func nextMember(after names: inout Set<String>) throws(JSONFault) -> String? {
        if names.isEmpty {
            advance()
            if skip(UInt8(ascii: "}")) { return nil }
        } else if !skip(UInt8(ascii: ",")) {
            guard skip(UInt8(ascii: "}")) else { throw unexpected("`,` or `}`") }
            return nil
        }
        skipSpace()
        guard next == UInt8(ascii: "\"") else { throw unexpected("a member's name in quotes") }
        let start = position
        let name = try string()
        guard names.insert(name).inserted else {
            throw JSONFault(byte: start, reason: "the member `\(name)` occurs twice")
        }
        guard skip(UInt8(ascii: ":")) else { throw unexpected("`:` after the name `\(name)`") }
        return name
    }

    /// Passes what stands before the next element of an array: its bracket before the first, otherwise a comma.
    /// - Returns: False behind the bracket at the end.
    mutating func nextElement(isFirst: Bool) throws(JSONFault) -> Bool {
        if isFirst {
            advance()
            return !skip(UInt8(ascii: "]"))
        }
        if skip(UInt8(ascii: ",")) { return true }
        guard skip(UInt8(ascii: "]")) else { throw unexpected("`,` or `]`") }
        return false
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
        while try nextElement(isFirst: values.isEmpty) {
            try values.append(value(depth: depth + 1))
        }
        return values
    }

    private mutating func word() throws(JSONFault) -> JSONValue {
        for (word, value) in [("true", JSONValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
        where bytes[position..<end].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        for word in ["NaN", "Infinity", "nan", "inf"] where bytes[position..<end].starts(with: word.utf8) {
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
            byte: end, reason: "the file ends in the middle of a value",
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
