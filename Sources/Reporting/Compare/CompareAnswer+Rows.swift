// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Planner
internal import Siting

extension CompareAnswer {
    /// Everything that is compared, in groups: land, shape, surroundings, services, score.
    func rows(_ language: Language) -> [CompareRow] {
        landRows(language) + shapeRows(language) + surroundingRows(language) + scoreRows(language)
    }

    /// Only what serves can be best at anything.
    private var contenders: [Bool] { sites.map { $0.named.site != nil } }

    private func row(
        _ name: String, _ title: String, _ better: CompareRow.Better, _ value: (ComparedSite) -> Double?,
        text: (Double) -> String
    ) -> CompareRow? {
        let values = sites.map(value)
        if values.allSatisfy({ $0 == nil }) { return nil }
        return CompareRow(name, title, values, better, among: contenders, text: text)
    }

    private func landRows(_ language: Language) -> [CompareRow] {
        let parkNames = Dictionary(snapshot.parks.map { ($0.id, $0.name) }) { first, _ in first }
        let areas = sites.map { site in
            site.netAreaSquareMetres.map { Figures.mu(squareMetres: $0) } ?? ""
        }
        let fixed = [
            CompareRow(
                "kind", language.text(en: "kind", zh: "方式"),
                sites.map { site in
                    site.named.site?.kind.name.text(language) ?? language.text(en: "does not serve", zh: "不符合")
                }),
            CompareRow(
                "members", language.text(en: "parcels, units", zh: "地块、单元"),
                sites.map { memberIDs(of: $0).joined(separator: " + ") }),
            CompareRow(
                "park", language.text(en: "park", zh: "园区"),
                sites.map { site in parkID(of: site).map { parkNames[$0] ?? $0 } ?? "" }),
            CompareRow("net-area", language.text(en: "net area", zh: "净用地"), areas),
        ]
        let figures = [
            row(
                "floor-area", language.text(en: "floor area", zh: "厂房面积"), .more, \.floorAreaSquareMetres,
                text: { Figures.shortNumber($0) + "㎡" }),
            row(
                "price", language.text(en: "price", zh: "地价"), .less, \.priceWanPerMu,
                text: { Figures.shortNumber($0) + "万/亩" }),
            row(
                "total-price", language.text(en: "land price in all", zh: "地价合计"), .less, \.totalPriceWan,
                text: { Figures.shortNumber($0, atMostDecimals: 0) + "万元" }),
            row(
                "ready", language.text(en: "ready", zh: "可供"), .less,
                { $0.readyOn.map { Double(max($0, snapshot.baseDate).daysSince1970) } },
                text: { day in
                    let day = CalendarDate(daysSince1970: Int32(day))
                    return day <= snapshot.baseDate ? language.text(en: "now", zh: "现在") : day.description
                }),
        ]
        return fixed.filter { !$0.cells.allSatisfy(\.isEmpty) } + figures.compactMap(\.self) + transitionRow(language)
    }

    /// The three days of a factory first and land later.
    private func transitionRow(_ language: Language) -> [CompareRow] {
        let cells = sites.map { site in
            site.named.site?.transition.map { "\($0.floorFrom) → \($0.landFrom) → \($0.moveOn)" } ?? ""
        }
        if cells.allSatisfy(\.isEmpty) { return [] }
        return [CompareRow("transition", language.text(en: "floor, land, move", zh: "入驻、供地、搬迁"), cells)]
    }

    private func shapeRows(_ language: Language) -> [CompareRow] {
        func metres(_ value: Double) -> String { Figures.shortNumber(value, atMostDecimals: 1) + " m" }
        var rows = [
            row(
                "frontage", language.text(en: "road frontage", zh: "临路面宽"), .more, \.named.frontageMetres,
                text: metres),
            row("width", language.text(en: "least width", zh: "最小宽度"), .more, \.named.widthMetres, text: metres),
        ].compactMap(\.self)
        if let hall = requirement.hall, sites.contains(where: { !$0.named.parcels.isEmpty }) {
            rows.append(
                CompareRow(
                    "hall",
                    language.text(en: "hall ", zh: "厂房 ") + hall.text,
                    sites.map { site in
                        if site.named.parcels.isEmpty { return "" }
                        guard let placed = site.named.hall else { return language.text(en: "does not fit", zh: "放不下") }
                        let angle = Figures.shortNumber(placed.angleDegrees, atMostDecimals: 1)
                        return language.text(en: "fits at \(angle)°", zh: "可布置，\(angle)°")
                    }))
        }
        if sites.contains(where: { !$0.remainders.isEmpty }) {
            rows.append(
                CompareRow(
                    "remainder", language.text(en: "remainder", zh: "余地"),
                    sites.map { site in
                        site.remainders.map { Figures.mu(squareMetres: $0.netAreaSquareMetres) }
                            .joined(separator: " + ")
                    }))
        }
        return rows
    }

