// SPDX-License-Identifier: Apache-2.0

/// Which projects contend for which blocks: the columns that earn nearly what the best of their block earns.
struct TightColumns: Sendable {
    struct Contender: Sendable {
        let block: Int32
        /// What is lost against the best column of the block.
        let loss: Double
    }

    /// By project, the least loss first.
    let blocks: [[Contender]]
    /// By block, the least loss first: the projects of its columns.
    let projects: [[Int32]]

    /// - Parameter round: priced with the earnings as floors and some slack.
    init(_ round: PricingRound, at prices: [Double], stage: PackingStage) {
        var blocks = [[Contender]](repeating: [], count: stage.problem.projectCount)
        var projects = [[Int32]](repeating: [], count: stage.problem.blocks.count)
        for candidate in round.candidates {
            let block = Int(candidate.column.block)
            let cost = stage.resourceCost(of: block, at: prices)
            let loss = max(0, round.earnings[block] - (candidate.profit - cost))
            for pair in candidate.column.pairs {
                let project = stage.problem.pairProject[Int(pair)]
                guard !projects[block].contains(project) else { continue }
                projects[block].append(project)
                blocks[Int(project)].append(Contender(block: candidate.column.block, loss: loss))
            }
        }
        for project in blocks.indices {
            blocks[project].sort { ($0.loss, $0.block) < ($1.loss, $1.block) }
        }
        self.blocks = blocks
        self.projects = projects
    }
}
