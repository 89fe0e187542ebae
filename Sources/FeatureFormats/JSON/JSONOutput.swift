// SPDX-License-Identifier: Apache-2.0

/// Bytes of JSON as they are written; the same values always give the same bytes.
struct JSONOutput {
    private(set) var bytes: [UInt8] = []

    mutating func write(raw text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): write(raw: "\\\"")
            case UInt8(ascii: "\\"): write(raw: "\\\\")
            case 0x0A: write(raw: "\\n")
            case 0x0D: write(raw: "\\r")
            case 0x09: write(raw: "\\t")
            case 0..<0x20: write(raw: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func write(_ value: PropertyValue) {
        switch value {
        case .null: write(raw: "null")
        case .boolean(let value): write(raw: value ? "true" : "false")
        case .integer(let value): write(raw: String(value))
        // The shortest digits that read back as the same number. JSON has none for NaN and infinity.
        case .real(let value): write(raw: value.isFinite ? value.description : "null")
        case .text(let value): write(value)
        case .array(let values):
            write(raw: "[")
            writeSeparated(values) { $0.write($1) }
            write(raw: "]")
        case .object(let members):
            write(raw: "{")
            writeSeparated(members.sorted { $0.key < $1.key }) {
                $0.write($1.key)
                $0.write(raw: ":")
                $0.write($1.value)
            }
            write(raw: "}")
        }
    }

    /// Writes `elements` with commas between.
    mutating func writeSeparated<Elements: Sequence>(
        _ elements: Elements, _ write: (inout JSONOutput, Elements.Element) -> Void
    ) {
        var isFirst = true
        for element in elements {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            write(&self, element)
        }
    }

    /// Writes a number rounded to `decimals` places, 15 at most, without zeros at the end.
    mutating func write(_ number: Double, decimals: Int) {
        let scaled = (number * Self.powersOfTen[decimals]).rounded()
        guard abs(scaled) < 9e15 else { return write(raw: number.description) }
        if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
        var digits = Array(String(Int64(abs(scaled))).utf8)
        let zero = UInt8(ascii: "0")
        if digits.count <= decimals {
            digits.insert(contentsOf: repeatElement(zero, count: decimals + 1 - digits.count), at: 0)
        }
        let point = digits.count - decimals
        let fraction = digits[point...]
        let kept = fraction.lastIndex { $0 != zero }
        bytes += digits[..<point]
        if let kept {
            bytes.append(UInt8(ascii: "."))
            bytes += fraction[...kept]
        }
    }

    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
    ]
}
