// SPDX-License-Identifier: Apache-2.0
internal import Dispatch
internal import Synchronization
internal import Testing

@testable internal import Reporting

@Suite("Progress bar")
struct ProgressBarTests {
    private final class Written: Sendable {
        private let texts = Mutex<[String]>([])
        var all: [String] { texts.withLock { $0 } }
        func append(_ text: String) { texts.withLock { $0.append(text) } }
    }

    private func bar(_ total: Int?, _ drawing: ProgressBar.Drawing, _ written: Written) -> ProgressBar {
        ProgressBar(title: "Reading 地块", totalSteps: total, drawing: drawing) { written.append($0) }
    }

    @Test("a bar is drawn no more than once a percent and clears its line when done")
    func bar() {
        let written = Written()
        let progress = bar(100_000, .bar(columns: 80), written)
        for _ in 0..<100_000 { progress.advance() }
        progress.finish()
        progress.finish()
        progress.advance()
        #expect(written.all.count == 102)
        #expect(written.all[50].hasSuffix("Reading 地块  ━━━━━━━━━━━━────────────   50%  50,000/100,000"))
        #expect(written.all.last == "\r\u{1B}[2K")
        #expect(written.all.allSatisfy { $0.hasPrefix("\r\u{1B}[2K") && !$0.contains("\n") })
    }

    @Test(
        "in a narrow terminal the steps give way, then the bar, then the title",
        arguments: [
            (54, "Reading 地块  ━━━━━━━━━━━━────────────   50%  5/10"),
            (48, "Reading 地块  ━━━━━━━━━━━━────────────   50%"),
            (40, "Reading 地块   50%"), (12, " 50%"), (4, " 5…"), (1, ""),
        ])
    func narrow(columns: Int, line: String) {
        let written = Written()
        bar(10, .bar(columns: columns), written).advance(by: 5)
        #expect(written.all.last == "\r\u{1B}[2K" + line)
        #expect(line.displayWidth < columns)
    }

    @Test("JSON lines come at each fifth percent and at the end")
    func json() {
        let written = Written()
        let progress = bar(1000, .json, written)
        for _ in 0..<1000 { progress.advance() }
        progress.finish()
        #expect(written.all.count == 22)
        #expect(
            written.all[1]
                == #"{"event":"progress","title":"Reading 地块","completed":50,"total":1000,"finished":false}"# + "\n")
        #expect(written.all.last?.hasSuffix("\"finished\":true}\n") == true)
    }

    @Test("work of unknown length is counted, ever less often")
    func unknownTotal() {
        let written = Written()
        let progress = bar(nil, .bar(columns: 80), written)
        for _ in 0..<1_000_000 { progress.advance() }
        #expect(written.all.count < 300)
        #expect(written.all[1].hasSuffix("Reading 地块  1"))
    }

    @Test("no work at all, too much work and steps back do no harm")
    func edges() {
        let written = Written()
        bar(0, .bar(columns: 80), written).finish()
        let progress = bar(3, .json, written)
        progress.report(completed: 7)
        progress.report(completed: 1)
        progress.finish()
        #expect(written.all.count == 5)
    }

    @Test("nothing is written when nothing is wanted")
    func silent() {
        let written = Written()
        let progress = bar(10, .none, written)
        progress.advance(by: 10)
        progress.finish()
        #expect(written.all.isEmpty)
    }

    @Test("steps from many threads are all counted, and lines never go backwards")
    func threads() {
        let written = Written()
        let progress = bar(8000, .json, written)
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            for _ in 0..<1000 { progress.advance() }
        }
        progress.finish()
        #expect(written.all.count == 22)
        #expect(written.all.last?.contains("\"completed\":8000,") == true)
    }
}
