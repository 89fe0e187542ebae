// SPDX-License-Identifier: Apache-2.0

/// What is dated to happen to the city's supply, and the targets set for it.
///
/// These are flows of the year, floors to reach (以上, 超过): not what lies there on the base date.
public struct YearPlan: Sendable {
    public let batches: [ApprovalBatch]
    public let clearingAreas: [ClearingArea]
    public let factories: [Factory]
    public let targets: [Target]

    public init(batches: [ApprovalBatch], clearingAreas: [ClearingArea], factories: [Factory], targets: [Target]) {
        self.batches = batches
        self.clearingAreas = clearingAreas
        self.factories = factories
        self.targets = targets
    }
}

/// 标准厂房: a building with its dates.
public struct Factory: Sendable {
    public let id: String
    public let floorAreaSquareMetres: Double
    public let startedOn: CalendarDate?
    public let completedOn: CalendarDate?

    public init(id: String, floorAreaSquareMetres: Double, startedOn: CalendarDate?, completedOn: CalendarDate?) {
        self.id = id
        self.floorAreaSquareMetres = floorAreaSquareMetres
        self.startedOn = startedOn
        self.completedOn = completedOn
    }
}

/// One figure somebody has promised to reach.
public struct Target: Sendable {
    public let id: String
    public let subject: String
    public let comparator: String?
    /// A number, or a date, as written.
    public let value: String?
    public let unit: String?
    public let quote: String?

    public init(
        id: String, subject: String, comparator: String?, value: String?, unit: String?, quote: String?
    ) {
        self.id = id
        self.subject = subject
        self.comparator = comparator
        self.value = value
        self.unit = unit
        self.quote = quote
    }
}
