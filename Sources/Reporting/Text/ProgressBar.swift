// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Synchronization

/// How far a long piece of work has come, told on standard error.
///
/// Drawing is bound to the work done and not to the clock: at most once for each percent, so work of a million steps
/// costs a hundred redraws and a log of the same run is the same text. Steps may be reported from any thread.
///
/// ```swift
/// let progress = ProgressBar(title: "Reading parcels", totalSteps: files.count)
/// defer { progress.finish() }
/// for file in files { try read(file); progress.advance() }
/// ```
public final class ProgressBar: Sendable {
    /// The values of the option `--progress`.
    public enum Style: String, Sendable, CaseIterable {
        /// A bar when standard error is a terminal, else nothing.
        case automatic = "auto"
        /// One JSON object a line for each fifth percent, for programs.
        case json
        case none
    }

    enum Drawing: Sendable {
        case bar(columns: Int)
        case json
        case none
    }

    private struct State {
        var completed = 0
        var drawn: Int?
        var isFinished = false
    }

    private let title: String
    private let totalSteps: Int?
    private let drawing: Drawing
    private let write: @Sendable (String) -> Void
    private let state = Mutex(State())

    /// - Parameter totalSteps: `nil` when it is not known, as for a stream; the steps done are then counted.
    public convenience init(title: String, totalSteps: Int?, style: Style = .automatic) {
        let drawing: Drawing =
            switch style {
            case .automatic: Terminal.isError ? .bar(columns: Terminal.errorColumns ?? 80) : .none
            case .json: .json
            case .none: .none
            }
        self.init(title: title, totalSteps: totalSteps, drawing: drawing) { text in
            // A reader that has gone away must not end the work that is reported.
            try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        }
    }

    init(title: String, totalSteps: Int?, drawing: Drawing, write: @escaping @Sendable (String) -> Void) {
        precondition((totalSteps ?? 0) >= 0)
        self.title = title.terminalText
        self.totalSteps = totalSteps
        self.drawing = drawing
        self.write = write
        report(completed: 0)
    }

    public func advance(by steps: Int = 1) {
        update { $0 += steps }
    }

    /// Sets the steps done so far.
    public func report(completed: Int) {
        update { $0 = completed }
    }

    /// Clears the line of the bar, or writes the last JSON line. Calling it again, or advancing after it, does nothing.
    public func finish() {
        state.withLock { state in
            guard !state.isFinished else { return }
            state.isFinished = true
            switch drawing {
            case .bar: write(Self.clearLine)
            case .json: write(jsonLine(state.completed, isFinished: true))
            case .none: break
            }
        }
    }

    private static let clearLine = "\r\u{1B}[2K"
    private static let barWidth = 24

    private func update(_ change: (inout Int) -> Void) {
        if case .none = drawing { return }
        // Drawn under the lock, so that lines of two threads do not mingle and never go backwards.
        state.withLock { state in
            change(&state.completed)
            guard !state.isFinished, isDue(state) else { return }
            state.drawn = state.completed
            switch drawing {
            case .bar(let columns): write(Self.clearLine + barLine(state.completed, width: columns - 1))
            case .json: write(jsonLine(state.completed, isFinished: false))
            case .none: break
            }
        }
    }

    private func isDue(_ state: State) -> Bool {
        guard let drawn = state.drawn else { return true }
        guard let totalSteps else { return state.completed >= drawn + max(1, drawn / 20) }
        let percentsApart =
            switch drawing {
            case .json: 5
            case .bar, .none: 1
            }
        return percent(state.completed, of: totalSteps) / percentsApart > percent(drawn, of: totalSteps) / percentsApart
    }

    private func percent(_ completed: Int, of total: Int) -> Int {
        total == 0 ? 100 : Int(Double(min(max(completed, 0), total)) / Double(total) * 100)
    }

    /// The longest form that fits: the steps give way first, then the bar, then the title.
    private func barLine(_ completed: Int, width: Int) -> String {
        guard let totalSteps else { return "\(title)  \(Figures.count(completed))".truncated(toCells: width) }
        let percent = percent(completed, of: totalSteps)
        let filled = Self.barWidth * percent / 100
        let bar = String(repeating: "━", count: filled) + String(repeating: "─", count: Self.barWidth - filled)
        let share = "\(percent)%".padded(toCells: 4, .trailing)
        let steps = "\(Figures.count(completed))/\(Figures.count(totalSteps))"
        let forms = [[title, bar, share, steps], [title, bar, share], [title, share]].map { $0.joined(separator: "  ") }
        return forms.first { $0.displayWidth <= width } ?? share.truncated(toCells: width)
    }

    private func jsonLine(_ completed: Int, isFinished: Bool) -> String {
        let node: JSONNode = [
            "event": "progress", "title": .string(title), "completed": .integer(completed),
            "total": totalSteps.map(JSONNode.integer) ?? .null, "finished": .boolean(isFinished),
        ]
        return node.text() + "\n"
    }
}
