// SPDX-License-Identifier: Apache-2.0
internal import CoordinateReference
internal import LandModel
internal import LandStore
public import Planner
internal import Siting

/// A comparison on one sheet of A4 portrait: maps, table, what speaks for and against, and where it all comes from.
///
/// One HTML file without scripts and without other files; the same answer is the same bytes.
public struct ComparePage {
    /// More columns than this cannot be read on the sheet.
    public static let mostSites = 4

    private let answer: CompareAnswer
    private let language: Language
    private let version: String

    /// - Parameters:
    ///   - version: of the program, for the footer.
    public init(_ answer: CompareAnswer, _ language: Language, version: String) {
        precondition(answer.sites.count <= Self.mostSites, "a page holds \(Self.mostSites) sites")
        self.answer = answer
        self.language = language
        self.version = version
    }

    /// The width of the printed sheet within its margins, in CSS pixels, and of the column of titles.
    private static let pageWidth = 710.0
    private static let titleWidth = 88.0

    static func mapSheet(of count: Int) -> SVGMap.Sheet {
        let column = (pageWidth - titleWidth) / Double(min(max(count, 1), mostSites))
        let width = min(270, column - 6)
        return .inset(width: width, height: max(150, min(width, 240)))
    }

    public func html() throws -> String {
        let title =
            language.text(en: "Sites compared", zh: "选址比较") + (answer.requirement.projectID.map { " \($0)" } ?? "")
        let city = language.text(en: answer.city.nameEnglish ?? answer.city.name, zh: answer.city.name)
        return """
            <!DOCTYPE html>
            <html lang="\(language.text(en: "en", zh: "zh-CN"))">
            <head>
            <meta charset="utf-8">
            <title>\(SVGText.escaped("\(title) · \(city)"))</title>
            <style>
            \(Self.style)
            </style>
            </head>
            <body>
            <header>
            <h1>\(SVGText.escaped(title)) <small>\(SVGText.escaped(city))</small></h1>
            <p>\(SVGText.escaped(answer.requirement.sentence(language)))</p>
            <p class="quiet">\(SVGText.escaped(scope))</p>
            </header>
            \(answer.sites.isEmpty ? "<p>\(CompareAnswer.nothing(language))</p>" : try table())
            \(answer.sites.isEmpty ? "" : remarks())
            <footer>\(footer.map { "<p>\(SVGText.escaped($0))</p>" }.joined(separator: "\n"))</footer>
            </body>
            </html>

            """
    }

    /// When the page holds, and out of how many these were taken.
    private var scope: String {
        let (day, count) = (answer.snapshot.baseDate, answer.find.search.siteCount)
        return language.text(
            en: "as of \(day) · \(count) sites meet every criterion", zh: "基准日 \(day) · 满足全部条件的候选 \(count) 个")
    }

    private var footer: [String] {
        let policy =
            switch answer.policyOrigin {
            case .given: language.text(en: "given with --policy", zh: "由 --policy 指定")
            case .workspace: language.text(en: "the workspace's own", zh: "工作库自带")
            case .shipped: language.text(en: "as shipped", zh: "随软件发布")
            }
        let source = language.text(
            en:
                "workspace \(answer.workspaceName), siting policy \(policy), suodi \(version), \(answer.snapshot.crs.identifier)",
            zh: "工作库 \(answer.workspaceName)，选址规则 \(policy)，索地 \(version)，\(answer.snapshot.crs.identifier)")
        let meaning = language.text(
            en:
                "● best of those compared; ? no data. A site is a proposal for talks; land is granted by public tender alone.",
            zh: "● 为本行最优；? 为缺数据。候选方案仅供洽谈参考，供地以公开招拍挂为准。")
        return [meaning, source] + (answer.snapshot.isSynthetic ? [SyntheticNotice.text] : [])
            + [answer.city.notice].compactMap(\.self)
    }

