// SPDX-License-Identifier: Apache-2.0

/// Which pairs may be used, in a branch of the search.
struct PairRestriction: Sendable {
    /// By pair; empty where all are allowed.
    var forbidden: [Bool] = []
    /// Projects that must be placed: their price may have either sign.
    var required: Set<Int32> = []
}
