// SPDX-License-Identifier: Apache-2.0

/// What a plain way of placing projects one by one would have reached on the same ground, by the same rules: legal plans
/// to compare with.
public struct Baseline: Sendable, Hashable {
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// By the day of signing, those without one last, then by id; each takes the best site still free.
        case firstComeFirstServed
        /// The best pair of a project and a site still free, again and again.
        case greedyByScore
    }

    public let order: Order
    public let placedCount: Int
    public let weight: Double
    /// Net land and floor taken, promised sites included.
    public let landSquareMetres: Double
    public let floorSquareMetres: Double
    public let fit: Double
}
