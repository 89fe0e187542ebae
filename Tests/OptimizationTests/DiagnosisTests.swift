// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport
import Testing

@Suite("Naming what is wrong")
struct DiagnosisTests {
    @Test("a conflict cannot hold together, and each part of it is needed")
    func conflictsAreIrreducible() throws {
        var found = 0
        try forAll(count: 300) { generator, round in
            let programme = RandomProgramme(&generator)
            let (model, _) = try programme.model()
            guard let conflict = try model.conflict() else {
                #expect(!programme.points(meeting: programme.rows).isEmpty, "round \(round)")
                return
            }
            found += 1
            let rows = conflict.constraints.map { programme.rows[$0.index] }
            #expect(programme.points(meeting: rows).isEmpty, "round \(round)")
            #expect(conflict.isIrreducible)
            for left in rows.indices {
                var fewer = rows
                fewer.remove(at: left)
                #expect(!programme.points(meeting: fewer).isEmpty, "round \(round)")
            }
            #expect(conflict.names == conflict.constraints.map { "row \($0.index)" })
        }
        #expect(found > 20)
    }

    @Test("of many demands only those that fight over the last parcel are named")
    func conflictIsNamed() throws {
        var model = LinearModel()
        let sites = try (1...4).map { try model.addBinary("site \($0)") }
        try model.addConstraint("budget", .sum(of: sites), .atMost, 3)
        try model.addConstraint("one of 1 and 2", .sum(of: sites.prefix(2)), .atMost, 1)
        try model.addConstraint("P01 needs site 1", LinearExpression(sites[0]), .equal, 1)
        try model.addConstraint("P02 needs site 2", LinearExpression(sites[1]), .equal, 1)
        try model.addConstraint("P03 needs site 3", LinearExpression(sites[2]), .equal, 1)
        #expect(try model.solve().status == .infeasible)
        let conflict = try #require(try model.conflict())
        #expect(conflict.isIrreducible)
        #expect(
            conflict.names == ["one of 1 and 2", "P01 needs site 1", "P02 needs site 2"]
                || conflict.names == ["budget", "P01 needs site 1", "P02 needs site 2", "P03 needs site 3"])
    }

    @Test("only integers can make this infeasible, and that is seen")
    func integerConflict() throws {
        var model = LinearModel()
        let x = try model.addVariable("x", kind: .integer, upper: 10)
        let y = try model.addVariable("y", kind: .integer, upper: 10)
        try model.addConstraint("even is odd", 2 * x + 2 * y, .equal, 7)
        try model.addConstraint("harmless", 1 * x + 1 * y, .atMost, 12)
        #expect(try model.solve().status == .infeasible)
        #expect(try model.conflict()?.names == ["even is odd"])
    }

    @Test("a model whose presolve mistakes it for infeasible is unbounded all the same")
    func unboundedBeforePresolve() throws {
        var model = LinearModel()
        let x = try (0..<3).map { try model.addVariable("x\($0)") }
        let free = try model.addVariable("free", lower: -.infinity)
        let first = 5 * x[1] - 4 * free
        let second = -3 * x[0] - 3 * x[1] + 1 * x[2] + 5 * free
        try model.addConstraint("first from below", first, .atLeast, -17)
        try model.addConstraint("first from above", first, .atMost, -5)
        try model.addConstraint("second from below", second, .atLeast, -14)
        try model.addConstraint("second from above", second, .atMost, -2)
        try model.setObjective(.maximize, 5 * x[0] + 8 * x[1] + 6 * x[2] - 8 * free)
        #expect(try model.solve().status == .unbounded)
        #expect(try model.conflict() == nil)
    }

    @Test("an unbounded model names the variables that run away", arguments: [VariableKind.continuous, .integer])
    func unbounded(kind: VariableKind) throws {
        var model = LinearModel()
        let x = try model.addVariable("x", kind: kind)
        let y = try model.addVariable("y", kind: kind)
        let z = try model.addVariable("z", kind: kind, upper: 9)
        try model.addConstraint("close together", 1 * x - 1 * y, .equal, 3)
        try model.setObjective(.maximize, 1 * x + 1 * z)
        let solution = try model.solve()
        #expect(solution.status == .unbounded)
        #expect(!solution.hasValues && solution.relativeGap == .infinity)
        #expect(try model.unboundedVariables() == [x, y])
        try model.addConstraint("an end", LinearExpression(y), .atMost, 5)
        #expect(try model.unboundedVariables().isEmpty)
        #expect(try model.solve().objective == 17)
    }

    @Test(
        "unbounded in direction but without a feasible point is infeasible",
        arguments: [VariableKind.continuous, .integer])
    func unboundedYetInfeasible(kind: VariableKind) throws {
        var model = LinearModel()
        let x = try model.addVariable("x", kind: kind)
        let y = try model.addVariable("y", kind: kind, upper: 1)
        try model.addConstraint("too much of y", 2 * y, .atLeast, 3)
        try model.setObjective(.maximize, LinearExpression(x))
        #expect(try model.solve().status == .infeasible)
        #expect(try model.conflict()?.names == ["too much of y"])
    }

    @Test("what is not a usable number is refused by name")
    func refusals() throws {
        var model = LinearModel()
        let x = try model.addVariable("area of P01")
        func refused(_ subject: String, _ part: String, _ body: (inout LinearModel) throws(OptimizationError) -> Void) {
            var trial = model
            do throws(OptimizationError) {
                try body(&trial)
                Issue.record("\(subject) was accepted")
            } catch {
                #expect(error.code == .invalidModel)
                #expect(error.description.contains(subject) && error.description.contains(part), "\(error)")
                #expect(trial.variableCount == model.variableCount && trial.constraintCount == model.constraintCount)
            }
        }
        for bad in [Double.nan, .infinity, -.infinity, 1e16, 1e-12] {
            refused("(1) room", "area of P01") { m throws(OptimizationError) in
                try m.addConstraint("(1) room", bad * x, .atMost, 1)
            }
        }
        for bad in [Double.nan, .infinity, 1e20] {
            refused("(1) room", "right-hand side") { m throws(OptimizationError) in
                try m.addConstraint("(1) room", LinearExpression(x), .atMost, bad)
            }
            refused("area of P01", "objective") { m throws(OptimizationError) in
                try m.setObjective(.maximize, bad * x)
            }
        }
        refused("y", "above") { m throws(OptimizationError) in try m.addVariable("y", lower: 3, upper: 2) }
        refused("y", "nan") { m throws(OptimizationError) in try m.addVariable("y", lower: .nan) }
        refused("y", "above") { m throws(OptimizationError) in try m.addVariable("y", lower: .infinity) }
        refused("objective", "nan") { m throws(OptimizationError) in
            try m.setObjective(.minimize, LinearExpression(constant: .nan))
        }
        refused("area of P01", "above") { m throws(OptimizationError) in
            try m.setBounds(of: x, lower: 2, upper: 1)
        }
        for limits in [
            SolveLimits(relativeGap: .nan), SolveLimits(relativeGap: -1), SolveLimits(maximumNodes: -1),
            SolveLimits(timeLimitSeconds: -1), SolveLimits(timeLimitSeconds: .nan), SolveLimits(seed: -4),
        ] {
            #expect(throws: OptimizationError.self) { try model.solve(limits) }
        }
    }
}