    private func surroundingRows(_ language: Language) -> [CompareRow] {
        let distances = requirement.distances.indices.map { position in
            let rule = requirement.distances[position]
            return row(
                "\(Criterion.distance(facilityKind: rule.facilityKind, isMaximum: rule.isMaximum))", rule.text,
                rule.isMaximum ? .less : .more, { $0.distances[position].nearest?.metres },
                text: { Figures.number($0) + " m" })
        }
        let services = UtilityKind.allCases.map { kind in
            requirement.needs[kind].flatMap { need in
                row(
                    kind.rawValue, "\(kind.name.text(language)) ≥ \(Figures.shortNumber(need))", .more,
                    { $0.capacities[kind] }, text: { Figures.shortNumber($0) + " \(kind.unit)" })
            }
        }
        return (distances + services).compactMap(\.self)
    }

    private func scoreRows(_ language: Language) -> [CompareRow] {
        func points(_ value: Double) -> String { value.plainText(decimals: 1) }
        var rows = [
            row("score", language.text(en: "score", zh: "得分"), .more, { $0.named.site?.score }, text: points)
        ].compactMap(\.self)
        for (measure, position) in preferences {
            let lines = sites.map { $0.line(of: measure, at: position) }
            let ofFloor = position > 0 || measure == .floorArea ? language.text(en: " of the floor", zh: "（厂房）") : ""
            let scored = CompareRow(
                "", "", lines.map { $0?.points }, .more, among: contenders, text: points)
            rows.append(
                CompareRow(
                    "preference:\(measure.rawValue)" + (position > 0 ? ":floor" : ""),
                    language.text(en: "points for ", zh: "其中") + measure.term.text(language) + ofFloor,
                    lines.map { line in
                        line.map { ($0.score == nil ? "?" : points($0.points)) + "/" + points($0.weight) } ?? ""
                    }, best: scored.best))
        }
        let count = find.search.siteCount
        if sites.contains(where: { $0.named.site != nil }) {
            rows.append(
                CompareRow(
                    "rank", language.text(en: "rank", zh: "名次"),
                    sites.map { site in
                        if site.named.site == nil { return "" }
                        guard let rank = site.rank else { return "> \(find.search.sites.count)" }
                        return language.text(en: "\(rank) of \(count)", zh: "\(rank) / \(count)")
                    },
                    best: CompareRow("", "", sites.map { $0.rank.map(Double.init) }, .less, among: contenders) {
                        "\($0)"
                    }.best))
        }
        return rows
    }

    /// The measures that any site is scored by, in the order they are first met; the second of one name is the floor's.
    private var preferences: [(measure: Preference.Measure, position: Int)] {
        var found: [(measure: Preference.Measure, position: Int)] = []
        for site in sites {
            var met: [Preference.Measure: Int] = [:]
            for line in site.named.site?.breakdown ?? [] {
                let position = met[line.measure, default: 0]
                met[line.measure] = position + 1
                if !found.contains(where: { $0 == (line.measure, position) }) { found.append((line.measure, position)) }
            }
        }
        return found
    }

    func memberIDs(of site: ComparedSite) -> [String] {
        site.named.units.map { snapshot.units[$0].id } + site.named.parcels.map { snapshot.parcels.id[$0] }
    }

    func parkID(of site: ComparedSite) -> String? {
        site.named.parcels.first.map { snapshot.park(of: $0)?.id }
            ?? site.named.units.first.flatMap { snapshot.units[$0].parkID }
    }
}

extension ComparedSite {
    var remainders: [GroundPart] { named.site?.layout?.remainders ?? [] }

    /// The line of a measure; of two of one name the second is the floor's.
    func line(of measure: Preference.Measure, at position: Int) -> Site.ScoreLine? {
        let lines = named.site?.breakdown.filter { $0.measure == measure } ?? []
        return position < lines.count ? lines[position] : nil
    }
}

extension Site.ScoreLine {
    /// What it adds to the score.
    var points: Double { (score ?? 0) * weight / 100 }
}

extension Requirement.Hall {
    var text: String { "\(lengthMetres.plainText())×\(widthMetres.plainText()) m" }
}

extension Requirement.DistanceRule {
    var text: String { "\(facilityKind) \(isMaximum ? "≤" : "≥") \(Figures.shortNumber(strictestMetres)) m" }
}
