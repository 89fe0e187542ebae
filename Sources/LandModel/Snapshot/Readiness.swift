// SPDX-License-Identifier: Apache-2.0

/// When land at one stage can be handed to a project, and whether that day is an estimate.
///
/// Land no longer offered never can. Otherwise a recorded day wins; land in reserve or on offer is ready on the base
/// date; for the rest the stage table's most likely remaining months are added to the base date.
public struct Readiness: Hashable, Sendable {
    private let isOffered: Bool
    private let estimate: CalendarDate?
    private let isLater: Bool

    public init(of stage: ParcelStage, baseDate: CalendarDate, stages: StageTable = .shipped) {
        isOffered = stages[stage].isOffered
        let months = stages.remainingMonths(from: stage, path: .collectiveLand, at: .mode)
        estimate = months.map { baseDate.adding(months: $0) }
        isLater = (months ?? 0) > 0
    }

    /// Nil where the land is not offered.
    public func day(recorded: CalendarDate?) -> CalendarDate? { isOffered ? recorded ?? estimate : nil }

    public func isEstimate(recorded: CalendarDate?) -> Bool { isOffered && recorded == nil && isLater }
}
