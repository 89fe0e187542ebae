// SPDX-License-Identifier: Apache-2.0

/// The rules under which neighbours are merged, and how much work one question may cost.
public struct MergePolicy: Sendable, Hashable {
    /// The parcels of one merge at most.
    public var maximumParcelCount = 4
    /// The common boundary that makes neighbours, without what a road or a red line runs along.
    public var minimumSharedMetres = 10.0
    /// Boundaries no further apart than this, or overlapping by no more, are one boundary badly drawn.
    public var gapMetres = 0.1
    /// A road or a red line no further than this from a common boundary runs along it.
    public var barrierReachMetres = 1.0
    /// Sets of parcels looked at for one question.
    public var maximumWork = 500_000

    public init() {}

    public static let customary = MergePolicy()
}
