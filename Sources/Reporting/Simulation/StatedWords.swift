// SPDX-License-Identifier: Apache-2.0

/// Units and laws as scenario files write them, in the reader's language.
enum StatedWords {
    private static let chinese = [
        "constant": "常数", "uniform": "均匀分布", "triangular": "三角分布", "pert": "PERT分布", "lognormal": "对数正态",
        "weibull": "Weibull", "exponential": "指数分布", "pareto": "Pareto", "amount": "取", "lower": "下限",
        "upper": "上限", "minimum": "最小", "mode": "最可能", "maximum": "最大", "median": "中位", "sigma": "对数标准差",
        "shape": "形状", "scale": "尺度", "mean": "均值", "exponent": "指数", "startedSameYear": "当年开工",
        "startedNextYear": "次年开工", "catch-up": "补签期", "share": "比例", "months": "月", "weeks": "周", "days": "天",
        "years": "年", "1/year": "每年", "1/month": "每月", "1/week": "每周", "万元/亩·month": "万元/亩·月",
    ]

    /// Word by word; what is no such word stays as it is.
    static func text(_ words: String, _ language: Language) -> String {
        guard language == .chinese else { return words }
        return words.split(separator: " ").map { chinese[String($0)] ?? String($0) }.joined(separator: " ")
    }
}
