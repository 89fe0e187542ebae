// SPDX-License-Identifier: Apache-2.0

/// How much work a plan may cost, and how good it must be.
///
/// Limits in work make a plan repeatable; the time limit is an emergency brake, and the plan says when it was pulled.
public struct PlacementLimits: Sendable, Hashable {
    /// How far each level may be from its bound, as a share of its value, and still be called optimal.
    public var relativeGap: Double
    public var maximumNodes: Int
    public var timeLimitSeconds: Double?
    /// The plan does not depend on it.
    public var threads: Int

    public init(
        relativeGap: Double = 1e-4, maximumNodes: Int = 200_000, timeLimitSeconds: Double? = nil, threads: Int
    ) {
        self.relativeGap = relativeGap
        self.maximumNodes = maximumNodes
        self.timeLimitSeconds = timeLimitSeconds
        self.threads = threads
    }

    var packing: PackingLimits {
        PackingLimits(
            relativeGap: relativeGap, maximumNodes: maximumNodes, timeLimitSeconds: timeLimitSeconds, threads: threads)
    }
}
