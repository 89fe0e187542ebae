// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import Planner

extension Unplaced {
    var json: JSONNode {
        .object([
            ("projectID", .string(project.id)), ("projectName", .string(project.name)),
            ("weight", .number(weight.rounded(decimals: 6))), ("binding", .array(bindings.map(\.json))),
            ("remedies", .array(remedies.map(\.json))), ("untriedRemedies", .integer(untriedRemedyCount)),
        ])
    }
}

/// Projects that the plan leaves out, the heaviest first, each with what binds and what would place it.
struct UnplacedTable {
    let unplaced: [Unplaced]
    let limit: Int
    /// Changes named for a project: a reader wants the cheapest, JSON has them all.
    private static let linesPerProject = 3

    func text(_ language: Language) -> String {
        // Of those that state no need there is nothing to say but how many.
        let ordered = unplaced.filter { $0.bindings != [.noStatedNeed] }
            .sorted { ($1.weight, $0.project.id) < ($0.weight, $1.project.id) }
        var lines: [String] = []
        if !ordered.isEmpty { lines.append(table(ordered.prefix(limit), language)) }
        if ordered.count > limit { lines.append(MoreRows.text(ordered.count - limit, language)) }
        let untried = ordered.reduce(0) { $0 + $1.untriedRemedyCount }
        if untried > 0 {
            lines.append(
                language.text(
                    en: "\(untried) more changes were not tried.", zh: "另有 \(untried) 项放宽未逐一试算。"))
        }
        let silent = unplaced.count - ordered.count
        if silent > 0 {
            lines.append(
                language.text(
                    en: "\(silent) projects state no need, so nothing can be sought for them.",
                    zh: "\(silent) 个项目未填用地需求，无法匹配。"))
        }
        return lines.joined(separator: "\n")
    }

    private func table(_ projects: some Sequence<Unplaced>, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "unplaced", zh: "未落地")), .init(language.text(en: "name", zh: "名称")),
            .init(language.text(en: "weight", zh: "权重"), .trailing), .init(language.text(en: "what binds", zh: "制约")),
            .init(language.text(en: "what would place it", zh: "如何落地")),
            .init(language.text(en: "gain", zh: "增益"), .trailing),
        ])
        for project in projects {
            let remedies = project.remedies.prefix(Self.linesPerProject)
            let bindings = IDList.text(
                project.bindings.map { $0.text(language) }, most: 2, separator: language.text(en: "; ", zh: "；"))
            table.append([
                project.project.id, project.project.name, project.weight.plainText(decimals: 2), bindings,
                remedies.first?.text(language) ?? nothingHelps(project, language),
                remedies.first?.gainText ?? "",
            ])
            for remedy in remedies.dropFirst() {
                table.append([
                    " ", " ", " ", " ", remedy.text(language), remedy.gainText,
                ])
            }
        }
        return table.render()
    }

    private func nothingHelps(_ project: Unplaced, _ language: Language) -> String {
        project.bindings.isEmpty
            ? language.text(en: "not looked at", zh: "未分析")
            : project.untriedRemedyCount > 0
                ? language.text(en: "none of those tried", zh: "已试算的均不可行")
                : language.text(en: "no change found", zh: "未找到可行的放宽")
    }
}

/// The line below a table that was cut off.
enum MoreRows {
    static func text(_ count: Int, _ language: Language) -> String {
        language.text(en: "… \(count) more (`--limit`)", zh: "…另有 \(count) 个（`--limit`）")
    }
}
