// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import LandStore
public import Planner
internal import Siting

extension MoveAnswer {
    /// The price of the move for people: the verdict, the levels with and without it, and who else moves.
    public func table(limit: Int, _ language: Language) -> String {
        var blocks = [heading(language)]
        if !reasons.isEmpty {
            blocks.append(
                reasons.map { id, reason in
                    language.text(en: "\(id) fails: ", zh: "\(id) 不满足：") + reason.criterion.text(language)
                        + (reason.relaxation.map { " (\($0.text(language)))" } ?? "")
                }.joined(separator: "\n"))
        }
        if let price {
            blocks.append(levelTable(price, language))
            let others = others(in: price)
            if !others.isEmpty { blocks.append(otherTable(others, limit, language)) }
        }
        if isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func heading(_ language: Language) -> String {
        let (who, site) = ("`\(project.id)`", "`\(siteID)`")
        switch verdict {
        case .unsuitable:
            return language.text(en: "\(site) cannot take project \(who).", zh: "\(site) 不能安排项目 \(who)。")
        case .promised:
            return language.text(
                en: "The site of project \(who) is promised, and stays.", zh: "项目 \(who) 的用地已承诺，不再调整。")
        case .blocked:
            return language.text(
                en:
                    "\(site) suits project \(who), but is promised to others, or utilities, quota or budget do not suffice.",
                zh: "\(site) 适合项目 \(who)，但已承诺他人，或公用设施、指标、资金不足。")
        case .possible:
            let lost = price?.weightLost ?? 0
            let change =
                abs(lost) < 5e-7
                ? language.text(en: "no weight is lost", zh: "落地权重不变")
                : language.text(
                    en: "\(Figures.number(lost, decimals: 2)) of the weight placed is lost",
                    zh: "落地权重减少 \(Figures.number(lost, decimals: 2))")
            let count = price.map { others(in: $0).count } ?? 0
            let proof =
                price?.isProven == true
                ? "" : language.text(en: " A limit was reached: see the bounds.", zh: "已达计算上限，见上界。")
            return language.text(
                en:
                    "With project \(who) on \(site) (now \(from?.siteID ?? "unplaced")), \(change). Other projects whose place "
                    + "changes: \(count).\(proof)",
                zh: "将项目 \(who) 安排在 \(site)（现为 \(from?.siteID ?? "未落地")）：\(change)，另有 \(count) 个项目变化。\(proof)")
        }
    }

    /// The other projects whose place is another in the plan with the move.
    private func others(in price: Price) -> [PlanDifference.Project] {
        price.difference.projects.filter { ![.kept, .unplaced].contains($0.kind) && $0.id != project.id }
    }

    private func levelTable(_ price: Price, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "objective", zh: "目标层")),
            .init(language.text(en: "without the move", zh: "不调整"), .trailing),
            .init(language.text(en: "with it", zh: "调整后"), .trailing),
            .init(language.text(en: "change", zh: "变化"), .trailing),
            .init(language.text(en: "gap", zh: "差距"), .trailing),
        ])
        for (before, after) in zip(price.before, price.after) {
            table.append([
                LevelTable.name(of: before.name, language), Figures.number(before.objective, decimals: 2),
                Figures.number(after.objective, decimals: 2),
                Figures.difference(after.objective - before.objective, decimals: 2),
                after.relativeGap.isFinite ? Figures.percentage(after.relativeGap, decimals: 2) : "",
            ])
        }
        return table.render()
    }

    private func otherTable(_ others: [PlanDifference.Project], _ limit: Int, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "change", zh: "变化")), .init(language.text(en: "project", zh: "项目")),
            .init(language.text(en: "name", zh: "名称")), .init(language.text(en: "weight", zh: "权重"), .trailing),
            .init(language.text(en: "from", zh: "原用地")), .init(language.text(en: "to", zh: "新用地")),
        ])
        for other in others.prefix(limit) {
            table.append([
                other.kind.text(language), other.id, other.name ?? "", other.weight?.plainText(decimals: 2) ?? "",
                other.from?.siteID ?? "", other.to?.siteID ?? "",
            ])
        }
        return table.render() + (others.count > limit ? "\n" + MoreRows.text(others.count - limit, language) : "")
    }

    /// As the schema `plan-move` describes it.
    public var json: JSONNode {
        let to = price?.difference.projects.first { $0.id == project.id }?.to
        let question: [(String, JSONNode)] = [
            ("plan", .string(planName)), ("projectID", .string(project.id)), ("projectName", .string(project.name)),
            ("siteID", .string(siteID)), ("verdict", .string(verdict.rawValue)),
            (
                "reasons",
                .array(
                    reasons.map { id, reason in
                        .object([
                            ("id", .string(id)), ("criterion", .string(reason.criterion.description)),
                            ("relaxTo", reason.relaxation.map { .string($0.boundText) } ?? .null),
                        ])
                    })
            ),
        ]
        let answer: [(String, JSONNode)] = [
            ("from", from?.json ?? .null), ("to", to?.json ?? .null),
            ("weightLost", price.map { .number($0.weightLost.rounded(decimals: 6)) } ?? .null),
            ("proven", price.map { .boolean($0.isProven) } ?? .null),
            ("before", .array((price?.before ?? []).map(\.json))), ("after", .array((price?.after ?? []).map(\.json))),
            ("others", .array((price.map(others) ?? []).map(\.json))),
        ]
        let notice: [(String, JSONNode)] = isSynthetic ? [("notice", .string(SyntheticNotice.text))] : []
        return .object(question + answer + notice)
    }
}
