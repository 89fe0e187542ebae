// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Planner
internal import Siting

extension ReserveAnswer {
    /// As the schema `reserve` describes it.
    public var json: JSONNode {
        func mu(_ squareMetres: Double) -> JSONNode {
            .number(Area(squareMetres: squareMetres).mu.rounded(decimals: 4))
        }
        return .object(
            [
                ("baseDate", .string(snapshot.baseDate.description)), ("projectCount", .integer(projectCount)),
                ("nominalMu", mu(reserve.nominalSquareMetres)), ("usableMu", mu(reserve.usableSquareMetres)),
                (
                    "losses",
                    .array(
                        reserve.losses.map { loss in
                            .object([
                                ("criteria", .array(loss.causes.map { .string($0.description) })),
                                ("lostMu", mu(loss.squareMetres)), ("givenBackMu", mu(loss.givenBackSquareMetres)),
                                ("parcelIDs", .array(loss.parcels.map { .string(snapshot.parcels.id[$0]) })),
                            ])
                        })
                ),
            ] + (snapshot.isSynthetic ? [("notice", .string(SyntheticNotice.text))] : []))
    }

    /// For people: stock, what of it can be used, and what the rest is lost to.
    public func table(_ language: Language) -> String {
        var table = TextTable(columns: [
            .init(language.text(en: "reserve at \(snapshot.baseDate)", zh: "截至 \(snapshot.baseDate) 的储备")),
            .init("亩", .trailing), .init(language.text(en: "parcels", zh: "宗数"), .trailing),
            .init(language.text(en: "mended alone gives", zh: "单独化解可得"), .trailing),
            .init(language.text(en: "which", zh: "哪些")),
        ])
        func mu(_ squareMetres: Double) -> String { Figures.number(Area(squareMetres: squareMetres).mu) }
        let lostCount = reserve.losses.reduce(0) { $0 + $1.parcels.count }
        table.append([
            language.text(en: "nominal", zh: "动态储备（名义）"), mu(reserve.nominalSquareMetres),
            "\(reserve.usable.count + lostCount)", "", "",
        ])
        for loss in reserve.losses {
            let ids = loss.parcels.prefix(4).map { snapshot.parcels.id[$0] }.joined(separator: " ")
            let causes =
                loss.causes.isEmpty
                ? language.text(en: "no project waits for land", zh: "没有待落地项目")
                : loss.causes.map { $0.text(language) }.joined(separator: " + ")
            table.append([
                language.text(en: "lost, fails ", zh: "扣除，不满足：") + causes, "−" + mu(loss.squareMetres),
                "\(loss.parcels.count)", "+" + mu(loss.givenBackSquareMetres),
                ids + (loss.parcels.count > 4 ? " …" : ""),
            ])
        }
        table.appendSeparator()
        table.append([
            language.text(en: "usable", zh: "可用储备"), mu(reserve.usableSquareMetres), "\(reserve.usable.count)", "", "",
        ])
        let scope = language.text(
            en:
                "usable by at least one of \(projectCount) signed projects that wait for land, as things stand: whole, in "
                + "part, or with neighbours",
            zh: "口径：\(projectCount) 个已签约待落地项目中至少一个现在就能用（整宗、分割或合并）")
        return [table.render(), scope].joined(separator: "\n\n")
            + (snapshot.isSynthetic ? "\n\n" + SyntheticNotice.watermark : "") + "\n"
    }
}
