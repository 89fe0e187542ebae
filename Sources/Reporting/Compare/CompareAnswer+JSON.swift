// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import LandStore
public import Planner
internal import Siting

extension CompareAnswer {
    /// The answer as the schema `compare` describes it.
    ///
    /// - Throws: `SpatialError` when what lies around a site cannot be drawn.
    public func json() throws -> JSONNode {
        let maps = try siteMaps(.english)
        var node: [(String, JSONNode)] = [
            ("city", .string(city.name)), ("baseDate", .string(snapshot.baseDate.description)),
            ("workspace", .string(workspaceName)), ("policy", .string(policyOrigin.rawValue)),
            ("requirement", requirement.json), ("siteCount", .integer(find.search.siteCount)),
            ("rankedCount", .integer(find.search.sites.count)),
            ("sites", .array(zip(sites, maps).map { siteJSON($0, $1) })),
            (
                "best",
                .array(
                    rows(.english).filter { !$0.best.isEmpty }.map { row in
                        .object([
                            ("row", .string(row.name)),
                            ("siteIDs", .array(row.best.sorted().map { .string(sites[$0].named.id) })),
                        ])
                    })
            ),
        ]
        if snapshot.isSynthetic { node.append(("notice", .string(SyntheticNotice.text))) }
        return .object(node)
    }

    private func siteJSON(_ site: ComparedSite, _ map: SiteMap?) -> JSONNode {
        let serving = site.named.site
        let next = site.rank.flatMap { find.search.sites.dropFirst($0).first }
        return .object(
            [
                ("id", .string(site.named.id)), ("serves", .boolean(serving != nil)),
                ("kind", serving.map { .string($0.kind.rawValue) } ?? .null),
                ("rank", site.rank.map(JSONNode.integer) ?? .null),
            ] + facts(of: site) + [
                ("score", serving.map { .number($0.score.rounded(decimals: 4)) } ?? .null),
                ("breakdown", .array((serving?.breakdown ?? []).map(\.json))),
                ("cautions", .array((serving?.cautions ?? []).map { .string($0.text(.english)) })),
                ("layout", serving?.layout.map(\.json) ?? .null),
                ("transition", serving?.transition.map(\.json) ?? .null),
                ("refusals", .array(site.named.refusals.map(\.json))),
                ("ask", .array(asking(for: site).map { .string($0) })),
                (
                    "next",
                    next.map {
                        .object([("id", .string($0.id)), ("score", .number($0.score.rounded(decimals: 4)))])
                    } ?? .null
                ),
                (
                    "sentence",
                    .object([
                        ("en", .string(sentence(of: site, .english))), ("zh", .string(sentence(of: site, .chinese))),
                    ])
                ),
                ("map", map.map(\.json) ?? .null),
            ])
    }

    /// What is known of it whether it serves or not.
    private func facts(of site: ComparedSite) -> [(String, JSONNode)] {
        func number(_ value: Double?, decimals: Int = 4) -> JSONNode {
            value.map { .number($0.rounded(decimals: decimals)) } ?? .null
        }
        return [
            ("parcelIDs", .array(site.named.parcels.map { .string(snapshot.parcels.id[$0]) })),
            ("unitIDs", .array(site.named.units.map { .string(snapshot.units[$0].id) })),
            ("parkID", parkID(of: site).map(JSONNode.string) ?? .null),
            ("netAreaSquareMetres", number(site.netAreaSquareMetres)),
            ("floorAreaSquareMetres", number(site.floorAreaSquareMetres)),
            ("priceWanPerMu", number(site.priceWanPerMu)), ("totalPriceWan", number(site.totalPriceWan)),
            ("readyOn", site.readyOn.map { .string($0.description) } ?? .null),
            ("frontageMetres", number(site.named.frontageMetres)), ("widthMetres", number(site.named.widthMetres)),
            ("hall", site.named.hall.map { .object($0.figures) } ?? .null),
            (
                "distances",
                .array(
                    site.distances.map { distance in
                        .object([
                            ("facilityKind", .string(distance.rule.facilityKind)),
                            (
                                distance.rule.isMaximum ? "atMostMetres" : "atLeastMetres",
                                .number(distance.rule.strictestMetres)
                            ),
                            ("metres", number(distance.nearest?.metres)),
                            ("facilityID", distance.nearest.map { .string($0.facility.id) } ?? .null),
                        ])
                    })
            ),
            (
                "utilities",
                .array(
                    UtilityKind.allCases.compactMap { kind in
                        requirement.needs[kind].map { need in
                            .object([
                                ("kind", .string(kind.rawValue)), ("unit", .string(kind.unit)),
                                ("need", .number(need)), ("capacity", number(site.capacities[kind])),
                            ])
                        }
                    })
            ),
        ]
    }
}

extension NamedSite.Refusal {
    var json: JSONNode {
        .object([("kind", .string(kind.rawValue)), ("reasons", .array(reasons.map(\.json)))])
    }
}
