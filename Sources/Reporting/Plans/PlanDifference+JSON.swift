// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
public import Foundation
internal import LandModel
internal import LandStore
public import Planner
internal import SimpleFeatures

extension PlanDifference {
    /// As the schema `plan-diff` describes it.
    public var json: JSONNode {
        .object(
            [
                ("from", .object(from.members)), ("to", .object(to.members)), ("counts", counts),
                ("movedLandSquareMetres", .number(movedLandSquareMetres)),
                ("movedFloorSquareMetres", .number(movedFloorSquareMetres)),
                ("projects", .array(projects.map(\.json))),
            ] + (isSynthetic ? [("notice", .string(SyntheticNotice.text))] : []))
    }

    /// Projects by what becomes of them.
    var counts: JSONNode {
        .object(Kind.allCases.map { ($0.rawValue, .integer(projects($0).count)) })
    }

    /// The sites of both plans as RFC 7946 features, each with what became of its project and, for every project that
    /// moved from land to land, a line from the middle of the old site to that of the new one.
    public func geoJSON(_ shift: DatumShift) throws -> Data {
        var features: [Feature] = []
        for project in projects {
            let change: [String: PropertyValue] = ["change": .text(project.kind.rawValue)]
            for (side, plan, site) in [("from", from, project.from), ("to", to, project.to)] {
                guard let site else { continue }
                features.append(
                    try site.feature(
                        id: "\(side)/\(project.id)", isSynthetic: isSynthetic, shift,
                        extra: change.merging(["plan": .text(plan.id)]) { $1 }))
            }
            guard project.kind == .moved, let old = project.from?.geometry, let new = project.to?.geometry else {
                continue
            }
            let ends = try [old, new].flatMap { try $0.centroid().coordinates }
            features.append(
                Feature(
                    id: "move/\(project.id)", geometry: try shift.geometry(.lineString(ends)),
                    properties: change.merging([
                        "role": "move", "projectID": .text(project.id),
                        "projectName": project.name.map { .text($0) } ?? .null,
                    ]) { $1 }.merging(shift.properties) { $1 }, propertyOrder: PlanFeatures.order))
        }
        return PlanFeatures.collection(
            features, isSynthetic: isSynthetic,
            extra: [("from", .text(from.id)), ("to", .text(to.id)), ("counts", counts.property)])
    }
}

extension PlanDifference.Project {
    var json: JSONNode {
        .object([
            ("projectID", .string(id)), ("projectName", name.map(JSONNode.string) ?? .null),
            ("change", .string(kind.rawValue)), ("weight", weight.map(JSONNode.number) ?? .null),
            ("from", from?.json ?? .null), ("to", to?.json ?? .null),
        ])
    }
}
