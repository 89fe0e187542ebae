// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
public import Foundation
internal import LandModel
public import LandStore
public import Planner
internal import SimpleFeatures

extension PlanRecord {
    /// Allotments, remainders and the lines of the cuts as RFC 7946 features; a floor has no geometry of its own.
    public func geoJSON(_ shift: DatumShift) throws -> Data {
        var remainders = 0
        var features = try sites.map { site in
            if site.project == nil { remainders += 1 }
            return try site.feature(
                id: site.project?.id ?? "remainder-\(remainders)", isSynthetic: summary.isSynthetic, shift)
        }
        for (number, line) in cutLines.enumerated() {
            features.append(
                Feature(
                    id: "line-\(number + 1)", geometry: try shift.geometry(line),
                    properties: ["role": .text("cutLine")].merging(shift.properties) { $1 },
                    propertyOrder: PlanFeatures.order))
        }
        return PlanFeatures.collection(
            features, isSynthetic: summary.isSynthetic,
            extra: [("plan", .text(id)), ("status", .text(summary.status))])
    }
}

extension PlanSite {
    /// - Parameter extra: what is said beside what the plan keeps of it.
    func feature(
        id: String, isSynthetic: Bool, _ shift: DatumShift, extra: [String: PropertyValue] = [:]
    ) throws -> Feature {
        func texts(_ list: [String]) -> PropertyValue { .array(list.map { .text($0) }) }
        var properties: [String: PropertyValue] = [
            "role": .text(role.rawValue), "kind": .text(kind), "parcelIDs": texts(parcelIDs),
            "unitIDs": texts(unitIDs),
            (isFloor ? "floorAreaSquareMetres" : "netAreaSquareMetres"): .real(areaSquareMetres),
        ]
        if let project {
            properties["projectID"] = .text(project.id)
            properties["projectName"] = .text(project.name)
            properties["score"] = .real(project.score.rounded(decimals: 4))
            properties["weight"] = project.weight.map { .real($0) } ?? .null
            properties["promised"] = .boolean(project.isPromised)
        }
        if let transition {
            properties["floorFrom"] = .text(transition.floorFrom.description)
            properties["landFrom"] = .text(transition.landFrom.description)
            properties["moveOn"] = .text(transition.moveOn.description)
        }
        if isSynthetic { properties["synthetic"] = .boolean(true) }
        return Feature(
            id: id, geometry: try geometry.map(shift.geometry),
            properties: properties.merging(shift.properties) { $1 }.merging(extra) { $1 },
            propertyOrder: PlanFeatures.order)
    }
}

extension DatumShift {
    /// What every feature says of its coordinates.
    var properties: [String: PropertyValue] { remark.map { ["map_datum": .text($0)] } ?? [:] }
}

enum PlanFeatures {
    static let order = [
        "plan", "change", "role", "projectID", "projectName", "kind", "parcelIDs", "unitIDs", "netAreaSquareMetres",
        "floorAreaSquareMetres", "score", "weight", "promised", "floorFrom", "landFrom", "moveOn", "synthetic",
        "map_datum",
    ]

    static func collection(
        _ features: [Feature], isSynthetic: Bool, extra: [(name: String, value: PropertyValue)]
    ) -> Data {
        let notice: [(name: String, value: PropertyValue)] =
            isSynthetic ? [("notice", .text(SyntheticNotice.text))] : []
        return GeoJSON.write(features, boundingBox: true, foreignMembers: notice + extra)
    }
}
