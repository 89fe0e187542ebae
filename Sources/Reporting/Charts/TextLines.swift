// SPDX-License-Identifier: Apache-2.0

/// Text broken into lines of a width in pixels.
///
/// A line is broken at spaces and beside wide characters, but never before a mark that closes nor after one that opens
/// (the customary rules of Chinese setting). A word wider than the line is broken where the line ends.
struct TextLines: Hashable {
    private(set) var lines: [String] = []
    /// Whether words were left out or broken.
    private(set) var isCut = false

    /// - Parameter count: the most lines; what is left then is cut with `…`.
    init(_ text: String, width: Double, fontSize: Double, atMost count: Int) {
        precondition(count > 0, "text needs a line")
        for paragraph in text.split(whereSeparator: \.isNewline) {
            append(Array(paragraph), width, fontSize)
        }
        if lines.count > count {
            let rest = lines[(count - 1)...].joined(separator: " ")
            lines.removeSubrange((count - 1)...)
            var last = SVGText.fitted(rest, width: width, fontSize: fontSize)
            // The lines together may fit where the breaks between them took room.
            if !last.hasSuffix("…") { last = SVGText.fitted(rest + "…", width: width, fontSize: fontSize) }
            lines.append(last)
            isCut = true
        }
    }

    private mutating func append(_ characters: [Character], _ width: Double, _ fontSize: Double) {
        var start = 0
        while start < characters.count {
            var (end, used, lastBreak) = (start, 0.0, start)
            while end < characters.count {
                let advance = SVGText.width(of: String(characters[end]), fontSize: fontSize)
                if used + advance > width, end > start { break }
                used += advance
                end += 1
                if end < characters.count, Self.mayBreak(characters[end - 1], characters[end]) { lastBreak = end }
            }
            if end < characters.count {
                if lastBreak > start {
                    end = lastBreak
                } else {
                    isCut = true
                }
            }
            let line = String(characters[start..<end]).trimmingSpaces
            if !line.isEmpty { lines.append(line) }
            start = end
        }
    }

    private static func mayBreak(_ before: Character, _ after: Character) -> Bool {
        if before.isWhitespace { return !after.isWhitespace }
        if closing.contains(after) || opening.contains(before) || after.isWhitespace { return false }
        // A number stays with its unit.
        if before.isNumber { return false }
        return before.displayWidth == 2 || after.displayWidth == 2
    }

    private static let closing: Set<Character> = Set("，。、；：！？）】》」』”’%),.;:!?·…–㎡")
    private static let opening: Set<Character> = Set("（【《「『“‘(")
}

extension String {
    fileprivate var trimmingSpaces: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
