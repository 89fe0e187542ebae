// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Reporting
internal import TestSupport

/// A made-up town of a river, roads and 150 parcels, the same in every run.
func sampleMap() -> SVGMap {
    var generator = RepeatableGenerator(seed: 7)
    let stages = StagePalette.mainStages + StagePalette.sideStages
    var shapes: [String: [MapShape]] = [:]
    var labels: [MapLabel] = []
    for row in 0..<10 {
        for column in 0..<15 {
            let x = 500_000 + Double(column) * 430 + (column >= 8 ? 160 : 0)
            let y = 2_500_000 + Double(row) * 380 + (row >= 5 ? 260 : 0)
            let width = Double.random(in: 250...400, using: &generator)
            let height = Double.random(in: 220...350, using: &generator)
            let ring = [
                MapPosition(x, y), MapPosition(x + width, y + 12), MapPosition(x + width - 20, y + height),
                MapPosition(x + 8, y + height - 15),
            ]
            let stage = stages[Int.random(in: 0..<stages.count, using: &generator)]
            shapes[stage, default: []].append(.polygon([ring]))
            let name = "N-\(100 + row * 15 + column)"
            labels.append(MapLabel(name, at: MapPosition(x + width / 2, y + height / 2)))
        }
    }
    var map = SVGMap(title: "示例市产业用地 <储备 & 供应>", subtitle: "2020-09-01 · 150 块地 · 需求 2,400亩 · Sample City")
    let bank = (0...60).map { MapPosition(499_700 + Double($0) * 120, 2_501_930 + 90 * sin(Double($0) / 7)) }
    let river = bank + bank.reversed().map { MapPosition($0.x, $0.y + 170) }
    let avenue = [MapPosition(503_450, 2_499_700), MapPosition(503_480, 2_504_400)]
    let lane = [MapPosition(499_700, 2_501_120), MapPosition(507_000, 2_501_125)]
    let rail = [MapPosition(499_700, 2_499_750), MapPosition(503_000, 2_499_850), MapPosition(507_000, 2_499_760)]
    let park = [
        MapPosition(499_900, 2_502_130), MapPosition(503_390, 2_502_130), MapPosition(503_390, 2_504_150),
        MapPosition(499_900, 2_504_150),
    ]
    map.layers = [
        MapLayer("water", style: .water, shapes: [.polygon([river])]),
        MapLayer("road", style: .road(width: 4), shapes: [.line(lane), .line(avenue)]),
        MapLayer("railway", style: .railway, shapes: [.line(rail)]),
    ]
    for stage in stages {
        map.layers.append(MapLayer("stage-\(stage)", style: .stage(stage), shapes: shapes[stage] ?? []))
        map.legend.append(
            MapLegendRow(stage, style: .stage(stage), figure: "\(Figures.count((shapes[stage]?.count ?? 0) * 137))亩"))
    }
    let locked = shapes["reserve"]?.prefix(2) ?? []
    map.layers.append(MapLayer("locked", style: .lockedStage("reserve"), shapes: Array(locked)))
    map.layers.append(MapLayer("park", style: .park, shapes: [.polygon([park])]))
    let selected = shapes["reserve"]?.suffix(1) ?? []
    map.layers.append(MapLayer("selected", style: .selected, shapes: Array(selected), keepsLabelsAway: true))
    let plant = MapStyle(fill: MapStyle.park.stroke)
    map.layers.append(MapLayer("substation", style: plant, shapes: [.point(MapPosition(503_470, 2_501_120))]))
    map.legend += [
        MapLegendRow("已锁定 locked", style: .lockedStage("reserve"), figure: "274亩"),
        MapLegendRow("园区 park", style: .park), MapLegendRow("道路 road", style: .road(width: 4)),
        MapLegendRow("铁路 railway", style: .railway), MapLegendRow("水域 water", style: .water),
    ]
    map.legendTitle = "图例"
    map.labels = labels + [MapLabel("北部工业园", at: MapPosition(501_700, 2_503_310), isStrong: true)]
    map.watermark = "虚构数据 SYNTHETIC DATA"
    map.footnote = "虚构数据，仅供演示。Made-up data; planar metres, no real place."
    return map
}
