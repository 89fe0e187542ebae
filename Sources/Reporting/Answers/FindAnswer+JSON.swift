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
            ("kinds", .array(search.kinds.map(\.json))),
            ("sites", .array(search.sites.prefix(limit).enumerated().map { siteJSON($1, rank: $0 + 1) })),
            ("funnel", .array(search.funnel.map(\.json))),
            ("nearMisses", .array(search.nearMisses.map { $0.json(in: search.requirement) })),
            ("cheapestPair", search.cheapestPair.map { $0.json(in: search.requirement) } ?? .null),
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
        if let stability = stabilityJSON(limit: limit) { node.append(("stability", stability)) }
        if snapshot.isSynthetic { node.append(("notice", .string(SyntheticNotice.text))) }
        return .object(node)
    }

    /// What one site is, without its place in the ranking's list.
    func siteJSON(_ site: Site, rank: Int) -> JSONNode {
        .object(
            [("rank", .integer(rank)), ("kind", .string(site.kind.rawValue)), ("id", .string(site.id))]
                + site.members(in: snapshot)
                + [
                    ("parkID", site.parkID.map(JSONNode.string) ?? .null),
                    ("readyOn", site.readyOn.map { .string($0.description) } ?? .null),
                    ("score", .number(site.score.rounded(decimals: 4))),
                    ("breakdown", .array(site.breakdown.map(\.json))),
                    ("cautions", .array(site.cautions.map { .string($0.text(.english)) })),
                ] + (site.layout.map { [("layout", $0.json)] } ?? [])
                + (site.transition.map { [("transition", $0.json)] } ?? [])
                + [
                    (
                        "sentence",
                        .object([
                            ("en", .string(sentence(of: site, rank: rank, .english))),
                            ("zh", .string(sentence(of: site, rank: rank, .chinese))),
                        ])
                    )
                ])
    }
}

extension Site {
    /// The parcels and units it takes, with the areas of both.
    func members(in snapshot: LandSnapshot) -> [(String, JSONNode)] {
        var members: [(String, JSONNode)] = []
        if !parcels.isEmpty {
            members.append(("parcelIDs", .array(parcels.map { .string(snapshot.parcels.id[$0]) })))
            members.append(("netAreaSquareMetres", .number(areaSquareMetres)))
        }
        if !units.isEmpty {
            members.append(("unitIDs", .array(units.map { .string(snapshot.units[$0].id) })))
            members.append(
                ("floorAreaSquareMetres", .number(transition?.floorAreaSquareMetres ?? areaSquareMetres)))
        }
        return members
    }
}

extension SiteLayout {
    var json: JSONNode {
        .object([
            ("frontageMetres", .number(frontageMetres.rounded(decimals: 2))),
            ("widthMetres", .number(widthMetres.rounded(decimals: 2))),
            (
                "hall",
                hall.map { .object($0.figures) } ?? .null
            ),
            ("cut", cutLine.map { .string($0.course.rawValue) } ?? .null),
            (
                "remainders",
                .array(
                    remainders.map { .object($0.figures) })
            ),
        ])
    }
}

extension GroundPart {
    var figures: [(String, JSONNode)] {
        [
            ("netAreaSquareMetres", .number(netAreaSquareMetres.rounded(decimals: 2))),
            ("frontageMetres", .number(frontageMetres.rounded(decimals: 2))),
            ("widthMetres", .number(widthMetres.rounded(decimals: 2))),
        ]
    }
}

extension PlacedRectangle {
    var figures: [(String, JSONNode)] {
        [
            ("lengthMetres", .number(lengthMetres)), ("widthMetres", .number(widthMetres)),
            ("angleDegrees", .number(angleDegrees.rounded(decimals: 3))),
        ]
    }
}

extension Site.Transition {
    var json: JSONNode {
        .object([
            ("floorFrom", .string(floorFrom.description)), ("landFrom", .string(landFrom.description)),
            ("moveOn", .string(moveOn.description)), ("overlapDays", .integer(overlapDays)),
        ])
    }
}

extension KindSearch {
    var json: JSONNode {
        .object([
            ("kind", .string(kind.rawValue)), ("candidateCount", .integer(candidateCount)),
            ("siteCount", .integer(siteCount)), ("isExact", .boolean(isExact)),
            ("scoreBound", scoreBound.map { .number($0.rounded(decimals: 4)) } ?? .null),
            ("funnel", .array(funnel.map(\.json))),
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
            ("criteria", .array([criterion, otherCriterion].compactMap { $0.map { .string($0.description) } })),
            ("relaxTo", .array(relaxations.map { .string($0.boundText) })),
            ("admits", .integer(admittedIDs.count)),
            ("siteIDs", .array(admittedIDs.map { .string($0) })),
            ("ask", .array(options(in: requirement).map { .string($0) })),
        ])
    }

    /// The options that ask for it on the command line.
    func options(in requirement: Requirement) -> [String] { requirement.options(asking: relaxations) }
}

extension Requirement {
    /// The options that ask, beside what is asked, for changes.
    func options(asking relaxations: [Relaxation]) -> [String] {
        // Two ends of one window are one option.
        let relaxed = relaxations.reduce(self) { $0.relaxed(by: $1) }
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
