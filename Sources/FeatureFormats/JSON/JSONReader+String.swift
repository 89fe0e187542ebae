// SPDX-License-Identifier: Apache-2.0

extension JSONReader {
    /// Reads a text, the position being on its opening quote.
    mutating func string() throws(JSONFault) -> String {
        let opening = position
        advance()
        var decoded: [UInt8] = []
        var start = position
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                decoded += bytes[start..<position]
                advance()
                guard let text = String(validating: decoded, as: UTF8.self) else {
                    throw JSONFault(
                        byte: opening, reason: "the text is not UTF-8",
                        hint: "convert the file: `iconv -f GB18030 -t UTF-8`")
                }
                return text
            case UInt8(ascii: "\\"):
                decoded += bytes[start..<position]
                advance()
                try escape(into: &decoded)
                start = position
            case 0..<0x20:
                throw fault("a control character inside a text", hint: "write it as `\\n`, `\\t` or `\\u00..`")
            default: advance()
            }
        }
        throw JSONFault(
            byte: opening, reason: "the text that begins here does not end", hint: truncated.hint)
    }

    /// Reads what follows a backslash.
    private mutating func escape(into decoded: inout [UInt8]) throws(JSONFault) {
        guard let byte = next else { throw truncated }
        let plain: [UInt8: UInt8] = [
            UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
            UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
            UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
        ]
        if let meant = plain[byte] {
            decoded.append(meant)
            advance()
        } else if byte == UInt8(ascii: "u") {
            let start = position
            var code = try hexadecimal()
            if code & 0xFC00 == 0xD800, next == UInt8(ascii: "\\") {
                advance()
                let low = next == UInt8(ascii: "u") ? try hexadecimal() : 0
                code = low & 0xFC00 == 0xDC00 ? 0x10000 + ((code & 0x3FF) << 10 | (low & 0x3FF)) : code
            }
            guard let scalar = Unicode.Scalar(code) else {
                throw JSONFault(byte: start, reason: "half of a surrogate pair in a text")
            }
            decoded += Array(String(Character(scalar)).utf8)
        } else {
            throw unexpected("an escape such as `\\n`")
        }
    }

    /// Reads `u` and four digits.
    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        advance()
        let digits = bytes[position..<min(position + 4, end)]
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("expected four hexadecimal digits after `\\u`") }
        move(to: position + 4)
        return code
    }
}
