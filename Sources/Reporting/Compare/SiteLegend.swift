// SPDX-License-Identifier: Apache-2.0

/// What the drawing of a site means.
enum SiteLegend {
    private struct Row {
        let layer: String
        let style: MapStyle
        let en: String
        let zh: String
    }

    private static let rows = [
        Row(layer: "allotment", style: .siteAllotment, en: "land of the site", zh: "拟供用地"),
        Row(layer: "refused", style: .siteRefused, en: "does not serve", zh: "不符合"),
        Row(layer: "remainder", style: .siteRemainder, en: "remainder", zh: "余地"),
        Row(layer: "hall", style: .siteHall, en: "hall", zh: "厂房布置"),
        Row(layer: "building", style: .siteBuilding, en: "building", zh: "标准厂房"),
        Row(layer: "cut", style: .siteCut, en: "cut", zh: "分割线"),
        Row(layer: "member", style: .siteMember, en: "parcel boundary", zh: "现状界线"),
        Row(layer: "neighbour", style: .siteNeighbour, en: "other parcels", zh: "其他地块"),
        Row(layer: "zone", style: .siteZone, en: "constraint zone", zh: "约束区"),
        Row(layer: "dedicated", style: .siteStrip, en: "dedicated land", zh: "代征用地"),
        Row(layer: "road", style: .siteRoad(width: 3), en: "road", zh: "道路"),
        Row(layer: "railway", style: .railway, en: "railway", zh: "铁路"),
        Row(layer: "water", style: .water, en: "water", zh: "水域"),
    ]

    /// - Parameter layers: the names of those that are drawn on any map.
    static func html(_ language: Language, of layers: Set<String>) -> String {
        let prefix = "legend-"
        let hatches = Set(rows.compactMap(\.style.hatch)).sorted().map { SVGMap.hatch($0, prefix) }
        let items = rows.filter { layers.contains($0.layer) }.map { row in
            let isArea = row.style.fill != nil
            let path = isArea ? "M1 1h16v9h-16Z" : "M0 5.5h18"
            let drawn = row.style.passes(prefix).map { #"<path d="\#(path)" \#($0)/>"# }.joined()
            let definitions = row.style.hatch == nil ? "" : "<defs>\(hatches.joined())</defs>"
            return
                #"<li><svg width="18" height="11">\#(definitions)\#(drawn)</svg>\#(SVGText.escaped(language.text(en: row.en, zh: row.zh)))</li>"#
        }
        return "<ul class=\"legend\">" + items.joined() + "</ul>"
    }
}
