// SPDX-License-Identifier: Apache-2.0
package import Foundation

/// A file of generalized assignment problems of the OR-Library (Beasley 1990), with the listed optima.
package struct AssignmentFile: Sendable {
    package struct Problem: Sendable {
        /// By agent, then by job: costs, or values in the files that maximise.
        package let numbers: [[Double]]
        package let needs: [[Double]]
        package let capacities: [Double]
        package let listed: Double?

        package var jobs: Int { numbers.first?.count ?? 0 }
    }

    package let maximizes: Bool
    package let problems: [Problem]

    /// Reads `<name>.txt` and `optima.csv` of `folder`.
    package init(_ name: String, in folder: URL) throws {
        let text = try String(contentsOf: folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
        let table = try String(contentsOf: folder.appendingPathComponent("optima.csv"), encoding: .utf8)
        let rows = table.split(whereSeparator: \.isNewline).map { $0.split(separator: ",") }.filter { $0[0] == name }
        maximizes = rows.first.map { $0[4] == "max" } ?? false
        var numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }[...]
        func take(_ count: Int) -> [Double] {
            defer { numbers = numbers.dropFirst(count) }
            return Array(numbers.prefix(count))
        }
        let count = Int(take(1)[0])
        problems = (0..<count).map { number in
            let size = take(2).map { Int($0) }
            return Problem(
                numbers: (0..<size[0]).map { _ in take(size[1]) }, needs: (0..<size[0]).map { _ in take(size[1]) },
                capacities: take(size[0]), listed: number < rows.count ? Double(rows[number][5]) : nil)
        }
    }
}

extension AssignmentFile.Problem {
    /// What placing a job is worth beside its cost: so much that all are placed where they can be.
    package static let reward = 500.0

    /// Agents are blocks, jobs are projects.
    package func packing(maximizes: Bool) -> PackingInstance {
        var pairs: [(block: Int, project: Int, value: Double, need: Double)] = []
        for agent in capacities.indices {
            for job in 0..<jobs {
                let value = Self.reward + (maximizes ? 1 : -1) * numbers[agent][job]
                pairs.append((block: agent, project: job, value: value, need: needs[agent][job]))
            }
        }
        return PackingInstance(
            level: "value", projectCount: jobs, capacity: capacities, pairs: pairs, valueStep: 1)
    }

    /// The value of the original problem that a value of the packing stands for, with all jobs placed.
    package func original(_ value: Double, maximizes: Bool) -> Double {
        (maximizes ? 1 : -1) * (value - Self.reward * Double(jobs))
    }
}
