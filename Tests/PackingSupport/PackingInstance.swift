// SPDX-License-Identifier: Apache-2.0
package import Allocation
package import Foundation

/// A packing problem of sizes alone: what each pair needs, and what each block can take.
package struct PackingInstance: Sendable {
    package let problem: PackingProblem
    package let oracle: CapacityOracle

    package init(problem: PackingProblem, need: [Double], capacity: [Double]) {
        self.problem = problem
        oracle = CapacityOracle(problem: problem, need: need, capacity: capacity)
    }

    /// One level, one resource for each block, pairs given in any order.
    package init(
        level: String, projectCount: Int, capacity: [Double],
        pairs: [(block: Int, project: Int, value: Double, need: Double)], valueStep: Double?
    ) {
        let sorted = pairs.sorted { ($0.block, $0.project) < ($1.block, $1.project) }
        var blocks: [PackingProblem.Block] = []
        var next = 0
        for block in capacity.indices {
            let start = next
            while next < sorted.count, sorted[next].block == block { next += 1 }
            blocks.append(PackingProblem.Block(resources: [Int32(block)], pairs: start..<next))
        }
        self.init(
            problem: PackingProblem(
                projectCount: projectCount, resourceCount: capacity.count, blocks: blocks,
                pairProject: sorted.map { Int32($0.project) }, pairValue: [sorted.map(\.value)], levels: [level],
                valueStep: [valueStep]),
            need: sorted.map(\.need), capacity: capacity)
    }

    /// Reads `match_<name>_{projects,parcels,edges}.csv`: needs and capacities in 0.01 mu, whole scores.
    package static func match(_ name: String, in folder: URL) throws -> PackingInstance {
        func rows(_ table: String) throws -> [[Double]] {
            let text = try String(
                contentsOf: folder.appendingPathComponent("match_\(name)_\(table).csv"), encoding: .utf8)
            return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
                line.split(separator: ",").map { Double($0) ?? .nan }
            }
        }
        let needs = try rows("projects").map { $0[1] }
        let pairs = try rows("edges").map { edge in
            (block: Int(edge[1]), project: Int(edge[0]), value: edge[2], need: needs[Int(edge[0])])
        }
        return try PackingInstance(
            level: "score", projectCount: needs.count, capacity: rows("parcels").map { $0[1] }, pairs: pairs,
            valueStep: 1)
    }

    /// The same with a level before: as many projects as possible.
    package func countingFirst() -> PackingInstance {
        PackingInstance(
            problem: PackingProblem(
                projectCount: problem.projectCount, resourceCount: problem.resourceCount, rows: problem.rows,
                blocks: problem.blocks, pairProject: problem.pairProject,
                pairValue: [[Double](repeating: 1, count: problem.pairCount)] + problem.pairValue,
                pairUsage: problem.pairUsage, levels: ["placed"] + problem.levels, valueStep: [1] + problem.valueStep),
            need: oracle.need, capacity: oracle.capacity)
    }
}
