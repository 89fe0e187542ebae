// SPDX-License-Identifier: Apache-2.0

/// Aligned columns for a terminal: two spaces between columns, the header underlined, no box.
///
/// Chinese characters count as two cells, so columns of mixed text stay straight. An empty cell is shown as `–`, and
/// whatever a cell holds reaches the terminal on one line and without control characters.
///
/// ```swift
/// var table = TextTable(columns: [.init("地块"), .init("面积 亩", .trailing)])
/// table.append(["N-0217", "120.00"])
/// print(table.render())
/// ```
public struct TextTable: Sendable {
    public enum Alignment: Sendable {
        case leading
        /// For figures, so that their decimals stand below each other.
        case trailing
    }

    public struct Column: Sendable {
        public var title: String
        public var alignment: Alignment

        public init(_ title: String, _ alignment: Alignment = .leading) {
            self.title = title
            self.alignment = alignment
        }
    }

    private enum Row: Sendable {
        case cells([String])
        case separator
    }

    public let columns: [Column]
    private var rows: [Row] = []

    public init(columns: [Column]) {
        precondition(!columns.isEmpty, "a table needs a column")
        self.columns = columns
    }

    /// Adds a row; cells missing at its end are empty.
    public mutating func append(_ cells: [String]) {
        precondition(cells.count <= columns.count, "a row of \(cells.count) cells in \(columns.count) columns")
        let missing = Array(repeating: "", count: columns.count - cells.count)
        rows.append(.cells((cells + missing).map { $0.isEmpty ? "–" : $0.terminalText }))
    }

    /// Adds a rule across all columns, as before a total.
    public mutating func appendSeparator() {
        rows.append(.separator)
    }

    /// The table as lines without trailing spaces, parted by newlines, none after the last.
    ///
    /// A table wider than `maximumWidth` cells gives up the ends of its widest text columns, marked `…`, and touches
    /// figures (trailing columns) only when text alone cannot yield enough.
    /// - Complexity: O(n) in the characters of the table.
    public func render(maximumWidth: Int? = nil) -> String {
        let titles = columns.map { $0.title.terminalText }
        var widths = titles.map(\.displayWidth)
        for case .cells(let cells) in rows {
            for (index, cell) in cells.enumerated() {
                widths[index] = max(widths[index], cell.displayWidth)
            }
        }
        if let maximumWidth {
            shrink(&widths, toTotal: maximumWidth)
        }

        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
        var lines: [String] = []
        if titles.contains(where: { !$0.isEmpty }) {
            lines += [line(of: titles, widths), rule]
        }
        for row in rows {
            switch row {
            case .cells(let cells): lines.append(line(of: cells, widths))
            case .separator: lines.append(rule)
            }
        }
        if let maximumWidth {
            lines = lines.map { $0.truncated(toCells: maximumWidth) }
        }
        return lines.joined(separator: "\n")
    }

    private static let gap = "  "
    private static let leastTextWidth = 6
    private static let leastWidth = 3

    private func line(of cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            if index > 0 { line += Self.gap }
            line += cell.truncated(toCells: widths[index]).padded(toCells: widths[index], columns[index].alignment)
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    private func shrink(_ widths: inout [Int], toTotal total: Int) {
        let gaps = (columns.count - 1) * Self.gap.count
        var excess = widths.reduce(gaps, +) - total
        let text = columns.indices.filter { columns[$0].alignment == .leading }
        for (candidates, least) in [(text, Self.leastTextWidth), (Array(columns.indices), Self.leastWidth)] {
            while excess > 0 {
                let shrinkable = candidates.filter { widths[$0] > least }
                guard let widest = shrinkable.max(by: { (widths[$0], $1) < (widths[$1], $0) }) else { break }
                widths[widest] -= 1
                excess -= 1
            }
        }
    }
}
