// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

@Suite("Solving")
struct SolveTests {
    @Test("the same model gives the same answer, bit by bit, alone and beside others")
    func repeatable() async throws {
        let model = try KnapsackRooms(.maximize).model
        let first = try model.solve(SolveLimits(maximumNodes: 200))
        #expect(try model.solve(SolveLimits(maximumNodes: 200)) == first)
        let others = try await withThrowingTaskGroup(of: Solution.self) { group in
            for _ in 0..<4 {
                group.addTask { try model.solve(SolveLimits(maximumNodes: 200)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(others.allSatisfy { $0 == first })
    }

    @Test("a node limit leaves a feasible answer, a valid bound and the reason")
    func nodeLimit() throws {
        let model = try KnapsackRooms(.maximize).model
        let limited = try model.solve(SolveLimits(maximumNodes: 1, relativeGap: 0))
        let full = try model.solve(.exact)
        #expect(limited.status == .feasible)
        #expect(limited.limitReached == .nodes)
        let (found, bound) = (try #require(limited.objective), try #require(limited.bestBound))
        let best = try #require(full.objective)
        #expect(found <= best && best <= bound)
        #expect(limited.relativeGap > 0 && limited.relativeGap < .infinity)
        #expect(full.status == .optimal && full.limitReached == nil && full.relativeGap == 0)
        #expect(full.nodes > limited.nodes && full.simplexIterations > 0)
    }

    @Test("a time limit of nothing is reported as such")
    func timeLimit() throws {
        let solution = try KnapsackRooms(.maximize).model.solve(SolveLimits(timeLimitSeconds: 0))
        #expect(solution.limitReached == .time)
        #expect(solution.status == .noSolutionFound || solution.status == .feasible)
        #expect(solution.relativeGap > 0)
    }

    @Test("a start is the first answer, complete or in part, and a wrong one does no harm")
    func start() throws {
        let rooms = try KnapsackRooms(.maximize)
        let (model, take) = (rooms.model, rooms.take)
        let best = try model.solve(.exact)
        let complete = Dictionary(uniqueKeysWithValues: zip(take, best.values))
        let stopped = try model.solve(SolveLimits(maximumNodes: 0, relativeGap: 0), start: complete)
        #expect(stopped.objective == best.objective)
        let partial = complete.filter { $0.key.index < 40 }
        #expect(try model.solve(.exact, start: partial).objective == best.objective)
        let tooMuch = Dictionary(uniqueKeysWithValues: take.map { ($0, 1.0) })
        #expect(try model.solve(.exact, start: tooMuch).objective == best.objective)
        #expect(throws: OptimizationError.self) { try model.solve(start: [take[3]: .nan]) }
    }

    @Test("a model without variables, without constraints or without an objective has an answer")
    func emptyModels() throws {
        var model = LinearModel()
        #expect(try model.solve().status == .optimal)
        try model.setObjective(.maximize, LinearExpression(constant: 3))
        #expect(try model.solve().objective == 3)
        let x = try model.addVariable("x", lower: 2, upper: 5)
        #expect(try model.solve().objective == 3)
        try model.setObjective(.minimize, 2 * x + LinearExpression(constant: 1))
        let solution = try model.solve()
        #expect(solution.objective == 5)
        #expect(solution[x] == 2)
        var impossible = LinearModel()
        try impossible.addConstraint("nothing is something", LinearExpression(), .atLeast, 1)
        #expect(try impossible.solve().status == .infeasible)
        #expect(try impossible.conflict()?.names == ["nothing is something"])
    }

    @Test("repeated terms add up and constants move to the right-hand side")
    func merging() throws {
        var model = LinearModel()
        let x = try model.addVariable("x")
        let y = try model.addVariable("y")
        let expression = 1 * y + 1 * x - 3 * y + 2 * x + LinearExpression(constant: 4)
        try model.addConstraint("3x - 2y + 4 = 10", expression, .equal, 10)
        try model.addConstraint("y ≤ 3", LinearExpression(y), .atMost, 3)
        try model.setObjective(.maximize, 1 * x)
        #expect(model.coefficientCount == 3)
        let solution = try model.solve()
        #expect(abs(solution[x] - 4) < 1e-9 && abs(solution[y] - 3) < 1e-9)
    }
}
