// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Siting

extension Requirement {
    /// What was asked, every criterion that was set and nothing else.
    var json: JSONNode {
        var node: [(String, JSONNode)] = []
        func add(_ name: String, _ value: JSONNode?) {
            if let value { node.append((name, value)) }
        }
        add("projectID", projectID.map(JSONNode.string))
        add("netAreaSquareMetres", netArea?.json)
        add("landUse", landUse.map { .string($0.code) })
        add("county", county.map(JSONNode.string))
        add("transferCounties", transferCounties.isEmpty ? nil : .array(transferCounties.sorted().map { .string($0) }))
        add("parkIDs", parkIDs.isEmpty ? nil : .array(parkIDs.sorted().map { .string($0) }))
        add("needBy", needBy.map { .string($0.description) })
        add("acceptLocksUntil", acceptLocksUntil.map { .string($0.description) })
        add("hallMetres", hall.map { [.number($0.lengthMetres), .number($0.widthMetres)] })
        add(
            "distances",
            distances.isEmpty
                ? nil
                : .array(
                    distances.map { rule in
                        .object([
                            ("facilityKind", .string(rule.facilityKind)),
                            (rule.isMaximum ? "atMostMetres" : "atLeastMetres", .number(rule.strictestMetres)),
                        ])
                    }))
        add("slopeMaximumPercent", slopeMaximumPercent.map(JSONNode.number))
        for kind in UtilityKind.allCases { add(kind.fieldName, needs[kind].map(JSONNode.number)) }
        add("priceMaximumWanPerMu", priceMaximumWanPerMu.map(JSONNode.number))
        add("floorAreaRatio", floorAreaRatio.map(JSONNode.number))
        add("fixedInvestmentYuan", fixedInvestment.map { .number($0.yuan) })
        add("taxYuanPerYear", taxPerYear.map { .number($0.yuan) })
        add("industry", industry.map(JSONNode.string))
        add("exclusionShareMaximum", exclusionShareMaximum.map(JSONNode.number))
        add("floorAreaSquareMetres", floorArea?.json)
        add("floorHeightMetres", floorHeightMetres.map(JSONNode.number))
        add("floorLoadKilonewtonsPerSquareMetre", floorLoadKilonewtonsPerSquareMetre.map(JSONNode.number))
        add("frontageMinimumMetres", frontageMinimumMetres.map(JSONNode.number))
        add("widthMinimumMetres", widthMinimumMetres.map(JSONNode.number))
        add("remainderMinimumSquareMetres", remainderMinimum.map { .number($0.squareMetres) })
        add("floorColumnGridMetres", floorColumnGrid.map { [.number($0.longerMetres), .number($0.shorterMetres)] })
        add("floorCraneTonnes", floorCraneTonnes.map(JSONNode.number))
        add("floorFireClass", floorFireClass.map { .string($0.name.en) })
        if knownOnly { add("knownOnly", true) }
        return .object(node)
    }

    /// One line for people: `85–95亩 · 100102 · A · 2020-06-30 · 150×100 m`.
    func sentence(_ language: Language) -> String {
        var parts: [String] = []
        if let projectID { parts.append(projectID) }
        if let netArea { parts.append(netArea.windowText { $0.mu.plainText() } + "亩") }
        if let floorArea {
            parts.append(
                language.text(en: "floor ", zh: "厂房 ") + floorArea.windowText { $0.squareMetres.plainText() } + "㎡")
        }
        if let floorHeightMetres {
            parts.append(language.text(en: "height", zh: "净高") + " ≥ \(floorHeightMetres.plainText()) m")
        }
        if let floorLoadKilonewtonsPerSquareMetre {
            parts.append(
                language.text(en: "load", zh: "荷载") + " ≥ \(floorLoadKilonewtonsPerSquareMetre.plainText()) kN/㎡")
        }
        if let floorColumnGrid {
            parts.append(
                language.text(en: "columns", zh: "柱网")
                    + " ≥ \(floorColumnGrid.longerMetres.plainText())×\(floorColumnGrid.shorterMetres.plainText()) m")
        }
        if let floorCraneTonnes {
            parts.append(language.text(en: "crane", zh: "行车") + " ≥ \(floorCraneTonnes.plainText()) t")
        }
        if let floorFireClass {
            parts.append(language.text(en: "fire class \(floorFireClass.name.en)", zh: floorFireClass.name.zh))
        }
        if let landUse { parts.append(landUse.code) }
        if let county { parts.append(county) }
        if !transferCounties.isEmpty { parts.append("→ " + transferCounties.sorted().joined(separator: ", ")) }
        if !parkIDs.isEmpty { parts.append(parkIDs.sorted().joined(separator: ", ")) }
        if let needBy { parts.append(language.text(en: "by \(needBy)", zh: "\(needBy) 前")) }
        if let hall { parts.append("\(hall.lengthMetres.plainText())×\(hall.widthMetres.plainText()) m") }
        for rule in distances {
            parts.append("\(rule.facilityKind) \(rule.isMaximum ? "≤" : "≥") \(rule.strictestMetres.plainText()) m")
        }
        for kind in UtilityKind.allCases {
            if let need = needs[kind] {
                parts.append("\(language.text(en: kind.name.en, zh: kind.name.zh)) ≥ \(need.plainText()) \(kind.unit)")
            }
        }
        if let slopeMaximumPercent {
            parts.append(language.text(en: "slope", zh: "坡度") + " ≤ \(slopeMaximumPercent.plainText())%")
        }
        if let priceMaximumWanPerMu {
            parts.append(language.text(en: "price", zh: "地价") + " ≤ \(priceMaximumWanPerMu.plainText())万/亩")
        }
        if let floorAreaRatio { parts.append(language.text(en: "FAR", zh: "容积率") + " \(floorAreaRatio.plainText())") }
        if let fixedInvestment { parts.append(language.text(en: "invests", zh: "投资") + " \(fixedInvestment)") }
        if let taxPerYear { parts.append(language.text(en: "tax", zh: "年税收") + " \(taxPerYear)") }
        if let exclusionShareMaximum, !exclusionIsLaw {
            parts.append(
                language.text(en: "constraint zones", zh: "约束区")
                    + " ≤ \((exclusionShareMaximum * 100).plainText(decimals: 4))%")
        }
        if let industry {
            let name = Industry(code: industry)?.name.text(language) ?? language.text(en: "industry", zh: "行业")
            parts.append("\(industry) \(name)")
        }
        return parts.joined(separator: " · ")
    }
}

extension QuantityRange<Area> {
    var json: JSONNode {
        [lower.map { .number($0.squareMetres) } ?? .null, upper.map { .number($0.squareMetres) } ?? .null]
    }

    func windowText(_ text: (Area) -> String) -> String {
        switch (lower, upper) {
        case (let lower?, let upper?): lower == upper ? text(lower) : "\(text(lower))–\(text(upper))"
        case (let lower?, nil): "≥ \(text(lower))"
        case (nil, let upper?): "≤ \(text(upper))"
        case (nil, nil): ""
        }
    }
}
