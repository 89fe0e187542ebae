// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import LandStore
public import Planner
internal import Siting

extension PlanAcceptance {
    /// What accepting does for people: what stands against it, the parcels that give way, and the promises.
    public func table(limit: Int, _ language: Language) -> String {
        var blocks = [heading(language)]
        if !obstacles.isEmpty {
            blocks.append(
                obstacles.map { obstacle in
                    (obstacle.forbidsAccepting
                        ? language.text(en: "cannot be accepted: ", zh: "不能采纳：")
                        : language.text(en: "warning: ", zh: "注意：")) + obstacle.sentence.text(language)
                }.joined(separator: "\n"))
        }
        if !changes.isEmpty { blocks.append(changeTable(limit, language)) }
        if !promises.isEmpty { blocks.append(promiseTable(limit, language)) }
        if plan.isSynthetic { blocks.append(SyntheticNotice.watermark) }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func heading(_ language: Language) -> String {
        let land = promises.filter { $0.parcelID != nil }.reduce(0) { $0 + $1.areaSquareMetres }
        let (count, area) = (promises.count, Figures.mu(squareMetres: land))
        return isWritten
            ? language.text(
                en:
                    "Plan `\(plan.id)` is accepted: \(count) projects are promised their sites until \(until), \(area).",
                zh: "方案“\(plan.id)”已采纳：\(count) 个项目的用地承诺至 \(until)，共\(area)。")
            : language.text(
                en: "Accepting plan `\(plan.id)` would promise \(count) projects their sites until \(until), \(area).",
                zh: "采纳方案“\(plan.id)”将承诺 \(count) 个项目的用地至 \(until)，共\(area)。")
    }

    private func changeTable(_ limit: Int, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "parcels", zh: "来源地块")), .init(language.text(en: "becomes", zh: "新地块")),
            .init(language.text(en: "for", zh: "用途")), .init(language.text(en: "net area", zh: "净用地"), .trailing),
        ])
        for change in changes.prefix(limit) {
            for (number, piece) in change.pieces.enumerated() {
                table.append([
                    number == 0 ? change.parcelIDs.joined(separator: "+") : " ", piece.id,
                    piece.projectID ?? language.text(en: "remainder", zh: "剩余"),
                    Figures.mu(squareMetres: piece.netAreaSquareMetres),
                ])
            }
        }
        return table.render() + Self.more(changes.count - limit, language)
    }

    private func promiseTable(_ limit: Int, _ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "promised to", zh: "承诺项目")), .init(language.text(en: "name", zh: "名称")),
            .init(language.text(en: "site", zh: "用地")), .init(language.text(en: "kind", zh: "方式")),
            .init(language.text(en: "area", zh: "面积"), .trailing),
        ])
        for promise in promises.prefix(limit) {
            let isFloor = promise.parcelID == nil
            table.append([
                promise.project.id, promise.project.name, promise.siteID,
                Site.Kind(rawValue: promise.kind)?.name.text(language) ?? promise.kind,
                isFloor
                    ? Figures.floorArea(squareMetres: promise.areaSquareMetres)
                    : Figures.mu(squareMetres: promise.areaSquareMetres),
            ])
        }
        return table.render() + Self.more(promises.count - limit, language)
    }

    private static func more(_ count: Int, _ language: Language) -> String {
        count > 0 ? "\n" + language.text(en: "… \(count) more", zh: "…另有 \(count) 个") : ""
    }

    /// As the schema `plan-accept` describes it.
    public var json: JSONNode {
        .object(
            [
                ("plan", .object(plan.members)), ("from", .string(from.description)),
                ("until", .string(until.description)), ("written", .boolean(isWritten)),
                (
                    "obstacles",
                    .array(
                        obstacles.map {
                            .object([
                                ("reason", .string($0.reason)), ("sentence", .string($0.sentence.en)),
                                ("forbidsAccepting", .boolean($0.forbidsAccepting)),
                            ])
                        })
                ), ("changes", .array(changes.map(\.json))), ("promises", .array(promises.map(\.json))),
            ] + (plan.isSynthetic ? [("notice", .string(SyntheticNotice.text))] : []))
    }
}

extension PlanAcceptance.Promise {
    fileprivate var siteID: String {
        [unitIDs.joined(separator: "+"), parcelID ?? ""].filter { !$0.isEmpty }.joined(separator: "→")
    }

    fileprivate var json: JSONNode {
        .object([
            ("projectID", .string(project.id)), ("projectName", .string(project.name)), ("kind", .string(kind)),
            ("parcelID", parcelID.map(JSONNode.string) ?? .null), ("unitIDs", .array(unitIDs.map { .string($0) })),
            ("areaSquareMetres", .number(areaSquareMetres)),
        ])
    }
}

extension PlanAcceptance.Change {
    fileprivate var json: JSONNode {
        .object([
            ("action", .string(action.rawValue)), ("parcelIDs", .array(parcelIDs.map { .string($0) })),
            (
                "pieces",
                .array(
                    pieces.map {
                        .object([
                            ("id", .string($0.id)), ("projectID", $0.projectID.map(JSONNode.string) ?? .null),
                            ("netAreaSquareMetres", .number($0.netAreaSquareMetres)),
                        ])
                    })
            ),
        ])
    }
}
