// SPDX-License-Identifier: Apache-2.0
import Optimization
import TestSupport

/// A knapsack over five rooms that takes some dozens of nodes; as a minimum, a covering over them.
struct KnapsackRooms {
    let model: LinearModel
    let take: [Variable]
    let values: [Double]

    init(_ sense: ObjectiveSense, kind: VariableKind = .integer) throws {
        var generator = RepeatableGenerator(seed: 7)
        var model = LinearModel()
        take = try (0..<60).map { try model.addVariable("take \($0)", kind: kind, upper: 1) }
        for room in 0..<5 {
            let weights = take.map { _ in Double(Int.random(in: 10...99, using: &generator)) }
            try model.addConstraint(
                "room \(room)", LinearExpression(zip(weights, take)), sense == .maximize ? .atMost : .atLeast,
                (weights.reduce(0, +) / 2).rounded())
        }
        values = take.map { _ in Double(Int.random(in: 10...99, using: &generator)) }
        try model.setObjective(sense, LinearExpression(zip(values, take)))
        self.model = model
    }
}
