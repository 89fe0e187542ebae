// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
public import Foundation
internal import LandModel
public import Planner
internal import SimpleFeatures
internal import Siting

extension FindAnswer {
    /// Sites as RFC 7946 features; the funnel and near misses stand beside them.
    public func geoJSON(limit: Int) throws -> Data {
        SiteFeatures.collection(
            try features(limit: limit), snapshot,
            extra: [
                ("requirement", search.requirement.json.property), ("funnel", search.funnel.map(\.json).property),
                ("nearMisses", search.nearMisses.map { $0.json(in: search.requirement) }.property),
            ])
    }

    func features(limit: Int, extra: [(String, PropertyValue)] = []) throws -> [Feature] {
        let operation = try snapshot.toLongitudeLatitude()
        return try search.sites.prefix(limit).enumerated().map { rank, site in
            try snapshot.feature(
                of: site, by: operation,
                extra: [
                    ("rank", .integer(Int64(rank + 1))), ("score", .real(site.score.rounded(decimals: 4))),
                    ("readyOn", site.readyOn.map { .text($0.description) } ?? .null),
                    ("breakdown", site.breakdown.map(\.json).property),
                    ("cautions", .array(site.cautions.map { .text($0.text(.english)) })),
                ] + extra)
        }
    }

    /// One line a site.
    public func csv(limit: Int) -> String {
        CSV.write(header: FindAnswer.header, rows: rows(limit: limit))
    }

    /// The same with the name of the requirement before each line.
    func csv(limit: Int, requirement: String, withHeader: Bool) -> String {
        let text = CSV.write(
            header: ["requirement"] + FindAnswer.header, rows: rows(limit: limit).map { [requirement] + $0 })
        return withHeader ? text : String(text.drop { $0 != "\n" }.dropFirst())
    }

    private static let header = ["rank", "kind", "id", "park_id", "area_m2", "ready_on", "score", "synthetic"]

    private func rows(limit: Int) -> [[String]] {
        search.sites.prefix(limit).enumerated().map { rank, site in
            [
                "\(rank + 1)", site.kind.rawValue, site.id, site.parkID ?? "", site.areaSquareMetres.plainText(),
                site.readyOn?.description ?? "", site.score.plainText(decimals: 4),
                site.cautions.contains(.syntheticData) ? "true" : "",
            ]
        }
    }
}

extension LandSnapshot {
    func toLongitudeLatitude() throws -> CoordinateOperation {
        try CoordinateOperation(from: crs, to: crs.longitudeLatitude())
    }

    /// A site as a feature in longitude and latitude; a floor has no geometry of its own.
    func feature(
        of site: Site, by operation: CoordinateOperation, extra: [(String, PropertyValue)]
    ) throws -> Feature {
        var properties: [String: PropertyValue] = [
            "kind": .text(site.kind.rawValue), "parkID": site.parkID.map { .text($0) } ?? .null,
        ]
        for (name, value) in site.members(in: self) { properties[name] = value.property }
        var geometry: Geometry?
        if let parcel = site.parcels.first {
            geometry = try operation.transform(site.layout?.allotment ?? parcels.shapes.geometry(at: parcel))
        }
        if let layout = site.layout { properties["layout"] = layout.json.property }
        if let transition = site.transition { properties["transition"] = transition.json.property }
        if site.cautions.contains(.syntheticData) { properties["synthetic"] = .boolean(true) }
        for (name, value) in extra { properties[name] = value }
        return Feature(id: site.id, geometry: geometry, properties: properties, propertyOrder: SiteFeatures.order)
    }
}

enum SiteFeatures {
    static let order = [
        "requirement", "rank", "role", "projectID", "projectName", "weight", "kind", "parcelIDs", "unitIDs", "parkID",
        "netAreaSquareMetres",
        "floorAreaSquareMetres", "readyOn", "score", "breakdown", "layout", "transition", "isPromised",
        "misses", "projectIDs", "course", "to", "lengthMetres", "cautions", "synthetic",
    ]

    static func collection(
        _ features: [Feature], _ snapshot: LandSnapshot, extra: [(name: String, value: PropertyValue)]
    ) -> Data {
        let notice: [(name: String, value: PropertyValue)] =
            snapshot.isSynthetic ? [("notice", .text(SyntheticNotice.text))] : []
        return GeoJSON.write(features, boundingBox: true, foreignMembers: notice + extra)
    }
}

extension JSONNode {
    var property: PropertyValue {
        switch self {
        case .object(let members): .object(Dictionary(members.map { ($0.0, $0.1.property) }) { first, _ in first })
        case .array(let items): .array(items.map(\.property))
        case .string(let text): .text(text)
        case .number(let number): .real(number)
        case .integer(let number): .integer(Int64(number))
        case .boolean(let flag): .boolean(flag)
        case .null: .null
        }
    }
}

extension [JSONNode] {
    var property: PropertyValue { .array(map(\.property)) }
}