    private func table() throws -> String {
        let maps = try answer.siteMaps(language)
        var lines = ["<table>", "<thead>", "<tr><th></th>"]
        for site in answer.sites {
            lines.append("<th scope=\"col\"><b>\(SVGText.escaped(site.named.id))</b></th>")
        }
        let scale = Figures.number(answer.scaleDenominator)
        lines += ["</tr>", "<tr class=\"maps\"><td>\(language.text(en: "scale", zh: "比例")) 1:\(scale)</td>"]
        let none = language.text(en: "no outline known", zh: "无图形资料")
        for map in maps { lines.append("<td>\(map?.svg.element() ?? "<p class=\"quiet\">\(none)</p>")</td>") }
        lines += ["</tr>", "</thead>", "<tbody>"]
        for row in answer.rows(language) {
            let cells = row.cells.enumerated().map { position, cell in
                let text = SVGText.escaped(cell.isEmpty ? "–" : cell)
                return row.best.contains(position) ? "<td class=\"best\">\(text) ●</td>" : "<td>\(text)</td>"
            }
            lines.append(
                "<tr class=\"\(row.name.prefix { $0 != ":" })\"><th scope=\"row\">\(SVGText.escaped(row.title))</th>"
                    + cells.joined() + "</tr>")
        }
        let drawn = Set(maps.compactMap(\.self).flatMap { $0.svg.layers.filter { !$0.shapes.isEmpty }.map(\.name) })
        return ([SiteLegend.html(language, of: drawn)] + lines + ["</tbody>", "</table>"]).joined(separator: "\n")
    }

    private func remarks() -> String {
        let rows = answer.rows(language)
        var lines = ["<section class=\"remarks\">"]
        for (position, site) in answer.sites.enumerated() {
            lines.append("<div><h2>\(SVGText.escaped(site.named.id))</h2>")
            lines.append("<p>\(SVGText.escaped(answer.sentence(of: site, language)))</p>")
            let lists = [
                (language.text(en: "for", zh: "有利"), answer.strengths(of: position, rows, language)),
                (language.text(en: "against", zh: "不利与提示"), answer.weaknesses(of: position, language)),
            ]
            for (title, items) in lists where !items.isEmpty {
                let text = items.map(SVGText.escaped).joined(separator: language.text(en: "; ", zh: "；"))
                lines.append("<p><b>\(title)</b> \(text)</p>")
            }
            lines.append("</div>")
        }
        return (lines + ["</section>"]).joined(separator: "\n")
    }

    private static let style = """
        @page { size: A4 portrait; margin: 11mm }
        * { box-sizing: border-box }
        body { width: 710px; margin: 0 auto; color: #2b2b29; background: #fff; font: 10.5px/1.4 "Noto Sans SC",
          "PingFang SC", "WenQuanYi Micro Hei", "Microsoft YaHei", system-ui, sans-serif;
          font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact }
        h1 { font-size: 19px; margin: 4px 0 } h1 small { font-weight: normal; font-size: 13px; margin-left: 8px }
        p { margin: 2px 0 } .quiet, footer { color: #5c5b57 }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 6px 0 }
        th, td { text-align: left; vertical-align: top; padding: 2px 6px 2px 0; border-bottom: 0.5px solid #d3d1ca }
        tr > :first-child { width: 88px; font-weight: normal; color: #5c5b57 }
        thead th b { font-size: 13px; color: #2b2b29 } thead { border-bottom: 1px solid #2b2b29 }
        .maps td { padding-bottom: 5px } .maps svg { display: block }
        .best { font-weight: bold } .score td, .kind td { font-weight: bold }
        .net-area, .frontage, .score { border-top: 1px solid #8b8982 }
        .legend { list-style: none; margin: 6px 0 0; padding: 0; font-size: 9px; display: flex; flex-wrap: wrap;
          gap: 0 10px }
        .legend svg { vertical-align: -2px; margin-right: 3px }
        .remarks { display: grid; grid-template-columns: repeat(2, 1fr); gap: 2px 16px }
        .remarks h2 { font-size: 11px; margin: 3px 0 0 }
        .remarks div, tr { break-inside: avoid }
        footer { border-top: 0.5px solid #8b8982; margin-top: 6px; padding-top: 3px; font-size: 8.5px }
        """
}
