// SPDX-License-Identifier: Apache-2.0
public import Foundation
internal import Yams

/// A scenario of either mode.
public enum Scenario: Sendable {
    /// The textbook question: demand of a half-year against a stock, without time.
    case staticDemand(StaticDemandScenario)
    case reserve(ReserveScenario)

    public var replications: Int {
        switch self {
        case .staticDemand(let scenario): scenario.replications
        case .reserve(let scenario): scenario.replications
        }
    }

    /// - Throws: ``ScenarioError`` with file, line, column and entry.
    public init(contentsOf url: URL) throws(ScenarioError) {
        try self.init(ScenarioDocument(contentsOf: url))
    }

    public init(_ document: ScenarioDocument) throws(ScenarioError) {
        let root = document.entry
        do throws(ScenarioError) {
            guard let node = root.node.mapping?["mode"] else {
                throw root.error("the key `mode` is missing", hint: "the modes are `reserve` and `static-demand`")
            }
            let mode = try YamlEntry(node: node, path: "mode", origin: root.origin).choice(Mode.self)
            switch mode {
            case .staticDemand: self = .staticDemand(try ScenarioFile.scenario(root))
            case .reserve: self = .reserve(try ScenarioReading(root).scenario())
            }
        } catch {
            throw error.located(in: root)
        }
    }

    enum Mode: String, CaseIterable {
        case reserve
        case staticDemand = "static-demand"
    }
}
