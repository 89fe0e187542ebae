// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
internal import LandStore
public import Planner

extension PlanDifference {
    /// The difference for people: counts and land moved, then every project whose place is another.
    public func table(limit: Int, _ language: Language) -> String {
        let watermark = isSynthetic ? [SyntheticNotice.watermark] : []
        return (blocks(limit: limit, language) + watermark).joined(separator: "\n\n") + "\n"
    }

    /// What is said of it, also beside the answer of the second plan.
    func blocks(limit: Int, _ language: Language) -> [String] {
        var blocks = [heading(language)]
        let changed = projects.filter { $0.kind != .kept && $0.kind != .unplaced }
        if !changed.isEmpty {
            // What needs a decision first.
            let order: [Kind] = [.moved, .noLongerPlaced, .newlyPlaced, .withdrawn]
            blocks.append(table(order.flatMap { kind in changed.filter { $0.kind == kind } }, limit, language))
        }
        return blocks
    }

    private func heading(_ language: Language) -> String {
        let counts = Kind.allCases.compactMap { kind -> String? in
            let count = projects(kind).count
            guard count > 0 else { return nil }
            let word = language.text(en: "\(count) \(kind.text(language))", zh: "\(kind.text(language)) \(count) 个")
            guard kind == .moved else { return word }
            let areas = [
                movedLandSquareMetres > 0 ? Figures.mu(squareMetres: movedLandSquareMetres) : nil,
                movedFloorSquareMetres > 0 ? Figures.floorArea(squareMetres: movedFloorSquareMetres) : nil,
            ].compactMap(\.self)
            return areas.isEmpty ? word : word + " (\(areas.joined(separator: ", ")))"
        }
        let all = counts.isEmpty ? [language.text(en: "no project in either", zh: "均无项目")] : counts
        // A plan that is not kept has no name.
        let target =
            to.id.isEmpty
            ? language.text(en: "this plan", zh: "本方案") : language.text(en: "`\(to.id)`", zh: "“\(to.id)”")
        return language.text(
            en: "From plan `\(from.id)` to \(target): \(all.joined(separator: ", ")).",
            zh: "方案“\(from.id)”至\(target)：\(all.joined(separator: "，"))。")
    }

    private func table(_ changed: [Project], _ limit: Int, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "change", zh: "变化")), .init(language.text(en: "project", zh: "项目")),
            .init(language.text(en: "name", zh: "名称")), .init(language.text(en: "weight", zh: "权重"), .trailing),
            .init(language.text(en: "from", zh: "原用地")), .init(language.text(en: "area", zh: "面积"), .trailing),
            .init(language.text(en: "score", zh: "得分"), .trailing), .init(language.text(en: "to", zh: "新用地")),
            .init(language.text(en: "area", zh: "面积"), .trailing),
            .init(language.text(en: "score", zh: "得分"), .trailing),
        ])
        func cells(_ site: PlanSite?) -> [String] {
            guard let site else { return ["", "", ""] }
            return [site.siteID, site.areaText, Figures.number(site.project?.score ?? 0, decimals: 1)]
        }
        for project in changed.prefix(limit) {
            table.append(
                [
                    project.kind.text(language), project.id, project.name ?? "", project.weight?.plainText() ?? "",
                ] + cells(project.from) + cells(project.to))
        }
        let more = changed.count - limit
        return table.render()
            + (more > 0 ? "\n" + language.text(en: "… \(more) more", zh: "…另有 \(more) 个") : "")
    }

    /// One line a project.
    public var csv: String {
        func cells(_ site: PlanSite?) -> [String] {
            guard let site else { return ["", "", "", ""] }
            return [
                site.kind, site.siteID, site.areaSquareMetres.plainText(),
                site.project?.score.plainText(decimals: 4) ?? "",
            ]
        }
        return CSV.write(
            header: [
                "change", "project_id", "name", "weight", "from_kind", "from_site_id", "from_area_m2", "from_score",
                "to_kind", "to_site_id", "to_area_m2", "to_score",
            ],
            rows: projects.map {
                [$0.kind.rawValue, $0.id, $0.name ?? "", $0.weight?.plainText() ?? ""] + cells($0.from) + cells($0.to)
            })
    }
}
