// SPDX-License-Identifier: Apache-2.0

/// A time-limited intent 意向锁定: not an allocation in law, offered to nobody else while it lasts.
public struct SiteLock: Hashable, Sendable {
    public let projectID: String?
    public let from: CalendarDate
    /// The last day on which it still counts.
    public let until: CalendarDate

    public init(projectID: String?, from: CalendarDate, until: CalendarDate) {
        self.projectID = projectID
        self.from = from
        self.until = until
    }

    /// Whether it keeps the site from `project` on `day`.
    public func holds(on day: CalendarDate, against project: String?) -> Bool {
        from <= day && day <= until && (projectID == nil || projectID != project)
    }
}
