// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Planner
internal import Siting

extension FindAnswer {
    /// The answer as the schema `find` describes it; `limit` bounds the sites listed, never the counts.
    public func json(limit: Int) -> JSONNode {
        var node: [(String, JSONNode)] = [
            ("requirement", search.requirement.json),
            ("candidateCount", .integer(search.candidateCount)),
            ("siteCount", .integer(search.siteCount)),
            ("sites", .array(search.sites.prefix(limit).enumerated().map { siteJSON($1, rank: $0 + 1) })),
            ("funnel", .array(search.funnel.map(\.json))),
            ("nearMisses", .array(search.nearMisses.map { $0.json(in: search.requirement) })),
        ]
        if !whyNot.isEmpty {
            node.append(
                (
                    "whyNot",
                    .array(
                        whyNot.map { entry in
                            .object([("id", .string(entry.id)), ("reasons", .array(entry.reasons.map(\.json)))])
                        })
                ))
        }
        if snapshot.isSynthetic { node.append(("notice", .string(SyntheticNotice.text))) }
        return .object(node)
    }

    /// What one site is, without its place in the ranking's list.
    func siteJSON(_ site: Site, rank: Int) -> JSONNode {
        .object([
            ("rank", .integer(rank)), ("kind", .string(site.kind.rawValue)),
            site.kind == .wholeParcel ? ("parcelIDs", [.string(site.id)]) : ("unitIDs", [.string(site.id)]),
            ("parkID", site.parkID.map(JSONNode.string) ?? .null),
            (
                site.kind == .wholeParcel ? "netAreaSquareMetres" : "floorAreaSquareMetres",
                .number(site.areaSquareMetres)
            ),
            ("readyOn", site.readyOn.map { .string($0.description) } ?? .null),
            ("score", .number(site.score.rounded(decimals: 4))),
            ("breakdown", .array(site.breakdown.map(\.json))),
            ("cautions", .array(site.cautions.map { .string($0.text(.english)) })),
        ])
    }
}

extension Site.ScoreLine {
    var json: JSONNode {
        .object([
            ("criterion", .string(measure.rawValue)),
            (
                "value",
                value.map {
                    measure == .ready ? .string(CalendarDate(daysSince1970: Int32($0)).description) : .number($0)
                } ?? .null
            ),
            ("score", score.map { .number($0.rounded(decimals: 4)) } ?? .null),
            ("weight", .number(weight.rounded(decimals: 4))),
        ])
    }
}

extension SiteSearch.FunnelStep {
    var json: JSONNode {
        .object([
            ("criterion", .string(criterion.description)), ("removed", .integer(removed)),
            ("remaining", .integer(remaining)),
        ])
    }
}

extension SiteSearch.NearMiss {
    func json(in requirement: Requirement) -> JSONNode {
        .object([
            ("criteria", [.string(criterion.description)]),
            ("relaxTo", .array(relaxations.map { .string($0.boundText) })),
            ("admits", .integer(admittedIDs.count)),
            ("siteIDs", .array(admittedIDs.map { .string($0) })),
            ("ask", .array(options(in: requirement).map { .string($0) })),
        ])
    }

    /// The options that ask for it on the command line.
    func options(in requirement: Requirement) -> [String] {
        // Two ends of one window are one option.
        let relaxed = relaxations.reduce(requirement) { $0.relaxed(by: $1) }
        return Array(
            Set(
                relaxations.map { relaxation in
                    let option = relaxation.option(in: relaxed)
                    return "--\(option.key.rawValue) \(option.text)"
                })
        ).sorted()
    }
}

extension Reason {
    var json: JSONNode {
        .object([
            ("criterion", .string(criterion.description)),
            ("relaxTo", relaxation.map { .string($0.boundText) } ?? .null),
        ])
    }
}

extension Double {
    /// Rounded to decimals, so that an answer does not end in noise.
    func rounded(decimals: Int) -> Double {
        var factor = 1.0
        for _ in 0..<decimals { factor *= 10 }
        return (self * factor).rounded() / factor
    }
}
