// SPDX-License-Identifier: Apache-2.0

/// A weighted sum of variables and a constant. Terms of the same variable may repeat: the model adds them up.
///
/// ```swift
/// var load = LinearExpression()
/// for (area, variable) in zip(areas, choices) { load.add(area, variable) }
/// let spare = LinearExpression(constant: 3000) - load
/// ```
public struct LinearExpression: Sendable {
    public struct Term: Sendable, Hashable {
        public let coefficient: Double
        public let variable: Variable
    }

    public private(set) var terms: [Term]
    public private(set) var constant: Double

    public init(constant: Double = 0) {
        terms = []
        self.constant = constant
    }

    public init(_ variable: Variable) {
        terms = [Term(coefficient: 1, variable: variable)]
        constant = 0
    }

    public init(_ terms: some Sequence<(Double, Variable)>) {
        self.terms = terms.map { Term(coefficient: $0.0, variable: $0.1) }
        constant = 0
    }

    /// The sum of `variables`, each once.
    public static func sum(of variables: some Sequence<Variable>) -> LinearExpression {
        LinearExpression(variables.lazy.map { (1, $0) })
    }

    /// Adds a term in place, which for long sums is faster than `+=`.
    public mutating func add(_ coefficient: Double, _ variable: Variable) {
        terms.append(Term(coefficient: coefficient, variable: variable))
    }

    /// Terms by ascending variable, each variable once, zeros left out.
    ///
    /// Coefficients of one variable are added in the order in which they were written.
    /// - Complexity: O(n log n) in the number of terms, O(n) when they are already in order.
    var merged: [Term] {
        var isAscending = true
        for index in terms.indices.dropFirst() where !(terms[index - 1].variable < terms[index].variable) {
            isAscending = false
            break
        }
        guard !isAscending else { return terms.filter { $0.coefficient != 0 } }
        // The sort must keep the order of equal variables, or the last bit of a sum would depend on the library.
        let order = terms.indices.sorted {
            (terms[$0].variable.index, $0) < (terms[$1].variable.index, $1)
        }
        var result: [Term] = []
        for index in order {
            let term = terms[index]
            if let last = result.last, last.variable == term.variable {
                result[result.count - 1] = Term(
                    coefficient: last.coefficient + term.coefficient, variable: term.variable)
            } else {
                result.append(term)
            }
        }
        return result.filter { $0.coefficient != 0 }
    }

    /// The value at `values`, one for each variable of the model by index.
    public func value(at values: [Double]) -> Double {
        terms.reduce(constant) { $0 + $1.coefficient * values[$1.variable.index] }
    }
}

extension LinearExpression {
    public static func += (left: inout LinearExpression, right: LinearExpression) {
        left.terms += right.terms
        left.constant += right.constant
    }

    public static func + (left: LinearExpression, right: LinearExpression) -> LinearExpression {
        var sum = left
        sum += right
        return sum
    }

    public static func - (left: LinearExpression, right: LinearExpression) -> LinearExpression {
        left + (-1) * right
    }

    public static func * (factor: Double, expression: LinearExpression) -> LinearExpression {
        var product = LinearExpression(constant: factor * expression.constant)
        product.terms = expression.terms.map {
            Term(coefficient: factor * $0.coefficient, variable: $0.variable)
        }
        return product
    }
}

extension Variable {
    public static func * (coefficient: Double, variable: Variable) -> LinearExpression {
        LinearExpression(CollectionOfOne((coefficient, variable)))
    }
}
