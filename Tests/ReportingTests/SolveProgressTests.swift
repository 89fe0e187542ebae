// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Reporting

@Suite("The progress of a solve is told once a step")
struct SolveProgressTests {
    private final class Said {
        var lines: [String] = []
    }

    private func progress(_ style: ProgressBar.Style, _ said: Said, _ language: Language = .english) -> SolveProgress {
        SolveProgress(style: style, language, columns: 40) { said.lines.append($0) }
    }

    @Test("JSON lines hold level, value, bound and gap, null where nothing is known, and none comes twice")
    func json() {
        let said = Said()
        let progress = progress(.json, said)
        progress.report(level: 0, objective: nil, bestBound: nil)
        progress.report(level: 0, objective: 8, bestBound: 10)
        progress.report(level: 0, objective: 8, bestBound: 10)
        progress.report(level: 0, objective: 8, bestBound: .infinity)
        progress.finish()
        #expect(
            said.lines == [
                #"{"event":"solving","level":0,"objective":null,"bestBound":null,"relativeGap":null}"# + "\n",
                #"{"event":"solving","level":0,"objective":8,"bestBound":10,"relativeGap":0.25}"# + "\n",
                #"{"event":"solving","level":0,"objective":8,"bestBound":null,"relativeGap":null}"# + "\n",
            ])
    }

    @Test("a terminal's line fits its width in either language, and is cleared at the end")
    func line() throws {
        for language in Language.allCases {
            let said = Said()
            let progress = progress(.automatic, said, language)
            progress.report(level: 1, objective: 1_915_366, bestBound: 1_915_427.8)
            progress.finish()
            let line = try #require(said.lines.first)
            #expect(line.hasPrefix("\r\u{1B}[2K") && line.dropFirst(5).description.displayWidth <= 39)
            #expect(line.contains("2") && line.contains("1,915,366.00") && said.lines.last == "\r\u{1B}[2K")
        }
    }

    @Test("nothing is said where nothing is wanted")
    func none() {
        let said = Said()
        let progress = progress(.none, said)
        progress.report(level: 0, objective: 1, bestBound: 2)
        progress.finish()
        #expect(said.lines.isEmpty)
    }
}
