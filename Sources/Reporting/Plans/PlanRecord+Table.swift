// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
public import LandStore

extension PlanRecord {
    /// The plan for people, from what was kept: what was proven, those left out with what binds them, and the placed.
    ///
    /// - Parameter limit: how many projects of each kind are listed.
    /// - Throws: `WorkspaceError` where the kept answer cannot be read.
    public func table(limit: Int, _ language: Language) throws -> String {
        var blocks = [heading(language)]
        if let answer = try KeptAnswer(of: self) {
            let levels = answer.levels.map {
                LevelTable.Level(
                    name: $0.name, objective: $0.objective, bestBound: $0.bestBound, relativeGap: $0.relativeGap)
            }
            blocks.append(LevelTable(levels: levels).text(language))
            if !answer.unplaced.isEmpty { blocks.append(Self.unplacedTable(answer.unplaced, limit, language)) }
        }
        let placed = sites.filter { $0.role == .allotment }
        if !placed.isEmpty { blocks.append(Self.placedTable(placed, limit, language)) }
        if summary.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func heading(_ language: Language) -> String {
        let count = summary.figures.map { "\($0.placedCount)/\($0.projectCount)" } ?? "\(sites.count)"
        let accepted = summary.acceptedOn.map {
            language.text(en: " Accepted on \($0).", zh: "已于 \($0) 采纳。")
        }
        return language.text(
            en: "Plan `\(id)` of \(summary.madeAtText): \(count) projects placed, \(summary.statusText(language)).",
            zh: "方案“\(id)”（\(summary.madeAtText)）：落地项目 \(count)，\(summary.statusText(language))。")
            + (accepted ?? "")
    }

    private static func unplacedTable(
        _ unplaced: [KeptAnswer.Unplaced], _ limit: Int, _ language: Language
    ) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "unplaced", zh: "未落地")), .init(language.text(en: "name", zh: "名称")),
            .init(language.text(en: "weight", zh: "权重"), .trailing), .init(language.text(en: "what binds", zh: "制约")),
            .init(language.text(en: "what would place it", zh: "如何落地")),
        ])
        let ordered = unplaced.sorted { ($1.weight, $0.projectID) < ($0.weight, $1.projectID) }
        for project in ordered.prefix(limit) {
            table.append([
                project.projectID, project.projectName, project.weight.plainText(),
                project.binding.map { $0.text(language) }.joined(separator: "; "),
                project.remedies.prefix(2).map { $0.text(language) }.joined(separator: "; "),
            ])
        }
        return table.render() + more(unplaced.count - limit, language)
    }

    private static func placedTable(_ placed: [PlanSite], _ limit: Int, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "placed", zh: "落地")), .init(language.text(en: "name", zh: "名称")),
            .init(language.text(en: "site", zh: "用地")), .init(language.text(en: "kind", zh: "方式")),
            .init(language.text(en: "area", zh: "面积"), .trailing),
            .init(language.text(en: "score", zh: "得分"), .trailing), .init(language.text(en: "promised", zh: "已承诺")),
        ])
        for site in placed.prefix(limit) {
            table.append([
                site.project?.id ?? "", site.project?.name ?? "", site.siteID, site.kindText(language), site.areaText,
                Figures.number(site.project?.score ?? 0, decimals: 1),
                site.project?.isPromised == true ? language.text(en: "yes", zh: "是") : "",
            ])
        }
        return table.render() + more(placed.count - limit, language)
    }

    private static func more(_ count: Int, _ language: Language) -> String {
        count > 0 ? "\n" + language.text(en: "… \(count) more", zh: "…另有 \(count) 个") : ""
    }

    /// One line a piece of ground: allotments and remainders.
    public var csv: String {
        CSV.write(
            header: [
                "project_id", "name", "role", "kind", "site_id", "area_m2", "weight", "score", "promised",
                "floor_from_on",
                "land_from_on", "move_on",
            ],
            rows: sites.map { site in
                [
                    site.project?.id ?? "", site.project?.name ?? "", site.role.rawValue, site.kind, site.siteID,
                    site.areaSquareMetres.plainText(), site.project?.weight?.plainText() ?? "",
                    site.project?.score.plainText(decimals: 4) ?? "", site.project?.isPromised == true ? "true" : "",
                    site.transition?.floorFrom.description ?? "", site.transition?.landFrom.description ?? "",
                    site.transition?.moveOn.description ?? "",
                ]
            })
    }
}
