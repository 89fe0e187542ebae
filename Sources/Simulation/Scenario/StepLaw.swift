// SPDX-License-Identifier: Apache-2.0

/// Which law the three points of a duration mean.
public enum StepLaw: String, Sendable, Hashable, CaseIterable {
    case pert, triangular
}
