// SPDX-License-Identifier: Apache-2.0
internal import Testing

@testable internal import Reporting

@Suite("Width of text in a terminal")
struct DisplayWidthTests {
    @Test(
        "text takes as many cells as a terminal draws",
        arguments: [
            ("", 0), ("N-0217", 6), ("储备", 4), ("120.00亩", 8), ("（㎡）", 6), ("ＡＢ", 4), ("ｱ", 1), ("한국", 4),
            ("e\u{301}", 1), ("葛\u{E0100}", 2), ("👩‍👩‍👧‍👦", 2), ("🇨🇳", 2), ("⚠\u{FE0F}", 2), ("⚠", 1), ("🏭", 2),
            ("\u{200B}", 0), ("ᄀ\u{1161}", 2), ("𠀀", 2), ("–…─", 3), ("²", 1),
        ])
    func widths(text: String, cells: Int) {
        #expect(text.displayWidth == cells)
    }

    @Test("the table of wide ranges is found at both ends of a range and not beside it")
    func ranges() {
        for (value, isWide) in [
            (0x10FF, false), (0x1100, true), (0x115F, true), (0x1160, false), (0x3FFFD, true), (0x3FFFE, false),
            (0xFFE6, true), (0xFFE7, false),
        ] as [(UInt32, Bool)] {
            #expect(Unicode.Scalar(value).map(CellWidth.isWide) == isWide, "U+\(String(value, radix: 16))")
        }
    }

    @Test("truncation never splits a grapheme nor half a Chinese character")
    func truncation() {
        #expect("工业园".truncated(toCells: 6) == "工业园")
        #expect("工业园".truncated(toCells: 5) == "工业…")
        #expect("工业园".truncated(toCells: 4) == "工…")
        #expect("ab👩‍👩‍👧‍👦cd".truncated(toCells: 4) == "ab…")
        #expect("e\u{301}fg".truncated(toCells: 2) == "e\u{301}…")
        #expect("abc".truncated(toCells: 1) == "…")
        #expect("abc".truncated(toCells: 0) == "")
    }

    @Test("line breaks become spaces, control characters and bidirectional overrides become U+FFFD")
    func terminalText() {
        #expect("a\r\nb\nc\td".terminalText == "a b c d")
        #expect("\u{1B}[2Jgone\u{7}".terminalText == "\u{FFFD}[2Jgone\u{FFFD}")
        #expect("\u{9B}31m\u{7F}\u{0}".terminalText == "\u{FFFD}31m\u{FFFD}\u{FFFD}")
        #expect("a\u{202E}txt".terminalText == "a\u{FFFD}txt")
        #expect("储备 120亩".terminalText == "储备 120亩")
    }
}
