// SPDX-License-Identifier: Apache-2.0

extension Character {
    /// The cells this grapheme takes in a terminal: 0, 1 or 2.
    ///
    /// A grapheme is as wide as its widest scalar, so a letter with accents takes one cell and a family joined from four
    /// emoji takes two. The emoji selector U+FE0F makes its grapheme wide. Ambiguous characters count as narrow, as
    /// terminals draw them by default.
    var displayWidth: Int {
        if let ascii = asciiValue { return ascii >= 0x20 && ascii < 0x7F ? 1 : 0 }
        var width = 0
        for scalar in unicodeScalars {
            if scalar.value == 0xFE0F || CellWidth.isWide(scalar) { return 2 }
            if !CellWidth.isZeroWidth(scalar) { width = 1 }
        }
        return width
    }
}

extension String {
    /// The cells this text takes in a terminal: two for East Asian wide characters and emoji, none for combining marks.
    ///
    /// Control characters count as nothing; pass the text through ``terminalText`` before it is printed.
    /// - Complexity: O(n) in the scalars of the text.
    public var displayWidth: Int {
        reduce(0) { $0 + $1.displayWidth }
    }

    /// The text cut to at most `cells`, the last of them `…` when anything was left out; no grapheme is ever split.
    ///
    /// The result may be a cell narrower than asked when a wide character would not fit. Nothing fits in zero cells.
    public func truncated(toCells cells: Int) -> String {
        guard displayWidth > cells else { return self }
        guard cells > 0 else { return "" }
        var kept = ""
        var used = 0
        for character in self {
            let width = character.displayWidth
            if used + width > cells - 1 { break }
            kept.append(character)
            used += width
        }
        return kept + "…"
    }

    /// The text filled with spaces to `cells`; text as wide or wider stays as it is.
    func padded(toCells cells: Int, _ alignment: TextTable.Alignment) -> String {
        let filling = String(repeating: " ", count: max(0, cells - displayWidth))
        return alignment == .leading ? self + filling : filling + self
    }
}
