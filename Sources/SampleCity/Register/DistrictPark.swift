// SPDX-License-Identifier: Apache-2.0

/// The park that an industrial or mixed district is.
enum DistrictPark {
    private static let industries = ["14", "18", "26", "30", "32", "34", "35", "36", "37", "38", "39"]

    static func fact(of ground: DistrictGround, seed: UInt64) -> ParkFact {
        let mark = ground.cell.mark
        var stream = RandomStream(seed: seed, purpose: "park/\(mark)")
        let level = stream.chance(0.06) ? "national" : stream.chance(0.4) ? "provincial" : "county"
        let (investment, tax) =
            switch level {
            case "national": (325.0, 25.0)
            case "provincial": (225, 18)
            default: (175, 12)
            }
        let leading = stream.shuffled(industries).prefix(stream.integer(2...3)).filter { $0 != "26" }
        return ParkFact(
            id: "PK\(mark)", name: "示例园区\(mark)", county: ground.character.county, level: level,
            industryCodes: ((ground.character.isChemical ? ["26"] : []) + leading).joined(separator: ";"),
            publishedAreaHectares: nil, longitude: 0, latitude: 0, isChemical: ground.character.isChemical,
            investmentThresholdWanPerMu: investment, taxThresholdWanPerMu: tax, source: nil, confidence: nil,
            publishedAreaKind: nil, thresholdMark: nil)
    }

    static func row(_ park: ParkFact, ground: DistrictGround) -> LayerRow {
        var row = LayerRow(
            id: park.id, name: park.name + "（虚构）", synthetic: true,
            shape: .polygon(ground.cell.inner.corners.closedRing))
        row.set("county", park.county)
        row.set("level", park.level)
        row.set("industries", park.industryCodes)
        row.set("investment_threshold_wan_per_mu", park.investmentThresholdWanPerMu)
        row.set("tax_threshold_wan_per_mu", park.taxThresholdWanPerMu)
        row.markInvented()
        return row
    }
}
