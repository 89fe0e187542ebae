// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text on one line and harmless to a terminal.
    ///
    /// Line breaks and tabs become one space. Other control characters become U+FFFD: names come from other people's
    /// files, and an escape sequence in one could clear the screen or retitle the window. So do the bidirectional
    /// overrides and isolates, which make a line read as something it is not.
    public var terminalText: String {
        guard unicodeScalars.contains(where: Self.isUnsafeInTerminal) else { return self }
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x0A where previous == "\r": break
            case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: line.append(" ")
            default: line.append(Self.isUnsafeInTerminal(scalar) ? "\u{FFFD}" : scalar)
            }
            previous = scalar
        }
        return String(line)
    }

    private static func isUnsafeInTerminal(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
