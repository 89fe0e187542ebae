// SPDX-License-Identifier: Apache-2.0
internal import TestSupport
internal import Testing

@testable internal import Reporting

@Suite("Text in lines")
struct TextLinesTests {
    private func lines(_ text: String, _ width: Double, atMost count: Int = 9) -> [String] {
        TextLines(text, width: width, fontSize: 10, atMost: count).lines
    }

    @Test("English breaks at spaces, Chinese anywhere but before a closing and after an opening mark")
    func breaks() {
        #expect(lines("land for industry", 60) == ["land for", "industry"])
        #expect(lines("储备用地，供应", 40) == ["储备用", "地，供应"])
        #expect(lines("储备（净地）用地", 30) == ["储备", "（净", "地）用", "地"])
        #expect(lines("储备500亩", 40) == ["储备", "500亩"])
        #expect(lines("", 40) == [])
        #expect(lines("a\nb", 40) == ["a", "b"])
    }

    @Test("what does not fit is cut and says so")
    func cut() {
        let cut = TextLines("储备用地供应计划", width: 40, fontSize: 10, atMost: 1)
        #expect(cut.isCut && cut.lines.count == 1 && cut.lines[0].hasSuffix("…"))
        let word = TextLines("infrastructure", width: 30, fontSize: 10, atMost: 9)
        #expect(word.isCut && word.lines.joined() == "infrastructure")
        #expect(!TextLines("储备用地", width: 20, fontSize: 10, atMost: 2).isCut)
    }

    @Test("no line is wider than asked and nothing but spaces is lost")
    func property() {
        let letters = Array("净地储备 ab cd，。（）1，000 亩 wide WORDS")
        forAll { generator, round in
            let text = String(
                (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                    letters[Int.random(in: 0..<letters.count, using: &generator)]
                })
            let width = Double.random(in: 12...200, using: &generator)
            let lines = self.lines(text, width, atMost: 99)
            for line in lines { #expect(SVGText.width(of: line, fontSize: 10) <= width + 1e-9, "round \(round)") }
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "round \(round)")
        }
    }
}
