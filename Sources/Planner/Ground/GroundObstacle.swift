// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
public import LandModel
internal import LandStore
internal import Siting

/// What keeps a change of parcels from being written, or should be looked at before.
public enum GroundObstacle: Sendable, Hashable {
    case notOffered(parcelID: String, stage: ParcelStage)
    case locked(parcelID: String, until: CalendarDate, projectID: String?)
    /// A plan that is kept has placed a project there; it will name a parcel that is no more.
    case planned(parcelID: String, planID: String, projectID: String)

    /// Whether nothing may be written; otherwise it is a warning.
    public var forbidsWriting: Bool {
        if case .planned = self { false } else { true }
    }

    public var sentence: Term {
        switch self {
        case .notOffered(let id, let stage):
            Term(
                en: "`\(id)` is \(stage.name.en) (\(stage.name.zh)): only land that is still offered is cut or merged",
                zh: "`\(id)` 已处于“\(stage.name.zh)”阶段，仅可供应的土地可以分割或合并")
        case .locked(let id, let until, let project):
            Term(
                en: "`\(id)` is locked until \(until)" + (project.map { " for project `\($0)`" } ?? "")
                    + ": release the lock first",
                zh: "`\(id)` 已锁定至 \(until)" + (project.map { "（项目 `\($0)`）" } ?? "") + "，请先解除锁定")
        case .planned(let id, let plan, let project):
            Term(
                en: "the plan `\(plan)` places project `\(project)` on `\(id)`: make it anew with `suodi match`",
                zh: "方案 `\(plan)` 已将项目 `\(project)` 安排在 `\(id)`，请用 `suodi match` 重新编制")
        }
    }
}

extension Planner {
    /// What stands against changing parcels, those that forbid it first.
    func obstacles(to parcels: [Int], in snapshot: LandSnapshot) throws -> [GroundObstacle] {
        var obstacles: [GroundObstacle] = []
        for parcel in parcels {
            let (id, stage) = (snapshot.parcels.id[parcel], snapshot.parcels.stage[parcel])
            if !snapshot.stages[stage].isOffered { obstacles.append(.notOffered(parcelID: id, stage: stage)) }
            // A lock that is still to begin is a promise too.
            for lock in snapshot.parcelLocks[parcel] where lock.until >= snapshot.baseDate {
                obstacles.append(.locked(parcelID: id, until: lock.until, projectID: lock.projectID))
            }
        }
        let ids = Set(parcels.map { snapshot.parcels.id[$0] })
        for site in try workspace.features(of: .planSite) {
            guard case .text(let list)? = site.properties["parcel_ids"],
                case .text(let plan)? = site.properties["plan_id"],
                case .text(let project)? = site.properties["project_id"], !project.isEmpty
            else { continue }
            obstacles += list.split(separator: ";").map(String.init).filter(ids.contains).map {
                .planned(parcelID: $0, planID: plan, projectID: project)
            }
        }
        return obstacles
    }
}
