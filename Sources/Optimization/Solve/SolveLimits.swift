// SPDX-License-Identifier: Apache-2.0

/// How much work a solve may do, and how good its answer must be.
///
/// Limits in work make an answer repeatable. ``timeLimitSeconds`` does not: it is an emergency brake, and the answer
/// says when it was pulled.
public struct SolveLimits: Sendable, Hashable {
    /// Most nodes of the branch-and-bound tree; `nil` for no limit. The work at the root is not counted.
    public var maximumNodes: Int?
    /// How far the answer may be from the best bound, as a share of its objective, and still be called optimal.
    public var relativeGap: Double
    /// Emergency brake.
    public var timeLimitSeconds: Double?
    public var seed: Int32

    public init(
        maximumNodes: Int? = nil, relativeGap: Double = 1e-4, timeLimitSeconds: Double? = nil, seed: Int32 = 0
    ) {
        self.maximumNodes = maximumNodes
        self.relativeGap = relativeGap
        self.timeLimitSeconds = timeLimitSeconds
        self.seed = seed
    }

    /// Without limits, to the exact optimum.
    public static let exact = SolveLimits(relativeGap: 0)

    func validate() throws(OptimizationError) {
        guard relativeGap >= 0, relativeGap < .infinity else {
            throw OptimizationError(.invalidRequest, "the relative gap \(relativeGap) must be 0 or more")
        }
        guard maximumNodes.map({ $0 >= 0 && $0 < Int32.max }) ?? true else {
            throw OptimizationError(.invalidRequest, "the limit of \(maximumNodes ?? 0) nodes must be 0 or more")
        }
        guard timeLimitSeconds.map({ $0 >= 0 }) ?? true else {
            throw OptimizationError(.invalidRequest, "the time limit \(timeLimitSeconds ?? 0) s must be 0 or more")
        }
        guard seed >= 0 else {
            throw OptimizationError(.invalidRequest, "the seed \(seed) must be 0 or more")
        }
    }
}
