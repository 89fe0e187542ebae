// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import LandModel
internal import Simulation

/// What is wrong with scenario files, or what they are about.
public struct ScenarioCheckAnswer: Sendable {
    struct Row: Sendable {
        let file: String
        let outcome: Result<Summary, ScenarioError>
    }

    struct Summary: Sendable {
        let scenario: Scenario
        /// The files that it extends.
        let extends: [String]
        /// Stated, not neutral.
        let entryCount: Int
        let expectedCount: Int
    }

    let rows: [Row]

    /// - Parameter files: the name to report by, and the place.
    public init(_ files: [(name: String, url: URL)]) {
        rows = files.map { name, url in
            do throws(ScenarioError) {
                let document = try ScenarioDocument(contentsOf: url)
                let scenario = try Scenario(document)
                var expectedCount = 0
                if case .reserve(let reserve) = scenario { expectedCount = reserve.expected.count }
                let summary = Summary(
                    scenario: scenario, extends: Array(document.files.dropFirst()),
                    entryCount: document.entries.count { $0.file != nil }, expectedCount: expectedCount)
                return Row(file: name, outcome: .success(summary))
            } catch {
                return Row(file: name, outcome: .failure(error))
            }
        }
    }

    public var faultCount: Int {
        rows.count { row in
            if case .failure = row.outcome { true } else { false }
        }
    }

    /// A line for every file, a fault with its hint.
    public func text(_ language: Language) -> String {
        rows.map { row in
            switch row.outcome {
            case .success(let summary): row.file + language.text(en: ": ok: ", zh: "：无误：") + summary.line(language)
            case .failure(let error): error.description
            }
        }.joined(separator: "\n") + "\n"
    }

    public var json: JSONNode {
        .array(
            rows.map { row in
                switch row.outcome {
                case .success(let summary):
                    .object([("file", .string(row.file)), ("ok", true), ("summary", summary.json), ("fault", .null)])
                case .failure(let error):
                    .object([("file", .string(row.file)), ("ok", false), ("summary", .null), ("fault", error.json)])
                }
            })
    }
}

extension ScenarioCheckAnswer.Summary {
    func line(_ language: Language) -> String {
        let months = Figures.shortNumber(scenario.horizonMonths)
        let signings = Figures.shortNumber(scenario.signingsPerYear)
        let replications = Figures.count(scenario.replications)
        return language.text(
            en: "\(scenario.name), \(scenario.mode), \(months) months, tiers: \(scenario.tierCount) with \(signings) "
                + "signings a year, \(replications) replications, \(entryCount) entries, \(expectedCount) expected values",
            zh: "\(scenario.name)，\(scenario.mode)，时段 \(months) 个月，\(scenario.tierCount) 个规模档年签约 \(signings) 个，"
                + "重复 \(replications) 次，\(entryCount) 项参数，\(expectedCount) 个预期值")
    }

    var json: JSONNode {
        .object([
            ("scenario", .string(scenario.name)), ("title", scenario.title.json), ("mode", .string(scenario.mode)),
            ("extends", .array(extends.map { .string($0) })), ("horizonMonths", .number(scenario.horizonMonths)),
            ("tiers", .integer(scenario.tierCount)), ("signingsPerYear", .number(scenario.signingsPerYear)),
            ("replications", .integer(scenario.replications)), ("entries", .integer(entryCount)),
            ("expected", .integer(expectedCount)),
        ])
    }
}

extension ScenarioError {
    var json: JSONNode {
        .object([
            ("file", file.map { .string($0) } ?? .null), ("line", line.map { .integer($0) } ?? .null),
            ("column", column.map { .integer($0) } ?? .null), ("entry", path.map { .string($0) } ?? .null),
            ("reason", .string(reason)), ("hint", hint.map { .string($0) } ?? .null),
        ])
    }
}
