// SPDX-License-Identifier: Apache-2.0
import Allocation
import PackingSupport
import Testing

@Suite("Limits of the packing of projects")
struct PackingLimitTests {
    private let instance = PackingInstance.contended(projects: 200, blocks: 700, pairsPerProject: 12, seed: 9)

    private func solve(_ limits: PackingLimits, isCancelled: () -> Bool = { false }) throws -> PackingSolution {
        try PackingSolver(problem: instance.problem, oracle: instance.oracle)
            .solve(limits: limits, isCancelled: isCancelled)
    }

    @Test("A limit on nodes is named, and the plan so far comes back with a valid bound")
    func nodes() throws {
        let solution = try solve(PackingLimits(relativeGap: 0, maximumNodes: 1))
        #expect(solution.limitReached == .nodes)
        #expect(solution.levels[0].status == .feasible)
        #expect(!solution.columns.isEmpty)
        #expect((solution.levels[0].bestBound ?? 0) >= (solution.levels[0].objective ?? .infinity))
    }

    @Test("A limit on rounds is named")
    func rounds() throws {
        let solution = try solve(PackingLimits(relativeGap: 0, maximumNodes: 1, maximumRounds: 3))
        #expect(solution.limitReached == .rounds)
    }

    @Test("The emergency brake is named")
    func time() throws {
        let solution = try solve(PackingLimits(timeLimitSeconds: 0))
        #expect(solution.limitReached == .time)
        #expect(solution.levels[0].status == .feasible)
    }

    @Test("Cancelled, the best plan so far comes back")
    func cancelled() throws {
        var asked = 0
        let solution = try solve(PackingLimits(relativeGap: 0)) {
            asked += 1
            return asked > 20
        }
        #expect(solution.limitReached == .cancelled)
        let whole = try solve(PackingLimits(relativeGap: 0))
        #expect((solution.levels[0].objective ?? .infinity) <= (whole.levels[0].bestBound ?? 0))
    }

    @Test("Progress tells falling bounds and rising plans")
    func progress() throws {
        var seen: [PackingProgress] = []
        _ = try PackingSolver(problem: instance.problem, oracle: instance.oracle).solve(progress: { seen.append($0) })
        #expect(!seen.isEmpty)
        for (before, after) in zip(seen, seen.dropFirst()) {
            #expect((before.bestBound ?? .infinity) >= (after.bestBound ?? .infinity))
            #expect((before.objective ?? 0) <= (after.objective ?? 0))
        }
    }
}
