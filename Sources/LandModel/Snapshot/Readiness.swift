// SPDX-License-Identifier: Apache-2.0

/// The day a parcel can be handed to a project, and whether that day is an estimate.
///
/// Land no longer offered has none. Otherwise a recorded day wins; land in reserve or on offer is ready on the base
/// date; for the rest the stage table's most likely remaining months are added to the base date.
public struct Readiness: Hashable, Sendable {
    public let day: CalendarDate?
    public let isEstimated: Bool

    public init(of parcel: Parcel, baseDate: CalendarDate, stages: StageTable = .shipped) {
        guard stages[parcel.stage].isOffered else {
            day = nil
            isEstimated = false
            return
        }
        if let recorded = parcel.readyOn {
            day = recorded
            isEstimated = false
            return
        }
        let months = stages.remainingMonths(from: parcel.stage, path: .collectiveLand, at: .mode)
        day = months.map { baseDate.adding(months: $0) }
        isEstimated = (months ?? 0) > 0
    }
}
