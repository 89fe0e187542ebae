// SPDX-License-Identifier: Apache-2.0
public import Foundation
public import LandModel

/// A kept plan in one line.
public struct PlanSummary: Sendable, Hashable {
    /// What was asked and reached. Plans kept by a Suodi before schema version 3 have none.
    public struct Figures: Sendable, Hashable {
        /// Projects the plan was made for, and those it places.
        public let projectCount: Int
        public let placedCount: Int
        /// Weights of the same.
        public let totalWeight: Double
        public let placedWeight: Double
        /// The weight that no plan can exceed; nil where nothing was proven.
        public let bestBound: Double?
        public let relativeGap: Double?

        public init(
            projectCount: Int, placedCount: Int, totalWeight: Double, placedWeight: Double, bestBound: Double?,
            relativeGap: Double?
        ) {
            self.projectCount = projectCount
            self.placedCount = placedCount
            self.totalWeight = totalWeight
            self.placedWeight = placedWeight
            self.bestBound = bestBound
            self.relativeGap = relativeGap
        }
    }

    /// The name it is kept under.
    public let id: String
    public let madeAt: Date
    /// The word of the solve, such as `optimal`.
    public let status: String
    /// The day its sites were promised; nil while they are not.
    public let acceptedOn: CalendarDate?
    public let figures: Figures?
    public let isSynthetic: Bool

    public init(
        id: String, madeAt: Date, status: String, acceptedOn: CalendarDate? = nil, figures: Figures?,
        isSynthetic: Bool
    ) {
        self.id = id
        self.madeAt = madeAt
        self.status = status
        self.acceptedOn = acceptedOn
        self.figures = figures
        self.isSynthetic = isSynthetic
    }
}
