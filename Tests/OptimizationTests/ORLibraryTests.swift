// SPDX-License-Identifier: Apache-2.0
import Foundation
import Optimization
import TestSupport
import Testing

@Suite("Generalized assignment problems of the OR-Library (Beasley 1990)")
struct ORLibraryTests {
    @Test(
        "gap1 to gap12 and gapa are solved to the listed optima", .enabled(if: Corpora.available("corpora/orlib-gap")),
        arguments: (1...12).map { "gap\($0)" } + ["gapa"])
    func listedOptima(file: String) throws {
        let folder = Corpora.url("corpora/orlib-gap")
        let text = try String(contentsOf: folder.appendingPathComponent("\(file).txt"), encoding: .utf8)
        let table = try String(contentsOf: folder.appendingPathComponent("optima.csv"), encoding: .utf8)
        var numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }[...]
        let rows = table.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }
        let ofFile = rows.filter { $0[0] == file }
        let listed = ofFile.compactMap { Double($0[5]) }
        let sense: ObjectiveSense = ofFile.first?[4] == "max" ? .maximize : .minimize
        let instances = Int(numbers.removeFirst())
        #expect(instances == listed.count)
        for instance in 0..<instances {
            let (agents, jobs) = (Int(numbers.removeFirst()), Int(numbers.removeFirst()))
            func take(_ count: Int) -> [Double] {
                defer { numbers = numbers.dropFirst(count) }
                return Array(numbers.prefix(count))
            }
            let values = (0..<agents).map { _ in take(jobs) }
            let needs = (0..<agents).map { _ in take(jobs) }
            let capacities = take(agents)
            var model = LinearModel()
            var value = LinearExpression()
            var agentsOfJob = [LinearExpression](repeating: LinearExpression(), count: jobs)
            for agent in 0..<agents {
                let does = try (0..<jobs).map { try model.addBinary("agent \(agent) does \($0)") }
                try model.addConstraint(
                    "(1) agent \(agent)", LinearExpression(zip(needs[agent], does)), .atMost, capacities[agent])
                value += LinearExpression(zip(values[agent], does))
                for job in 0..<jobs { agentsOfJob[job].add(1, does[job]) }
            }
            for (job, agents) in agentsOfJob.enumerated() {
                try model.addConstraint("(2) job \(job)", agents, .equal, 1)
            }
            try model.setObjective(sense, value)
            #expect(try model.solve(.exact).objective == listed[instance], "\(file) instance \(instance + 1)")
        }
    }
}
