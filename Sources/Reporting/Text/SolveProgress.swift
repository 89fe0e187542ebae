// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// How far a solve has come, on standard error: the level of the objective, the best value so far, its bound and the gap
/// between them.
///
/// Used on one thread. Like a ``ProgressBar`` it is one line that is drawn again on a terminal, or JSON lines.
public final class SolveProgress {
    private let style: ProgressBar.Style
    private let language: Language
    private let columns: Int
    private let write: (String) -> Void
    private var last: String?
    private var drawnAt: ContinuousClock.Instant?
    private static let clearLine = "\r\u{1B}[2K"
    /// A terminal shows no more than that, and a solve reports more often.
    private static let leastGap = Duration.milliseconds(100)

    public convenience init(style: ProgressBar.Style, _ language: Language) {
        self.init(
            style: style == .automatic && !Terminal.isError ? .none : style, language,
            columns: Terminal.errorColumns ?? 80
        ) { text in
            // A reader that has gone away must not end the work that is reported.
            try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        }
    }

    init(style: ProgressBar.Style, _ language: Language, columns: Int, write: @escaping (String) -> Void) {
        self.style = style
        self.language = language
        self.columns = columns
        self.write = write
    }

    /// - Parameters:
    ///   - level: from 0.
    ///   - objective: nil while there is no plan.
    ///   - bestBound: nil while nothing is proven.
    public func report(level: Int, objective: Double?, bestBound: Double?) {
        let gap = objective.flatMap { best in bestBound.map { abs($0 - best) / max(abs(best), 1e-9) } }
        switch style {
        case .none: break
        case .json:
            let node: JSONNode = [
                "event": "solving", "level": .integer(level), "objective": Self.number(objective),
                "bestBound": Self.number(bestBound), "relativeGap": Self.number(gap),
            ]
            let line = node.text() + "\n"
            if line != last { write(line) }
            last = line
        case .automatic:
            let now = ContinuousClock.now
            let line = text(level, objective, bestBound, gap)
            guard line != last, drawnAt.map({ now - $0 >= Self.leastGap }) ?? true else { return }
            (last, drawnAt) = (line, now)
            write(Self.clearLine + line.truncated(toCells: columns - 1))
        }
    }

    /// Clears the line.
    public func finish() {
        if style == .automatic, last != nil { write(Self.clearLine) }
        last = nil
    }

    private func text(_ level: Int, _ objective: Double?, _ bestBound: Double?, _ gap: Double?) -> String {
        func figure(_ value: Double?) -> String { value.map { Figures.number($0, decimals: 2) } ?? "–" }
        let share = gap.map { $0.isFinite && $0 < 10 ? Figures.percentage($0, decimals: 3) : "–" } ?? "–"
        return language.text(
            en: "solving level \(level + 1): best \(figure(objective)), bound \(figure(bestBound)), gap \(share)",
            zh: "求解第 \(level + 1) 层：当前最好 \(figure(objective))，上界 \(figure(bestBound))，差距 \(share)")
    }

    private static func number(_ value: Double?) -> JSONNode {
        value.flatMap { $0.isFinite ? .number($0.rounded(decimals: 6)) : nil } ?? .null
    }
}
