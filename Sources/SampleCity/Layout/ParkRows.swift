// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The parks as features: what is published of them, with an outline that is invented.
enum ParkRows {
    static func rows(layout: ParkLayout) -> [LayerRow] {
        layout.parks.map { park in
            let fact = park.fact
            // The outline is invented, so the row as a whole is marked so; source and confidence speak for the rest.
            var row = LayerRow(id: fact.id, name: fact.name, synthetic: true, shape: .polygon(park.outline))
            row.set("county", fact.county)
            row.set("level", fact.level)
            row.set("industries", fact.industryCodes)
            row.set("investment_threshold_wan_per_mu", fact.investmentThresholdWanPerMu)
            row.set("tax_threshold_wan_per_mu", fact.taxThresholdWanPerMu)
            row.set("published_area_ha", fact.publishedAreaHectares)
            row.set("source", fact.source)
            row.set("confidence", fact.confidence)
            let notes = [
                "边界为虚构（矩形街区），位置仅为示意；名称、县市区、级别、产业见来源",
                fact.publishedAreaKind.map { "公布面积口径：\($0)" }, fact.thresholdMark.map { "门槛：\($0)" },
            ]
            row.set("note", notes.compactMap(\.self).joined(separator: "；"))
            return row
        }
    }
}
