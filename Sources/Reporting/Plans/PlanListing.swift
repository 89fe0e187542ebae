// SPDX-License-Identifier: Apache-2.0
internal import FeatureFormats
internal import LandModel
public import LandStore

/// The plans that are kept, a line each.
public struct PlanListing {
    private let plans: [PlanSummary]

    public init(_ plans: [PlanSummary]) {
        self.plans = plans
    }

    public func table(_ language: Language) -> String {
        guard !plans.isEmpty else {
            return language.text(
                en: "No plan is kept yet; `suodi match --plan NAME` makes one.\n",
                zh: "尚无方案，`suodi match --plan 名称` 可编制。\n")
        }
        var table = TextTable(columns: [
            .init(language.text(en: "plan", zh: "方案")), .init(language.text(en: "made", zh: "编制时间")),
            .init(language.text(en: "status", zh: "求解状态")),
            .init(language.text(en: "placed", zh: "落地"), .trailing),
            .init(language.text(en: "weight", zh: "权重"), .trailing),
            .init(language.text(en: "best bound", zh: "上界"), .trailing),
            .init(language.text(en: "gap", zh: "差距"), .trailing), .init(language.text(en: "accepted", zh: "采纳日期")),
        ])
        for plan in plans {
            let figures = plan.figures
            table.append([
                plan.id, plan.madeAtText, plan.statusText(language),
                figures.map { "\($0.placedCount)/\($0.projectCount)" } ?? "",
                figures.map { Figures.number($0.placedWeight, decimals: 2) } ?? "",
                figures?.bestBound.map { Figures.number($0, decimals: 2) } ?? "",
                figures?.relativeGap.map { Figures.percentage($0, decimals: 2) } ?? "",
                plan.acceptedOn?.description ?? "",
            ])
        }
        return table.render() + (plans.contains(where: \.isSynthetic) ? "\n\n" + SyntheticNotice.watermark : "") + "\n"
    }

    /// As the schema `plan-list` describes it.
    public var json: JSONNode {
        .object([
            (
                "plans",
                .array(
                    plans.map { plan in
                        let figures = plan.figures
                        func number(_ value: Double?) -> JSONNode {
                            value.map { .number($0.rounded(decimals: 6)) } ?? .null
                        }
                        return .object(
                            plan.members + [
                                ("placed", figures.map { .integer($0.placedCount) } ?? .null),
                                ("of", figures.map { .integer($0.projectCount) } ?? .null),
                                ("placedWeight", number(figures?.placedWeight)),
                                ("totalWeight", number(figures?.totalWeight)),
                                ("bestBound", number(figures?.bestBound)),
                                ("relativeGap", figures?.relativeGap.map(JSONNode.number) ?? .null),
                                ("synthetic", .boolean(plan.isSynthetic)),
                            ])
                    })
            )
        ])
    }

    public var csv: String {
        CSV.write(
            header: [
                "plan", "made_at", "status", "placed", "of", "placed_weight", "total_weight", "best_bound",
                "relative_gap", "accepted_on", "synthetic",
            ],
            rows: plans.map { plan in
                let figures = plan.figures
                return [
                    plan.id, plan.madeAtText, plan.status, figures.map { "\($0.placedCount)" } ?? "",
                    figures.map { "\($0.projectCount)" } ?? "", figures?.placedWeight.plainText() ?? "",
                    figures?.totalWeight.plainText() ?? "", figures?.bestBound?.plainText() ?? "",
                    figures?.relativeGap.map { JSONNode.number($0).text() } ?? "", plan.acceptedOn?.description ?? "",
                    plan.isSynthetic ? "true" : "",
                ]
            })
    }
}
