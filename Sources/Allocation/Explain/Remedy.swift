// SPDX-License-Identifier: Apache-2.0
public import Siting

/// A change that would place an unplaced project.
public struct Remedy: Sendable, Hashable {
    public enum Change: Sendable, Hashable {
        /// The project asks for less.
        case relax([Relaxation])
        /// One more site like one of those it could use.
        case oneMoreSite(like: String)
    }

    public let change: Change
    /// The sites the change lets in.
    public let siteIDs: [String]
    /// How much the first level grows when the plan is made again with the change.
    public let gain: Double
}
