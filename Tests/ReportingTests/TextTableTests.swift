// SPDX-License-Identifier: Apache-2.0
internal import Reporting
internal import Testing

@Suite("Text table")
struct TextTableTests {
    private var parcels: TextTable {
        var table = TextTable(columns: [.init("地块"), .init("Park"), .init("面积 亩", .trailing)])
        table.append(["N-0217", "北部工业园", "120.00"])
        table.append(["S-3", "South", "1,234.50"])
        table.appendSeparator()
        table.append(["合计", "", "1,354.50"])
        return table
    }

    @Test("columns of Chinese and Latin text are aligned by cells")
    func alignment() {
        #expect(
            parcels.render() == """
                地块    Park         面积 亩
                ──────  ──────────  ────────
                N-0217  北部工业园    120.00
                S-3     South       1,234.50
                ──────  ──────────  ────────
                合计    –           1,354.50
                """)
    }

    @Test("a table too wide gives up text before figures", arguments: 8...40)
    func truncation(width: Int) {
        let lines = parcels.render(maximumWidth: width).split(separator: "\n").map(String.init)
        #expect(lines.count == 6)
        #expect(lines.allSatisfy { $0.displayWidth <= width })
        if width >= 24 { #expect(lines[3].hasSuffix("1,234.50")) }
        if width < 28 { #expect(lines[2].contains("…")) }
    }

    @Test("missing cells are empty, lines carry no trailing spaces")
    func missingCells() {
        var table = TextTable(columns: [.init("a"), .init("b")])
        table.append(["x"])
        table.append(["long cell", "y"])
        #expect(
            table.render().split(separator: "\n").map(String.init)
                == ["a          b", "─────────  ─", "x          –", "long cell  y"])
    }

    @Test("a cell cannot break its line or reach the terminal with an escape sequence")
    func hostileCell() {
        var table = TextTable(columns: [.init("\u{1B}c")])
        table.append(["one\ntwo\u{1B}[31m"])
        #expect(table.render() == "\u{FFFD}c\n────────────\none two\u{FFFD}[31m")
    }

    @Test("without titles there is no header, without rows there is only the header")
    func bareTables() {
        var untitled = TextTable(columns: [.init(""), .init("")])
        untitled.append(["a", "b"])
        #expect(untitled.render() == "a  b")
        #expect(TextTable(columns: [.init("a")]).render() == "a\n─")
    }
}
