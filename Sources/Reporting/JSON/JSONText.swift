// SPDX-License-Identifier: Apache-2.0

extension JSONNode {
    public enum Layout: Sendable {
        /// All on one line and without spaces, as for a line of a sequence.
        case compact
        /// Two spaces a level; arrays of plain values, such as positions, stay on one line.
        case pretty
    }

    /// The value as JSON (RFC 8259), the same bytes for the same value; no newline at the end.
    ///
    /// A number has the fewest digits that read back as the same number, no `.0`, and an exponent only below 1e-7 or
    /// from 1e21 on, as in JavaScript. A number that is not finite has no JSON and is a mistake of the caller.
    /// - Complexity: O(n) in the length of the text.
    public func text(_ layout: Layout = .compact) -> String {
        var output = ""
        write(to: &output, layout, depth: 0)
        return output
    }

    private func write(to output: inout String, _ layout: Layout, depth: Int) {
        switch self {
        case .object(let members):
            Self.writeList(members, "{", "}", to: &output, isBroken: layout == .pretty, depth: depth) {
                Self.writeString($0.0, to: &$1)
                $1 += layout == .pretty ? ": " : ":"
                $0.1.write(to: &$1, layout, depth: depth + 1)
            }
        case .array(let elements):
            let isBroken = layout == .pretty && elements.contains(where: \.isContainer)
            let gap = layout == .pretty ? " " : ""
            Self.writeList(elements, "[", "]", to: &output, isBroken: isBroken, gap: gap, depth: depth) {
                $0.write(to: &$1, layout, depth: depth + 1)
            }
        case .string(let value): Self.writeString(value, to: &output)
        case .number(let value): output += Self.numberText(value)
        case .integer(let value): output += String(value)
        case .boolean(let value): output += value ? "true" : "false"
        case .null: output += "null"
        }
    }

    private var isContainer: Bool {
        switch self {
        case .object, .array: true
        default: false
        }
    }

    private static func writeList<Element>(
        _ elements: [Element], _ opening: String, _ closing: String, to output: inout String,
        isBroken: Bool, gap: String = "", depth: Int, _ writeElement: (Element, inout String) -> Void
    ) {
        output += opening
        for (index, element) in elements.enumerated() {
            if index > 0 { output += isBroken ? "," : "," + gap }
            if isBroken { output += lineBreak(depth + 1) }
            writeElement(element, &output)
        }
        if isBroken, !elements.isEmpty { output += lineBreak(depth) }
        output += closing
    }

    private static func lineBreak(_ depth: Int) -> String {
        "\n" + String(repeating: "  ", count: depth)
    }

    private static func numberText(_ value: Double) -> String {
        precondition(value.isFinite, "\(value) has no JSON")
        // Zero has one spelling, so that the sign of a rounded difference does not change the bytes.
        if value == 0 { return "0" }
        let hasPlainForm = (1e-7..<1e21).contains(value.magnitude)
        return hasPlainForm ? DecimalDigits(value).plain : value.description
    }

    private static func writeString(_ value: String, to output: inout String) {
        output += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case "\u{8}": output += "\\b"
            case "\u{C}": output += "\\f"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                output += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }
}
