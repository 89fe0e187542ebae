// SPDX-License-Identifier: Apache-2.0

/// Prices of the relaxation of a level: what one more of each is worth there, at most and approximately.
///
/// Any prices of the right signs prove a bound; these are the ones of the best bound found.
package struct PackingPrices: Sendable, Hashable {
    /// By project, 0 or more: what being placed is worth to the rest of the plan.
    package internal(set) var projects: [Double]
    /// By resource, 0 or more.
    package internal(set) var resources: [Double]
    /// By side row: 0 or more where only the upper limit counts, 0 or less where only the lower.
    package internal(set) var rows: [Double]

    package init(projects: [Double], resources: [Double], rows: [Double]) {
        self.projects = projects
        self.resources = resources
        self.rows = rows
    }

    /// No prices.
    init(_ problem: PackingProblem) {
        self.init(
            projects: [Double](repeating: 0, count: problem.projectCount),
            resources: [Double](repeating: 0, count: problem.resourceCount),
            rows: [Double](repeating: 0, count: problem.rows.count))
    }
}
