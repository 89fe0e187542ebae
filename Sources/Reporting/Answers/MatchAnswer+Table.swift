// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
public import Planner
internal import Siting

extension MatchAnswer {
    /// The plan for people: what is proven and gained, those left out, what more supply would be worth, then where the
    /// placed go.
    ///
    /// - Parameter limit: how many rows a table has at most.
    public func table(limit: Int, _ language: Language) -> String {
        var blocks = [headline(language), levelTable(language)]
        if !plan.baselines.isEmpty { blocks.append(BaselineTable(plan).text(language)) }
        if let difference { blocks += difference.blocks(limit: limit, language) }
        if !plan.unplaced.isEmpty {
            blocks.append(UnplacedTable(unplaced: plan.unplaced, limit: limit).text(language))
        }
        if !plan.marginalValues.isEmpty {
            blocks.append(
                MarginalValueTable(values: plan.marginalValues, parkNames: parkNames, limit: limit).text(language))
        }
        if let use = plan.stockUse {
            let table = StockUseTable(use: use, parkNames: parkNames, limit: limit)
            blocks.append(table.text(language))
            if let beyond = table.beyondText(PlacedTotal(plan.assignments), language) { blocks.append(beyond) }
        }
        if !plan.assignments.isEmpty { blocks.append(placedTable(language)) }
        blocks += [
            GroundTable(self, limit: limit).text(language), missedText(limit: limit, language),
            notes(language).joined(separator: "\n"),
        ].compactMap(\.self)
        if let name {
            blocks.append(
                language.text(
                    en: "Kept as plan `\(name)`; `suodi plan export \(name)` writes it as GeoJSON.",
                    zh: "已存为方案“\(name)”；`suodi plan export \(name)` 可导出 GeoJSON。"))
        }
        if snapshot.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    var parkNames: [String: String] {
        Dictionary(snapshot.parks.map { ($0.id, $0.name) }) { first, _ in first }
    }

    private func headline(_ language: Language) -> String {
        let (placed, total) = (plan.assignments.count, plan.assignments.count + plan.unplaced.count)
        let weight = Figures.shortNumber(plan.levels.first?.objective ?? 0)
        let whole = Figures.shortNumber(plan.totalWeight)
        return language.text(
            en: "\(placed) of \(total) projects placed, weight \(weight) of \(whole); \(proof(language)).",
            zh: "\(total) 个项目中落地 \(placed) 个，权重 \(weight)/\(whole)；\(proof(language))。")
    }

    /// What is proven, or what kept it from being so.
    func proof(_ language: Language) -> String {
        let gap = Figures.shortNumber(limits.relativeGap * 100, atMostDecimals: 4) + "%"
        switch plan.limitReached {
        case nil where plan.status == .optimal:
            return language.text(en: "proven optimal within a gap of \(gap)", zh: "已证明最优（差距不超过 \(gap)）")
        case nil: return language.text(en: "not proven optimal, see the bounds", zh: "未证明最优，见上界")
        case .nodes, .rounds:
            return language.text(
                en: "the limit of work was reached first, see the bounds", zh: "先达到计算量上限，见上界")
        case .time:
            let seconds = Figures.shortNumber(limits.timeLimitSeconds ?? 0)
            return language.text(
                en: "the time limit of \(seconds) s was reached first, see the bounds", zh: "先达到 \(seconds) 秒时限，见上界")
        case .cancelled:
            return language.text(
                en: "interrupted: the best plan so far, see the bounds", zh: "已中断：为当前最好方案，见上界")
        }
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

    private func placedTable(_ language: Language) -> String {
        let totals = Dictionary(grouping: plan.assignments) { $0.site.parkID ?? "" }.mapValues { PlacedTotal($0) }
        var table = TextTable(columns: [
            .init(language.text(en: "placed in", zh: "落地园区")),
            .init(language.text(en: "projects", zh: "项目"), .trailing),
            .init(language.text(en: "net land", zh: "净用地"), .trailing), .init("㎡", .trailing),
            .init(language.text(en: "floor", zh: "厂房"), .trailing),
        ])
        func row(_ name: String, _ total: PlacedTotal) -> [String] {
            [
                name, "\(total.count)",
                total.landSquareMetres > 0 ? Figures.mu(squareMetres: total.landSquareMetres) : "",
                total.landSquareMetres > 0 ? Figures.number(total.landSquareMetres) : "",
                total.floorSquareMetres > 0 ? Figures.floorArea(squareMetres: total.floorSquareMetres) : "",
            ]
        }
        for (park, total) in totals.sorted(by: { ($1.key.isEmpty ? 0 : 1, $0.key) < ($0.key.isEmpty ? 0 : 1, $1.key) })
        {
            table.append(
                row(
                    park.isEmpty ? language.text(en: "outside parks", zh: "园区之外") : parkNames[park] ?? park, total))
        }
        table.appendSeparator()
        table.append(row(language.text(en: "together", zh: "合计"), PlacedTotal(plan.assignments)))
        return table.render()
    }

    /// What promised sites no longer meet.
    private func missedText(limit: Int, _ language: Language) -> String? {
        let missing = plan.assignments.filter { !$0.misses.isEmpty }
        if missing.isEmpty { return nil }
        let lines = missing.prefix(limit).map { assignment in
            let misses = assignment.misses.map { $0.text(language) }.joined(separator: language.text(en: ", ", zh: "、"))
            return language.text(
                en: "\(assignment.project.id) stays on \(assignment.site.id), as promised, which misses: \(misses)",
                zh: "\(assignment.project.id) 按承诺保留在 \(assignment.site.id)，但不再满足：\(misses)")
        }
        let more = missing.count > limit ? [MoreRows.text(missing.count - limit, language)] : []
        return (lines + more).joined(separator: "\n")
    }

    /// Among what the plan is the best, and what was not looked at.
    private func notes(_ language: Language) -> [String] {
        let parts = Int(policy.mostPartsPerGround.value)
        var notes = [
            language.text(
                en:
                    "Proofs hold among plans of whole parcels, neighbours merged, straight cuts from a frontage with at "
                    + "most \(parts) projects a ground, factory units, and a floor before the land.",
                zh: "证明范围：整宗、相邻合并、自临路边的直线分割（每块地至多 \(parts) 个项目）、厂房单元、先租后建。")
        ]
        if !plan.isSearchComplete {
            notes.append(
                language.text(
                    en:
                        "Not every set of neighbours, or of units of a building, was looked at: the proof holds among those that were.",
                    zh: "未穷尽全部相邻地块与厂房单元组合：证明仅就已考察的组合成立。"))
        }
        if plan.limitReached == .cancelled {
            notes.append(
                language.text(
                    en: "What binds, remedies, marginal values and the use of the stock were not worked out.",
                    zh: "已中断，未分析制约、化解办法、边际价值与储备使用。"))
        }
        let promised = plan.assignments.count { $0.isPromised }
        if promised > 0 {
            notes.append(
                language.text(
                    en: "\(promised) projects sit on sites promised to them before; a plan never moves those.",
                    zh: "\(promised) 个项目在已承诺用地上，方案不作调整。"))
        }
        return notes
    }
}
