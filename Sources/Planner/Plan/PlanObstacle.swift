// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// What keeps a kept plan from being accepted, or should be looked at before.
public enum PlanObstacle: Sendable, Hashable {
    case accepted(on: CalendarDate)
    /// The project is no longer in the ledger, is suspended or has ended.
    case withdrawn(projectID: String)
    case parcelGone(id: String)
    case unitGone(id: String)
    /// The parcel or unit is not what the plan found.
    case parcelChanged(id: String)
    case unitChanged(id: String)
    /// Somebody else holds a lock on the parcel or unit.
    case locked(siteID: String, until: CalendarDate, projectID: String?)
    /// The project holds locks, an intent or a promise that the plan could not keep, and none is on its site.
    case lockedElsewhere(projectID: String, siteIDs: [String])
    /// What the plan keeps does not make up the ground that it would replace.
    case incomplete(parcelIDs: [String])

    /// Whether nothing may be written; otherwise it is a warning.
    public var forbidsAccepting: Bool {
        if case .lockedElsewhere = self { false } else { true }
    }

    /// A word for machines.
    public var reason: String {
        switch self {
        case .accepted: "accepted"
        case .withdrawn: "withdrawn"
        case .parcelGone: "parcelGone"
        case .unitGone: "unitGone"
        case .parcelChanged: "parcelChanged"
        case .unitChanged: "unitChanged"
        case .locked: "locked"
        case .lockedElsewhere: "lockedElsewhere"
        case .incomplete: "incomplete"
        }
    }

    public var sentence: Term {
        switch self {
        case .accepted(let day): Term(en: "it was accepted on \(day) already", zh: "该方案已于 \(day) 采纳")
        case .withdrawn(let project):
            Term(en: "project `\(project)` has been withdrawn", zh: "项目 `\(project)` 已撤销、暂缓或终止")
        case .parcelGone(let id): Term(en: "parcel `\(id)` is there no more", zh: "地块 `\(id)` 已不存在")
        case .unitGone(let id): Term(en: "factory unit `\(id)` is there no more", zh: "厂房单元 `\(id)` 已不存在")
        case .parcelChanged(let id):
            Term(en: "parcel `\(id)` has changed since the plan was made", zh: "地块 `\(id)` 在方案编制后已有变动")
        case .unitChanged(let id):
            Term(en: "factory unit `\(id)` has changed since the plan was made", zh: "厂房单元 `\(id)` 在方案编制后已有变动")
        case .locked(let id, let until, let project):
            Term(
                en: "`\(id)` is locked until \(until)" + (project.map { " for project `\($0)`" } ?? ""),
                zh: "`\(id)` 已锁定至 \(until)" + (project.map { "（项目 `\($0)`）" } ?? ""))
        case .lockedElsewhere(let project, let ids):
            Term(
                en: "project `\(project)` holds a lock on \(Self.list(ids)), and the plan gives it another site",
                zh: "项目 `\(project)` 已锁定 \(Self.list(ids))，而方案为其安排了其他用地")
        case .incomplete(let ids):
            Term(
                en: "what the plan keeps of \(Self.list(ids)) does not make up its whole ground",
                zh: "方案所存图形不能拼成 \(Self.list(ids)) 的全部用地")
        }
    }

    private static func list(_ ids: [String]) -> String { ids.map { "`\($0)`" }.joined(separator: ", ") }
}
