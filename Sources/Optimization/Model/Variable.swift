// SPDX-License-Identifier: Apache-2.0

/// A decision of one ``LinearModel``: a place in its list of variables, meaningless in another model.
public struct Variable: Hashable, Sendable, Comparable {
    public let index: Int

    public static func < (left: Variable, right: Variable) -> Bool {
        left.index < right.index
    }
}

public enum VariableKind: Hashable, Sendable {
    case continuous
    case integer
}

/// A constraint of one ``LinearModel``: a place in its list of constraints, meaningless in another model.
public struct Constraint: Hashable, Sendable, Comparable {
    public let index: Int

    public static func < (left: Constraint, right: Constraint) -> Bool {
        left.index < right.index
    }
}

public enum Comparison: String, Hashable, Sendable {
    case atMost = "≤"
    case equal = "="
    case atLeast = "≥"
}

public enum ObjectiveSense: Hashable, Sendable {
    case minimize
    case maximize
}
