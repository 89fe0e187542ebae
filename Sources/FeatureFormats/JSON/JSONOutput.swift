// SPDX-License-Identifier: Apache-2.0

/// Bytes of JSON as they are written; the same values always give the same bytes.
struct JSONOutput {
    private(set) var bytes: [UInt8] = []

    /// Forgets what has been written, and keeps the memory for more.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    mutating func write(raw text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(raw text: Span<UInt8>) {
        bytes.append(addingCapacity: text.count) { output in
            for index in text.indices { output.append(text[index]) }
        }
    }

    mutating func write(_ text: String) {
        var text = text
        // SAFETY: the span is used within the closure only.
        text.withUTF8 { unsafe write(utf8: $0.span) }
    }

    /// Writes a text in quotes.
    mutating func write(utf8 text: Span<UInt8>) {
        // At most six bytes for one.
        bytes.append(addingCapacity: 6 * text.count + 2) { output in
            output.append(UInt8(ascii: "\""))
            for index in text.indices {
                let byte = text[index]
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                    output.append(UInt8(ascii: "\\"))
                    output.append(byte)
                case 0..<0x20: Self.escape(byte, &output)
                default: output.append(byte)
                }
            }
            output.append(UInt8(ascii: "\""))
        }
    }

    private static func escape(_ byte: UInt8, _ output: inout OutputSpan<UInt8>) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0x09: output.append(UInt8(ascii: "t"))
        default:
            output.append(UInt8(ascii: "u"))
            for _ in 0..<2 { output.append(UInt8(ascii: "0")) }
            output.append(UInt8(ascii: byte < 0x10 ? "0" : "1"))
            let low = byte & 0xF
            output.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
        }
    }

    mutating func write(_ value: PropertyValue) {
        switch value {
        case .null: write(raw: "null")
        case .boolean(let value): write(raw: value ? "true" : "false")
        case .integer(let value): write(value)
        case .real(let value): write(value)
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

    mutating func write(_ integer: Int64) {
        bytes.append(addingCapacity: 20) { output in
            if integer < 0 { output.append(UInt8(ascii: "-")) }
            output.append(digitsOf: integer.magnitude)
        }
    }

    /// Writes the shortest digits that read back as the same number; null for NaN and infinity, which JSON lacks.
    mutating func write(_ real: Double) {
        write(raw: real.isFinite ? real.description : "null")
    }

    /// Writes a finite number rounded to `decimals` places, 15 at most, without zeros at the end.
    mutating func write(_ number: Double, decimals: Int) {
        guard let rounded = FixedDecimal(rounding: number, decimals: decimals) else {
            return write(raw: number.description)
        }
        bytes.append(addingCapacity: FixedDecimal.maximumBytes) { $0.append(rounded) }
    }

    /// Writes `[x,y]`, each rounded to `decimals` places.
    mutating func writePosition(_ x: Double, _ y: Double, decimals: Int) {
        guard let roundedX = FixedDecimal(rounding: x, decimals: decimals),
            let roundedY = FixedDecimal(rounding: y, decimals: decimals)
        else {
            write(raw: "[")
            write(x, decimals: decimals)
            write(raw: ",")
            write(y, decimals: decimals)
            return write(raw: "]")
        }
        bytes.append(addingCapacity: 2 * FixedDecimal.maximumBytes + 3) { output in
            output.append(UInt8(ascii: "["))
            output.append(roundedX)
            output.append(UInt8(ascii: ","))
            output.append(roundedY)
            output.append(UInt8(ascii: "]"))
        }
    }
}
