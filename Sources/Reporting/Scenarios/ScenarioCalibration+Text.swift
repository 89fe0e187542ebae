// SPDX-License-Identifier: Apache-2.0
internal import LandModel
public import Simulation

extension ScenarioCalibration {
    /// The fits for people, with what they rest on.
    public func table(_ language: Language) -> String {
        let remarks = notes.map { "· " + $0.text(language) }.joined(separator: "\n")
        return [startText(language), tailText(language), remarks.isEmpty ? nil : remarks].compactMap(\.self)
            .joined(separator: "\n\n") + "\n"
    }

    public var json: JSONNode {
        .object([
            ("startCurve", startJSON), ("tail", tailJSON), ("notes", .array(notes.map(\.json))),
        ])
    }

    private var notes: [Term] {
        var notes: [Term] = []
        if let targets, targets.areThoseOfThePlan {
            notes.append(
                Term(
                    en:
                        "30 % and 90 % are targets of the plan, not observations: the curve is what the plan wants, and "
                        + "starts that were counted may come later",
                    zh: "30% 与 90% 是计划目标而非观测值：曲线反映计划要求，实际开工可能更晚"))
        } else if targets != nil {
            notes.append(
                Term(
                    en: "whether the shares started were counted or are targets is not for the fit to know: say so in "
                        + "the source",
                    zh: "拟合不能区分开工率是统计值还是目标值，请在来源中注明"))
        }
        if targets != nil {
            notes.append(
                Term(
                    en: "signings are taken to be spread evenly over their year",
                    zh: "假设签约在全年均匀分布"))
        }
        let exponents = tail?.neighbourExponents ?? []
        if let low = exponents.min(), let high = exponents.max(), high - low > 0.25 {
            notes.append(
                Term(
                    en: "the exponents between neighbouring thresholds differ: the tail is no exact power law",
                    zh: "相邻档次之间的指数不等：尾部并非严格的幂律"))
        }
        return notes
    }

    private func startText(_ language: Language) -> String? {
        guard let targets, let startCurve else { return nil }
        func share(_ value: Double) -> String { Figures.percentage(value, decimals: 1) }
        let shape = Figures.number(startCurve.law.shape, decimals: 3)
        let scale = Figures.number(startCurve.law.scale, decimals: 2)
        let median = Figures.number(startCurve.medianMonths, decimals: 2)
        let heading = language.text(
            en: "Start curve: Weibull, shape \(shape), scale \(scale) months, median \(median) months; "
                + "\(share(targets.neverStarts)) never start",
            zh: "开工曲线：韦布尔分布，形状 \(shape)，尺度 \(scale) 个月，中位 \(median) 个月；\(share(targets.neverStarts)) 不开工")
        var curve = TextTable(
            columns: [.init(language.text(en: "months since signing", zh: "签约后月数"))]
                + startCurve.curve.map { .init(Figures.shortNumber($0.ageMonths), .trailing) })
        curve.append(
            [language.text(en: "started", zh: "已开工")] + startCurve.curve.map { share($0.share) })
        var fit = TextTable(columns: [
            .init(language.text(en: "signed", zh: "签约")), .init(language.text(en: "given", zh: "给定"), .trailing),
            .init(language.text(en: "fit less given", zh: "拟合残差"), .trailing),
        ])
        func residual(_ value: Double) -> String { Figures.number(value, decimals: 12) }
        fit.append([
            language.text(en: "in the same year", zh: "当年"), share(targets.sameYear),
            residual(startCurve.thisYearResidual),
        ])
        fit.append([
            language.text(en: "the year before", zh: "上年"), share(targets.nextYear),
            residual(startCurve.lastYearResidual),
        ])
        return [heading, curve.render(), fit.render()].joined(separator: "\n\n")
    }

    private func tailText(_ language: Language) -> String? {
        guard let tail else { return nil }
        let exponent = Figures.number(tail.exponent, decimals: 3)
        let stated = statedExponent.map {
            language.text(
                en: "; the scenario takes \(Figures.shortNumber($0))", zh: "；情景取 \(Figures.shortNumber($0))")
        }
        var table = TextTable(columns: [
            .init(language.text(en: "from, 亿元", zh: "起（亿元）"), .trailing),
            .init(language.text(en: "signings a year", zh: "年签约数"), .trailing),
            .init(language.text(en: "exponent to the next", zh: "至下一档指数"), .trailing),
        ])
        for (index, count) in counts.enumerated() {
            let next = tail.neighbourExponents.indices.contains(index) ? tail.neighbourExponents[index] : nil
            table.append([
                Figures.shortNumber(count.threshold), Figures.shortNumber(count.count),
                next.map { Figures.number($0, decimals: 3) } ?? "",
            ])
        }
        return language.text(en: "Tail of investment: Pareto exponent \(exponent)", zh: "投资额尾部：帕累托指数 \(exponent)")
            + (stated ?? "") + "\n\n" + table.render()
    }

    private var startJSON: JSONNode {
        guard let targets, let startCurve else { return .null }
        return .object([
            (
                "given",
                .object([
                    ("startedSameYear", .number(targets.sameYear)), ("startedNextYear", .number(targets.nextYear)),
                    ("neverStarts", .number(targets.neverStarts)),
                ])
            ),
            ("law", "weibull"), ("shape", .number(startCurve.law.shape)),
            ("scaleMonths", .number(startCurve.law.scale)), ("medianMonths", .number(startCurve.medianMonths)),
            (
                "curve",
                .array(
                    startCurve.curve.map {
                        .object([("ageMonths", .number($0.ageMonths)), ("startedShare", .number($0.share))])
                    })
            ),
            (
                "residuals",
                .object([
                    ("startedSameYear", .number(startCurve.thisYearResidual)),
                    ("startedNextYear", .number(startCurve.lastYearResidual)),
                ])
            ),
        ])
    }

    private var tailJSON: JSONNode {
        guard let tail else { return .null }
        return .object([
            ("law", "pareto"), ("exponent", .number(tail.exponent)),
            ("statedExponent", statedExponent.map { .number($0) } ?? .null),
            (
                "counts",
                .array(
                    counts.map {
                        .object([("investmentFrom", .number($0.threshold)), ("signingsPerYear", .number($0.count))])
                    })
            ),
            (
                "pairs",
                .array(
                    zip(zip(counts, counts.dropFirst()), tail.neighbourExponents).map { pair, exponent in
                        .object([
                            ("investmentFrom", .number(pair.0.threshold)), ("investmentTo", .number(pair.1.threshold)),
                            ("exponent", .number(exponent)),
                        ])
                    })
            ),
        ])
    }
}
