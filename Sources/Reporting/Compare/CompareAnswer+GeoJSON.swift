// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import FeatureFormats
public import Foundation
internal import LandModel
public import Planner
internal import SimpleFeatures
internal import Siting

extension CompareAnswer {
    /// What is drawn of each site as RFC 7946 features, by their `role`: `allotment` (or `refused`, land that does not
    /// serve), `remainder`, `hall`, `cutLine`, and `floor` for units, with the building where it is known.
    public func geoJSON() throws -> Data {
        let operation = try snapshot.toLongitudeLatitude()
        let features = try sites.flatMap { site in
            var countByRole: [String: Int] = [:]
            return try drawn(site).map { role, geometry, facts in
                let number = countByRole[role, default: 0] + 1
                countByRole[role] = number
                var properties: [String: PropertyValue] = [
                    "siteID": .text(site.named.id), "role": .text(role),
                    "rank": site.rank.map { .integer(Int64($0)) } ?? .null,
                ]
                if snapshot.isSynthetic { properties["synthetic"] = .boolean(true) }
                for (name, value) in facts { properties[name] = value.property }
                return Feature(
                    id: "\(site.named.id):\(role)" + (number > 1 ? "\(number)" : ""),
                    geometry: try geometry.map { try operation.transform($0) }, properties: properties,
                    propertyOrder: ["siteID", "role", "rank"] + facts.map(\.0))
            }
        }
        return SiteFeatures.collection(features, snapshot, extra: [("requirement", requirement.json.property)])
    }

    private typealias Drawn = (role: String, geometry: Geometry?, facts: [(String, JSONNode)])

    private func drawn(_ site: ComparedSite) throws -> [Drawn] {
        var drawn: [Drawn] = []
        if let land = site.named.land {
            let serving = site.named.site
            drawn.append(
                (
                    serving == nil ? "refused" : "allotment", land,
                    [
                        ("kind", serving.map { .string($0.kind.rawValue) } ?? .null),
                        ("parcelIDs", .array(site.named.parcels.map { .string(snapshot.parcels.id[$0]) })),
                        ("netAreaSquareMetres", site.netAreaSquareMetres.map(JSONNode.number) ?? .null),
                        ("score", serving.map { .number($0.score.rounded(decimals: 4)) } ?? .null),
                    ]
                ))
        }
        drawn += site.remainders.map { ("remainder", $0.geometry, $0.figures) }
        if let hall = site.named.hall { drawn.append(("hall", try hall.geometry(), hall.figures)) }
        if let cut = site.named.site?.layout?.cutLine {
            let line = try Geometry.lineString([cut.start, cut.end])
            drawn.append(("cutLine", line, [("course", .string(cut.course.rawValue))]))
        }
        return drawn
            + site.named.units.map { snapshot.units[$0] }.map { unit in
                (
                    "floor", buildings[unit.factoryID],
                    [("unitID", .string(unit.id)), ("floorAreaSquareMetres", .number(unit.floorAreaSquareMetres))]
                )
            }
    }
}
