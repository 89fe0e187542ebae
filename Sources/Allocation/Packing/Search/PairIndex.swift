// SPDX-License-Identifier: Apache-2.0

/// Where each project may go: its pairs and their blocks, in one run for each project (compressed sparse rows).
struct PairIndex: Sendable {
    private let starts: [Int32]
    private let pairs: [Int32]
    /// The block of each pair.
    let blockOfPair: [Int32]

    init(_ problem: PackingProblem) {
        var counts = [Int32](repeating: 0, count: problem.projectCount + 1)
        for project in problem.pairProject { counts[Int(project) + 1] += 1 }
        for project in 0..<problem.projectCount { counts[project + 1] += counts[project] }
        starts = counts
        var places = counts
        var sorted = [Int32](repeating: 0, count: problem.pairCount)
        for (pair, project) in problem.pairProject.enumerated() {
            sorted[Int(places[Int(project)])] = Int32(pair)
            places[Int(project)] += 1
        }
        pairs = sorted
        var blocks = [Int32](repeating: 0, count: problem.pairCount)
        for (number, block) in problem.blocks.enumerated() {
            for pair in block.pairs { blocks[pair] = Int32(number) }
        }
        blockOfPair = blocks
    }

    /// The pairs of a project, by block.
    func pairs(of project: Int) -> ArraySlice<Int32> {
        pairs[Int(starts[project])..<Int(starts[project + 1])]
    }
}
