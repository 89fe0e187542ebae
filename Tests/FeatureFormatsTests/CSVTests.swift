// SPDX-License-Identifier: Apache-2.0
import FeatureFormats
import Foundation
import Testing
import TestSupport

@Suite struct CSVTests {
    static func read(_ text: String) throws -> CSVTable {
        try CSVTable.read(Data(text.utf8), named: "parks.csv")
    }

    @Test("fields, quotes and lines are as written")
    func fields() throws {
        let table = try Self.read("id, 名称 ,note\r\n1,\"天元, \"\"A\"\"\",\"two\nlines\"\r\n\r\n2, b ,\n\"\",\"\",\"\"")
        #expect(table.header == ["id", "名称", "note"] && table.file == "parks.csv")
        #expect(table.rows.map(\.fields) == [["1", "天元, \"A\"", "two\nlines"], ["2", " b ", ""], ["", "", ""]])
        #expect(table.rows.map(\.line) == [2, 5, 6])
        #expect(table.index(of: "名称") == 1 && table.index(of: "x") == nil && table.index(of: "") == nil)
    }

    @Test("any line ending ends a line", arguments: ["\n", "\r\n", "\r"])
    func endings(ending: String) throws {
        let table = try Self.read(["a,b", "1,\"x\(ending)y\"", "3,4"].joined(separator: ending) + ending)
        #expect(table.rows.map(\.fields) == [["1", "x\(ending)y"], ["3", "4"]] && table.rows.map(\.line) == [2, 4])
    }

    @Test("a table of one column has empty rows, a table without rows is a table")
    func small() throws {
        #expect(try Self.read("a\n\n\"\"\n1\n").rows.map(\.fields) == [[""], [""], ["1"]])
        #expect(try Self.read("a,b").rows.isEmpty)
        #expect(try Self.read("a,,\n1,2,3").header == ["a", "", ""])
        #expect(try CSVTable.read(Data("a;b\n1;2,5".utf8), named: "", separator: ";").rows[0].fields == ["1", "2,5"])
        #expect(try CSVTable.read(Data("a\tb\n1\t2".utf8), named: "", separator: "\t").rows[0].fields == ["1", "2"])
    }

    @Test("UTF-8, marked UTF-8, marked UTF-16 and GB18030 give the same texts")
    func encodings() throws {
        let text = "名称,㎡\n株洲,1\n"
        let gb18030: [UInt8] = [
            0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xA9, 0x4F, 0x0A, 0xD6, 0xEA, 0xD6, 0xDE, 0x2C, 0x31, 0x0A,
        ]
        let contents: [Data] = [
            Data(text.utf8), Data([0xEF, 0xBB, 0xBF] + text.utf8),
            Data([0xFF, 0xFE]) + (text.data(using: .utf16LittleEndian) ?? Data()),
            Data([0xFE, 0xFF]) + (text.data(using: .utf16BigEndian) ?? Data()), Data(gb18030),
        ]
        for content in contents {
            let table = try CSVTable.read(content, named: "a.csv")
            #expect(table.header == ["名称", "㎡"] && table.rows.map(\.fields) == [["株洲", "1"]])
        }
    }

    @Test(
        "what would be guessed elsewhere is refused with its line",
        arguments: [
            ("a,b\n1,2\n3\n", 3, "the row has 1 fields, the header 2"), ("a,b\n1,2,3\n", 2, "the row has 3 fields"),
            ("a,b\n1,2\n3,\"4\n5,6\n", 3, "the quoted field that begins here does not end"),
            ("a,b\n1,\"", 2, "does not end"), ("a,b\n1,2\"3\n", 2, "a quote in the middle of a field"),
            ("a,b\n\"x\ny\"z,2\n", 3, "text after the closing quote"),
            ("a, a\n1,2\n", 1, "the column `a` occurs twice"),
            ("", nil, "is empty"), ("\u{FEFF}", nil, "is empty"),
        ] as [(String, Int?, String)])
    func refused(text: String, line: Int?, reason: String) {
        let error = #expect(throws: FormatError.self) { try Self.read(text) }
        #expect(error?.line == line && error?.reason.contains(reason) == true, "\(error?.description ?? "")")
    }

    @Test("bytes of no encoding are refused")
    func noEncoding() {
        #expect(throws: FormatError.self) { try CSVTable.read(Data([0x61, 0x2C, 0xFF, 0xFF, 0x0A]), named: "a.csv") }
    }

    @Test("a missing column is named beside those there are")
    func missingColumn() throws {
        let table = try Self.read("id,name\n")
        let error = #expect(throws: FormatError.self) { try table.requiredIndex(of: "park") }
        #expect(
            error?.description == "parks.csv, line 1: there is no column `park`\n\nhint: the columns are `id`, `name`")
        #expect(try table.requiredIndex(of: "name") == 1)
    }

    @Test("only fields that need quotes get them")
    func writing() {
        let text = CSV.write(header: ["a", "b c"], rows: [["1", "x,y"], [" s", "q\"q"], ["", "l\r\nm"]])
        #expect(text == "a,b c\n1,\"x,y\"\n\" s\",\"q\"\"q\"\n,\"l\r\nm\"\n")
        #expect(CSV.write(header: ["a"], rows: [[""]]) == "a\n\"\"\n")
    }

    @Test("what is written reads back")
    func roundTrip() throws {
        let scalars: [Unicode.Scalar] = ["a", "株", ",", "\"", "\n", "\r", " ", "\t", "😀", "\u{301}", "\u{FEFF}"]
        try forAll { generator, _ in
            let columns = Int.random(in: 1...4, using: &generator)
            let rows = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                (0..<columns).map { _ in
                    var text = String.UnicodeScalarView()
                    for _ in 0..<Int.random(in: 0...4, using: &generator) {
                        text.append(scalars.randomElement(using: &generator) ?? "a")
                    }
                    return String(text)
                }
            }
            let header = (0..<columns).map { "c\($0)" }
            let table = try Self.read(CSV.write(header: header, rows: rows))
            #expect(table.header == header)
            #expect(
                table.rows.map { $0.fields.map { Array($0.unicodeScalars) } }
                    == rows.map { $0.map { Array($0.unicodeScalars) } })
        }
    }
}
