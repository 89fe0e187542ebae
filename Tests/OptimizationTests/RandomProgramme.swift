// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport

/// A tiny integer programme that can be solved by trying every point.
struct RandomProgramme {
    struct Row {
        let coefficients: [Double]
        let comparison: Comparison
        let rightHandSide: Double

        func holds(at point: [Double]) -> Bool {
            let activity = zip(coefficients, point).reduce(0) { $0 + $1.0 * $1.1 }
            return switch comparison {
            case .atMost: activity <= rightHandSide + 1e-9
            case .equal: abs(activity - rightHandSide) <= 1e-9
            case .atLeast: activity >= rightHandSide - 1e-9
            }
        }
    }

    let upper: Int
    let sense: ObjectiveSense
    /// One objective for each level; the first is that of ``model``.
    let objectives: [[Double]]
    let rows: [Row]

    /// Whole coefficients from -9 to 9, up to 4 rows over 3 to 5 variables from 0 to `upper`.
    init(_ generator: inout RepeatableGenerator, upper: Int = 3, levels: Int = 1) {
        let count = Int.random(in: 3...5, using: &generator)
        func coefficients() -> [Double] {
            (0..<count).map { _ in Double(Int.random(in: -9...9, using: &generator)) }
        }
        self.upper = upper
        sense = Bool.random(using: &generator) ? .minimize : .maximize
        objectives = (0..<levels).map { _ in coefficients() }
        rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
            Row(
                coefficients: coefficients(),
                comparison: [.atMost, .atMost, .atLeast, .equal].randomElement(using: &generator) ?? .atMost,
                rightHandSide: Double(Int.random(in: -12...24, using: &generator)))
        }
    }

    var variableCount: Int { objectives[0].count }

    /// Every point within the bounds that meets `rows`.
    func points(meeting rows: [Row]) -> [[Double]] {
        var points: [[Double]] = [[]]
        for _ in 0..<variableCount {
            points = points.flatMap { point in (0...upper).map { point + [Double($0)] } }
        }
        return points.filter { point in rows.allSatisfy { $0.holds(at: point) } }
    }

    func value(_ objective: [Double], at point: [Double]) -> Double {
        zip(objective, point).reduce(0) { $0 + $1.0 * $1.1 }
    }

    func best(_ objective: [Double], among points: [[Double]]) -> Double? {
        let values = points.map { value(objective, at: $0) }
        return sense == .minimize ? values.min() : values.max()
    }

    func model() throws -> (LinearModel, [Variable]) {
        var model = LinearModel()
        let variables = try (0..<variableCount).map {
            try model.addVariable("x\($0)", kind: .integer, lower: 0, upper: Double(upper))
        }
        for (index, row) in rows.enumerated() {
            try model.addConstraint(
                "row \(index)", LinearExpression(zip(row.coefficients, variables)), row.comparison,
                row.rightHandSide)
        }
        try model.setObjective(sense, LinearExpression(zip(objectives[0], variables)))
        return (model, variables)
    }
}
