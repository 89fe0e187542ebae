// SPDX-License-Identifier: Apache-2.0

/// A part of the plan that is taken apart and put together best: projects, with the blocks they may use.
struct Neighbourhood: Sendable {
    /// Ascending. With a project of a block's column all projects of the column are in.
    let projects: [Int32]
    /// Ascending: the blocks whose columns may change. Free ones, and those whose projects are all in.
    let blocks: [Int32]
    /// What the part earns less than the bound says it could, at most: no better plan of the part has a column that
    /// loses more.
    let loss: Double
}
