// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

@Suite("A programme that stays in the solver")
struct IncrementalProgrammeTests {
    @Test("after any sequence of changes it agrees with a cold solve, and its duals prove it")
    func randomSequences() throws {
        var seen: [Relaxation.Status: Int] = [:]
        try forAll(count: 150) { generator, round in
            var mirror = ProgrammeMirror(&generator)
            var programme = try IncrementalProgramme(
                mirror.sense, rowLower: mirror.rowLower, rowUpper: mirror.rowUpper)
            for step in 0..<12 {
                try mirror.change(&programme, &generator)
                #expect(programme.columnCount == mirror.columns.count && programme.rowCount == mirror.rowLower.count)
                guard step == 0 || Bool.random(using: &generator) else { continue }
                let relaxation = try programme.solve()
                let cold = try mirror.model().solve()
                seen[relaxation.status, default: 0] += 1
                switch relaxation.status {
                case .optimal:
                    let objective = try #require(cold.objective, "round \(round) step \(step)")
                    #expect(abs(relaxation.objective - objective) < 1e-6 * max(1, abs(objective)), "round \(round)")
                    mirror.expectOptimal(relaxation, "round \(round) step \(step)")
                case .infeasible: #expect(cold.status == .infeasible, "round \(round) step \(step)")
                case .unbounded: #expect(cold.status == .unbounded, "round \(round) step \(step)")
                case .limit: Issue.record("no limit was given")
                }
            }
        }
        for status in [Relaxation.Status.optimal, .infeasible, .unbounded] {
            #expect(seen[status, default: 0] > 20, "the sequences must meet \(status) too")
        }
    }

    @Test("without columns or rows it still has an answer")
    func emptyProgrammes() throws {
        var nothing = try IncrementalProgramme(.maximize, rowLower: [], rowUpper: [])
        #expect(try nothing.solve().status == .optimal)
        var rows = try IncrementalProgramme(.maximize, rowLower: [-.infinity, 0], rowUpper: [1, 0])
        let idle = try rows.solve()
        #expect(idle.status == .optimal && idle.objective == 0 && idle.rowDuals == [0, 0])
        try rows.setRowBounds(of: [0], lower: [1], upper: [2])
        #expect(try rows.solve().status == .infeasible)
        try nothing.addColumns(
            costs: [2, -1], lower: [0, 3], upper: [4, 5], starts: [0, 0], rows: [], coefficients: [])
        let free = try nothing.solve()
        #expect(free.columnValues == [4, 3] && free.objective == 5 && free.reducedCosts == [2, -1])
    }

    @Test("numbers no solver can work with are refused and change nothing")
    func refusedNumbers() throws {
        var programme = try IncrementalProgramme(.maximize, rowLower: [-.infinity], rowUpper: [1])
        #expect(throws: OptimizationError.self) {
            try programme.addColumns(costs: [.nan], lower: [0], upper: [1], starts: [0], rows: [0], coefficients: [1])
        }
        #expect(throws: OptimizationError.self) {
            try programme.addColumns(costs: [1], lower: [2], upper: [1], starts: [0], rows: [0], coefficients: [1])
        }
        #expect(throws: OptimizationError.self) {
            try programme.addColumns(costs: [1], lower: [0], upper: [1], starts: [0], rows: [0], coefficients: [0])
        }
        #expect(throws: OptimizationError.self) {
            try programme.addColumns(
                costs: [1], lower: [0], upper: [1], starts: [0], rows: [0, 0], coefficients: [1, 1])
        }
        #expect(programme.columnCount == 0)
        #expect(try programme.solve().columnValues == [])
    }

    @Test("an iteration limit stops the work, and the next solve goes on from there")
    func iterationLimit() throws {
        var generator = RepeatableGenerator(seed: 3)
        var programme = try SetPacking(projects: 40, parcels: 200, columns: 900, &generator).programme()
        let first = try programme.solve(iterationLimit: 20)
        #expect(first.status == .limit && first.iterations <= 20)
        var iterations = first.iterations
        var last = first
        for _ in 0..<1000 where last.status == .limit {
            last = try programme.solve(iterationLimit: 20)
            iterations += last.iterations
        }
        #expect(last.status == .optimal && iterations > 20)
        let again = try programme.solve()
        #expect(again.iterations == 0 && again.objective == last.objective)
    }

    @Test(
        "large programmes have the same optimum by the faster method as by simplex steps alone, and duals that prove it"
    )
    func largeProgrammes() throws {
        var generator = RepeatableGenerator(seed: 11)
        var packing = SetPacking(projects: 150, parcels: 900, columns: 1800, &generator)
        var fast = try packing.programme()
        var slow = try packing.programme()
        for growth in [0, 3, 1200] {
            let columns = packing
            var other = generator
            try packing.grow(&fast, by: growth, &generator)
            var again = columns
            try again.grow(&slow, by: growth, &other)
            let answer = try fast.solve()
            let expected = try slow.solve(iterationLimit: 1_000_000)
            #expect(answer.status == .optimal && expected.status == .optimal)
            #expect(abs(answer.objective - expected.objective) < 1e-6 * expected.objective)
            // Every right-hand side is 1, so by strong duality the duals add up to the objective.
            #expect(abs(answer.rowDuals.reduce(0, +) - answer.objective) < 1e-6 * answer.objective)
            #expect(answer.rowDuals.allSatisfy { $0 > -1e-7 } && answer.reducedCosts.allSatisfy { $0 < 1e-6 })
        }
    }

    @Test("the same calls give the same bytes")
    func repeatable() throws {
        func answers() throws -> [Relaxation] {
            var generator = RepeatableGenerator(seed: 9)
            var packing = SetPacking(projects: 150, parcels: 900, columns: 1800, &generator)
            var programme = try packing.programme()
            var answers = [try programme.solve()]
            try packing.grow(&programme, by: 100, &generator)
            answers.append(try programme.solve())
            try programme.setBounds(of: [7, 3, 11], lower: [0, 0, 0], upper: [0, 0, 0])
            answers.append(try programme.solve())
            return answers
        }
        #expect(try answers() == answers())
    }
}
