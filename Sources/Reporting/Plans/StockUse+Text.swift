// SPDX-License-Identifier: Apache-2.0
internal import Allocation
internal import LandModel
internal import Siting

extension StockUse {
    var json: JSONNode {
        .object([
            ("lines", .array(lines.map(\.json))), ("totals", .array(totals.map(\.json))),
            (
                "unserved",
                .array(
                    unserved.map { unserved in
                        .object([
                            ("reason", .string(unserved.reason.rawValue)),
                            ("projects", .integer(unserved.projectCount)),
                            ("netAreaSquareMetres", .number(unserved.landSquareMetres.rounded(decimals: 4))),
                            ("floorAreaSquareMetres", .number(unserved.floorSquareMetres.rounded(decimals: 4))),
                        ])
                    })
            ),
        ])
    }
}

extension StockUse.Line {
    fileprivate var json: JSONNode {
        func area(_ squareMetres: Double) -> JSONNode { .number(squareMetres.rounded(decimals: 4)) }
        return .object([
            ("kind", .string(kind.rawValue)), ("parkID", parkID.map(JSONNode.string) ?? .null),
            ("sites", .integer(siteCount)), ("nominalSquareMetres", area(nominalSquareMetres)),
            ("usedSquareMetres", area(usedSquareMetres)), ("remainingSquareMetres", area(remainingSquareMetres)),
            ("freeSquareMetres", area(freeSquareMetres)), ("usableSquareMetres", area(usableSquareMetres)),
            ("lostSquareMetres", area(lostSquareMetres)),
            (
                "losses",
                .array(
                    losses.map { loss in
                        .object([
                            ("criteria", .array(loss.causes.map { .string($0.description) })),
                            ("sites", .integer(loss.siteCount)), ("squareMetres", area(loss.squareMetres)),
                        ])
                    })
            ),
        ])
    }
}

extension StockUse.Reason {
    fileprivate var name: Term {
        switch self {
        case .noSite: Term(en: "no site meets all criteria", zh: "没有满足全部条件的用地")
        case .competition: Term(en: "sites go to others", zh: "用地已安排给其他项目")
        case .utility: Term(en: "utilities of the park", zh: "园区配套容量不足")
        case .quota: Term(en: "land quota", zh: "用地指标不足")
        case .budget: Term(en: "land budget", zh: "用地资金不足")
        case .floorFirst: Term(en: "no floor to begin on", zh: "没有可先行的厂房")
        }
    }
}

/// Nominal against usable stock, park by park, and the demand that is left.
struct StockUseTable {
    let use: StockUse
    let parkNames: [String: String]
    let limit: Int

    func text(_ language: Language) -> String {
        let tables = use.totals.map { total in
            table(use.lines.filter { $0.kind == total.kind }, total: total, language)
        }
        return (tables + (use.unserved.isEmpty ? [] : [unservedTable(language)])).joined(separator: "\n\n")
    }

    /// What the plan takes of land and floors that are no stock on the base date, but will be there in time; nil where it
    /// takes none.
    func beyondText(_ placed: PlacedTotal, _ language: Language) -> String? {
        func beyond(_ kind: StockUse.Kind, _ all: Double) -> Double {
            all - (use.totals.first { $0.kind == kind }?.usedSquareMetres ?? 0)
        }
        let land = beyond(.land, placed.landSquareMetres)
        let floor = beyond(.floor, placed.floorSquareMetres)
        let parts = [
            land > 1 ? Figures.mu(squareMetres: land) : nil, floor > 1 ? Figures.floorArea(squareMetres: floor) : nil,
        ].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        return language.text(
            en:
                "\(parts.joined(separator: " and ")) more are allotted on land and floors that are no stock yet, but ready in time.",
            zh: "另有\(parts.joined(separator: "、"))安排在基准日尚未入储、但能按期供应的地块和厂房上。")
    }

    private func table(_ lines: [StockUse.Line], total: StockUse.Line, _ language: Language) -> String {
        let isLand = total.kind == .land
        var table = TextTable(columns: [
            .init(
                isLand
                    ? language.text(en: "land in reserve, 亩", zh: "储备用地（亩）")
                    : language.text(en: "floor in stock, ㎡", zh: "厂房存量（㎡）")),
            .init(language.text(en: "sites", zh: isLand ? "宗数" : "单元"), .trailing),
            .init(language.text(en: "nominal", zh: "名义"), .trailing),
            .init(language.text(en: "allotted", zh: "已安排"), .trailing),
            .init(language.text(en: "left of cuts", zh: "切余"), .trailing),
            .init(language.text(en: "free", zh: "未用可用"), .trailing),
            .init(language.text(en: "usable", zh: "可用合计"), .trailing),
            .init(language.text(en: "of no use", zh: "不可用"), .trailing),
            .init(language.text(en: "which fails", zh: "不满足")),
        ])
        // The order of parks is told by their names; those with most to say come first.
        let shown = lines.sorted { $0.nominalSquareMetres > $1.nominalSquareMetres }.prefix(limit)
        for line in shown { table.append(cells(line, name: name(line, language), language)) }
        table.appendSeparator()
        table.append(cells(total, name: language.text(en: "together", zh: "合计"), language))
        return table.render() + (lines.count > limit ? "\n" + MoreRows.text(lines.count - limit, language) : "")
    }

    private func name(_ line: StockUse.Line, _ language: Language) -> String {
        line.parkID.map { parkNames[$0] ?? $0 } ?? language.text(en: "outside parks", zh: "园区之外")
    }

    private func cells(_ line: StockUse.Line, name: String, _ language: Language) -> [String] {
        func figure(_ squareMetres: Double) -> String {
            guard squareMetres > 0 else { return "" }
            return line.kind == .land
                ? Figures.number(Area(squareMetres: squareMetres).mu, decimals: 1) : Figures.number(squareMetres)
        }
        let causes = line.losses.prefix(2).map { loss in
            (loss.causes.isEmpty
                ? language.text(en: "no project asks for any", zh: "没有需求")
                : loss.causes.map { $0.text(language) }.joined(separator: " + ")) + " " + figure(loss.squareMetres)
        }
        return [
            name, "\(line.siteCount)", figure(line.nominalSquareMetres), figure(line.usedSquareMetres),
            figure(line.remainingSquareMetres), figure(line.freeSquareMetres), figure(line.usableSquareMetres),
            figure(line.lostSquareMetres),
            causes.joined(separator: language.text(en: ", ", zh: "，")) + (line.losses.count > 2 ? " …" : ""),
        ]
    }

    private func unservedTable(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "demand not served", zh: "未满足的需求")),
            .init(language.text(en: "projects", zh: "项目"), .trailing),
            .init(language.text(en: "least land", zh: "最少用地"), .trailing),
            .init(language.text(en: "least floor", zh: "最少厂房"), .trailing),
        ])
        for unserved in use.unserved {
            table.append([
                unserved.reason.name.text(language), "\(unserved.projectCount)",
                unserved.landSquareMetres > 0 ? Figures.mu(squareMetres: unserved.landSquareMetres) : "",
                unserved.floorSquareMetres > 0 ? Figures.floorArea(squareMetres: unserved.floorSquareMetres) : "",
            ])
        }
        return table.render()
    }
}
