// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
public import Planner
internal import Siting

extension MatchAnswer {
    /// The plan for people: what is proven, the unplaced first, then the placed by park.
    public func table(limit: Int, _ language: Language) -> String {
        let total = plan.assignments.count + plan.unplaced.count
        var blocks = [
            language.text(
                en:
                    "\(plan.assignments.count) of \(total) projects placed; \(plan.status == .optimal ? "proven optimal" : "a limit was reached, see the bounds").",
                zh: "\(total) 个项目中落地 \(plan.assignments.count) 个；\(plan.status == .optimal ? "已证明最优" : "达到计算上限，见上界")。"),
            levelTable(language),
        ]
        if !plan.unplaced.isEmpty { blocks.append(unplacedTable(limit: limit, language)) }
        if !plan.assignments.isEmpty { blocks.append(placedTable(limit: limit, language)) }
        if let name {
            blocks.append(
                language.text(
                    en: "Kept as plan `\(name)`; `suodi plan export \(name)` writes it as GeoJSON.",
                    zh: "已存为方案“\(name)”；`suodi plan export \(name)` 可导出 GeoJSON。"))
        }
        if snapshot.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func levelTable(_ language: Language) -> String {
        LevelTable(
            levels: plan.levels.map {
                LevelTable.Level(
                    name: $0.name, objective: $0.objective, bestBound: $0.bestBound.isFinite ? $0.bestBound : nil,
                    relativeGap: $0.relativeGap.isFinite ? $0.relativeGap : nil)
            }
        ).text(language)
    }

    private func unplacedTable(limit: Int, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "unplaced", zh: "未落地")), .init(language.text(en: "name", zh: "名称")),
            .init(language.text(en: "weight", zh: "权重"), .trailing), .init(language.text(en: "what binds", zh: "制约")),
            .init(language.text(en: "what would place it", zh: "如何落地")),
        ])
        // The heaviest first; of those that state no need there is nothing to say but how many.
        let ordered = plan.unplaced.filter { $0.bindings != [.noStatedNeed] }
            .sorted { ($1.weight, $0.project.id) < ($0.weight, $1.project.id) }
        for unplaced in ordered.prefix(limit) {
            table.append([
                unplaced.project.id, unplaced.project.name, unplaced.weight.plainText(),
                unplaced.bindings.map { $0.text(language) }.joined(separator: "; "),
                unplaced.remedies.isEmpty
                    ? language.text(en: "no single change", zh: "单项放宽均不可行")
                    : unplaced.remedies.prefix(2).map { $0.text(language) }.joined(separator: "; "),
            ])
        }
        let silent = plan.unplaced.count - ordered.count
        var text = table.render()
        if ordered.count > limit {
            text += "\n" + language.text(en: "… \(ordered.count - limit) more", zh: "…另有 \(ordered.count - limit) 个")
        }
        if silent > 0 {
            text +=
                "\n"
                + language.text(
                    en: "\(silent) projects state no need, so nothing can be sought for them.",
                    zh: "\(silent) 个项目未填用地需求，无法匹配。")
        }
        return text
    }

    private func placedTable(limit: Int, _ language: Language) -> String {
        struct Total {
            var count = 0
            var land = 0.0
            var floor = 0.0
        }
        var totals: [String: Total] = [:]
        for assignment in plan.assignments {
            let key = assignment.site.parkID ?? ""
            totals[key, default: Total()].count += 1
            if assignment.site.kind == .wholeParcel {
                totals[key, default: Total()].land += assignment.site.areaSquareMetres
            } else {
                totals[key, default: Total()].floor += assignment.site.areaSquareMetres
            }
        }
        var table = TextTable(columns: [
            .init(language.text(en: "placed in", zh: "落地园区")),
            .init(language.text(en: "projects", zh: "项目"), .trailing),
            .init(language.text(en: "net land", zh: "净用地"), .trailing),
            .init(language.text(en: "floor", zh: "厂房"), .trailing),
        ])
        let names = Dictionary(snapshot.parks.map { ($0.id, $0.name) }) { first, _ in first }
        for (park, total) in totals.sorted(by: { $0.key < $1.key }) {
            table.append([
                park.isEmpty ? language.text(en: "outside parks", zh: "园区之外") : names[park] ?? park, "\(total.count)",
                total.land > 0 ? Figures.mu(squareMetres: total.land) : "",
                total.floor > 0 ? Figures.floorArea(squareMetres: total.floor) : "",
            ])
        }
        return table.render()
    }
}
