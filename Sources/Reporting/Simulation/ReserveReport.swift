// SPDX-License-Identifier: Apache-2.0
public import Simulation

/// What the half-year simulation says: one scenario in full, or several side by side.
public struct ReserveReport: Sendable {
    public let answers: [Simulation.ReserveAnswer]
    /// Of each answer but the first against the first, in the same replications.
    public let differences: [DifferenceTally]

    /// - Precondition: there is an answer, and a difference for each but the first.
    public init(_ answers: [Simulation.ReserveAnswer], differences: [DifferenceTally] = []) {
        precondition(!answers.isEmpty && differences.count == answers.count - 1, "a report of what was compared")
        self.answers = answers
        self.differences = differences
    }

    /// For people: of one scenario the answer in sentences, then its figures and all that it rests on; of several, the
    /// main figures and what differs from the first.
    public func table(_ language: Language) -> String {
        answers.count == 1
            ? ReserveDetail(answer: answers[0]).text(language)
            : ReserveComparison(answers: answers, differences: differences).text(language)
    }

    /// One answer as an object, several as a list of them, as the schema `simulate` describes it.
    public var json: JSONNode {
        if answers.count == 1 { return .object(answers[0].members) }
        return .array(
            answers.enumerated().map { index, answer in
                .object(answer.members + (index == 0 ? [] : [("differences", differences[index - 1].json)]))
            })
    }

    /// The pictures on one SVG page: of one scenario its course and where needs are met, of several a comparison.
    public func charts(_ language: Language) -> String {
        answers.count == 1
            ? ReserveCharts(answer: answers[0], language: language).sheet.render()
            : ComparisonCharts(answers: answers, language: language).sheet.render()
    }
}
