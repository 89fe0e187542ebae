// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
public import Planner
internal import Siting

extension MatchAnswer {
    /// The plan as the schema `match` describes it.
    public var json: JSONNode {
        .object(
            [
                ("status", .string(plan.status.rawValue)),
                ("levels", .array(plan.levels.map(\.json))),
                ("placed", .integer(plan.assignments.count)),
                ("of", .integer(plan.assignments.count + plan.unplaced.count)),
                ("totalWeight", .number(plan.totalWeight.rounded(decimals: 6))),
                ("assignments", .array(plan.assignments.map(\.json))),
                ("unplaced", .array(plan.unplaced.map(\.json))),
            ] + (snapshot.isSynthetic ? [("notice", .string(SyntheticNotice.text))] : []))
    }
}

extension PlacementPlan.Level {
    var json: JSONNode {
        .object([
            ("name", .string(name)), ("objective", .number(objective.rounded(decimals: 6))),
            ("bestBound", bestBound.isFinite ? .number(bestBound.rounded(decimals: 6)) : .null),
            ("relativeGap", relativeGap.isFinite ? .number(relativeGap) : .null),
        ])
    }
}

extension PlacementPlan.Assignment {
    var json: JSONNode {
        .object([
            ("projectID", .string(project.id)), ("projectName", .string(project.name)),
            ("weight", .number(PriorityPolicy.shipped.weight(of: project))), ("kind", .string(site.kind.rawValue)),
            site.kind == .wholeParcel ? ("parcelIDs", [.string(site.id)]) : ("unitIDs", [.string(site.id)]),
            ("parkID", site.parkID.map(JSONNode.string) ?? .null),
            (
                site.kind == .wholeParcel ? "netAreaSquareMetres" : "floorAreaSquareMetres",
                .number(site.areaSquareMetres)
            ),
            ("score", .number(site.score.rounded(decimals: 4))),
        ])
    }
}

extension PlacementPlan.Unplaced {
    var json: JSONNode {
        .object([
            ("projectID", .string(project.id)), ("projectName", .string(project.name)), ("weight", .number(weight)),
            ("binding", .array(bindings.map(\.json))),
            ("remedies", .array(remedies.map(\.json))),
        ])
    }
}

extension Binding {
    var json: JSONNode {
        let members: [(String, JSONNode)] =
            switch self {
            case .criterion(let criterion, let removed):
                [("criterion", .string(criterion.description)), ("removed", .integer(removed))]
            case .competition(let sites, let holders):
                [
                    ("criterion", "competition"), ("siteIDs", .array(sites.map { .string($0) })),
                    ("heldBy", .array(holders.map { .string($0) })),
                ]
            case .noStatedNeed: [("criterion", "no-stated-need")]
            }
        return .object(members + [Language.sentence(text)])
    }

    func text(_ language: Language) -> String {
        switch self {
        case .criterion(let criterion, _): criterion.text(language)
        case .competition(let sites, let holders):
            language.text(
                en: "taken: \(Self.list(sites)) by \(Self.list(holders))",
                zh: "已被占用：\(Self.list(sites))（\(Self.list(holders))）")
        case .noStatedNeed: language.text(en: "states no need", zh: "未填用地需求")
        }
    }

    private static func list(_ ids: [String]) -> String {
        ids.prefix(3).joined(separator: ", ") + (ids.count > 3 ? " …" : "")
    }
}

extension Remedy {
    var json: JSONNode {
        let members: [(String, JSONNode)] =
            switch change {
            case .relax(let relaxations):
                [
                    ("kind", "relax"), ("relaxTo", .array(relaxations.map { .string($0.boundText) })),
                    ("siteIDs", .array(siteIDs.map { .string($0) })), ("gain", .number(gain.rounded(decimals: 6))),
                ]
            case .oneMoreSite(let id):
                [("kind", "oneMoreSite"), ("like", .string(id)), ("gain", .number(gain.rounded(decimals: 6)))]
            }
        return .object(members + [Language.sentence(text)])
    }

    func text(_ language: Language) -> String {
        switch change {
        case .relax(let relaxations):
            relaxations.map(\.boundText).joined(separator: ", ") + " → " + siteIDs.prefix(3).joined(separator: ", ")
        case .oneMoreSite(let id): language.text(en: "one more like \(id)", zh: "再有一处如 \(id)")
        }
    }
}

extension Language {
    /// The same in every language, so that a kept answer can be read in any.
    fileprivate static func sentence(_ text: (Language) -> String) -> (String, JSONNode) {
        ("sentence", .object([("en", .string(text(.english))), ("zh", .string(text(.chinese)))]))
    }
}
