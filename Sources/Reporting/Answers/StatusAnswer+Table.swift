// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import LandModel
internal import LandStore
public import Planner
internal import Programme

extension StatusAnswer {
    /// Stock by park and stage, then targets, for people.
    public func table(_ language: Language) -> String {
        var blocks = [
            language.text(
                en: "\(city.nameEnglish ?? city.name), base date \(city.baseDate), \(city.crs.identifier): "
                    + "\(stock.parcelCount) parcels, \(snapshot.units.count) factory units, \(snapshot.projects.count) projects",
                zh: "\(city.name)，基准日 \(city.baseDate)，\(city.crs.identifier)：地块 \(stock.parcelCount)，"
                    + "厂房单元 \(snapshot.units.count)，项目 \(snapshot.projects.count)"),
            stockTable(language), targetTable(language),
        ]
        if let notice = city.notice { blocks.append(notice) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// The stages that hold any land, in their order.
    private var stages: [ParcelStage] {
        ParcelStage.allCases.filter { (stock.totalByStage[$0] ?? .zero) > .zero }
    }

    private func stockTable(_ language: Language) -> String {
        var table = TextTable(
            columns: [.init(language.text(en: "net land, 亩", zh: "净用地（亩）"))]
                + stages.map { .init($0.name.text(language), .trailing) }
                + [.init(language.text(en: "total", zh: "合计"), .trailing)])
        func cells(_ name: String, _ area: (ParcelStage) -> Area) -> [String] {
            let values = stages.map(area)
            return [name]
                + (values + [values.reduce(.zero, +)]).map {
                    $0 == .zero ? "" : Figures.number($0.mu)
                }
        }
        for row in stock.rows {
            table.append(cells(row.park?.name ?? language.text(en: "outside parks", zh: "园区之外")) { row.netArea($0) })
        }
        table.appendSeparator()
        table.append(cells(language.text(en: "total", zh: "合计")) { stock.totalByStage[$0] ?? .zero })
        return table.render()
    }

    private func targetTable(_ language: Language) -> String {
        let year = city.baseDate.year
        var table = TextTable(columns: [
            .init(language.text(en: "target of \(year)", zh: "\(year) 年目标")),
            .init(language.text(en: "target", zh: "目标"), .trailing),
            .init(language.text(en: "by \(city.baseDate)", zh: "截至 \(city.baseDate)"), .trailing),
            .init(language.text(en: "planned in the year", zh: "全年计划"), .trailing),
        ])
        for line in progress {
            func text(_ area: Area) -> String {
                line.measure.isFloor
                    ? (area.squareMetres / 10_000).plainText() + "万㎡" : Figures.number(area.mu) + "亩"
            }
            table.append([
                line.measure.name.text(language),
                line.targetArea.map { (line.target.flatMap(\.sign) ?? "") + text($0) } ?? "", text(line.actual),
                text(line.planned),
            ])
        }
        return table.render()
    }
}

extension Target {
    /// `≥` for a floor to reach, `≈` for about.
    fileprivate var sign: String? {
        switch comparator {
        case "at_least": "≥ "
        case "more_than": "> "
        case "about": "≈ "
        case "up_to": "≤ "
        default: nil
        }
    }
}
