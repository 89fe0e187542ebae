// SPDX-License-Identifier: Apache-2.0
internal import LandModel
internal import Planner
internal import Siting
internal import SimpleFeatures

extension CutCaution {
    func text(_ language: Language) -> String {
        switch self {
        case .notValid(let reason, let location):
            language.text(
                en: "the shape is invalid: \(reason) at \(location.x.plainText()), \(location.y.plainText())",
                zh: "图形无效：\(reason)，位于 \(location.x.plainText())，\(location.y.plainText())")
        case .noFrontage: language.text(en: "no road runs along it", zh: "不临路")
        case .directionsLeftOut(let tried, let of):
            language.text(en: "only \(tried) of \(of) directions were tried", zh: "仅试了 \(of) 个方向中的 \(tried) 个")
        case .sweepsLeftOut(let count):
            language.text(
                en: "\(count) directions were left out: too many vertices", zh: "因顶点过多略去 \(count) 个方向")
        case .partsNotConnected(let count):
            language.text(
                en: "\(count) cuts would have left a part in pieces", zh: "\(count) 种切法会使某一部分不连通，已略去")
        case .cutsTooNearToEdges(let count):
            language.text(
                en: "\(count) cuts run too near to an edge to tell the sides", zh: "\(count) 种切法与边界过近，已略去")
        case .divisionsLeftOut:
            language.text(en: "not all divisions were examined", zh: "未穷尽全部分割方案")
        }
    }
}

extension GroundPiece.Role {
    func text(_ language: Language) -> String {
        switch self {
        case .allotment: language.text(en: "allotment", zh: "出让")
        case .remainder: language.text(en: "remainder", zh: "剩余")
        case .merged: language.text(en: "merged", zh: "合并")
        }
    }

    /// Which of the areas asked for it serves, from 1.
    var askedNumber: Int? {
        if case .allotment(let asked) = self { asked + 1 } else { nil }
    }
}

extension CutRequest {
    /// Cut to one area, but into several.
    var englishLink: String {
        if case .area = self { "to" } else { "into" }
    }

    func text(_ language: Language) -> String {
        switch self {
        case .area(let range):
            range.lower == range.upper
                ? range.lower?.description ?? ""
                : "\(range.lower?.description ?? "")..\(range.upper?.description ?? "")"
        case .areas(let areas): areas.map(\.description).joined(separator: language.text(en: ", ", zh: "、"))
        case .parts(let count): language.text(en: "\(count) equal parts", zh: "\(count) 等分")
        case .strips(let width, let count):
            language.text(
                en: (count.map { "\($0) " } ?? "") + "strips of \(width.plainText()) m",
                zh: (count.map { "\($0) 条" } ?? "") + "宽\(width.plainText())米的条带")
        }
    }
}

extension CutLine {
    var lengthMetres: Double { start.distance(to: end) }

    /// Where the line runs, with the coordinates by which it is set out.
    func text(_ language: Language, crs: String) -> String {
        let (from, to) = (Self.place(start), Self.place(end))
        return shortText(language)
            + language.text(en: ", from \(from) to \(to) (\(crs))", zh: "，自 \(from) 至 \(to)（\(crs)）")
    }

    /// How long it is, and how it runs.
    func shortText(_ language: Language) -> String {
        let length = Figures.number(lengthMetres, decimals: 1)
        let isParallel = course == .parallel
        let faced =
            frontage == nil
            ? language.text(en: "the longest edge", zh: "最长边") : language.text(en: "the road", zh: "临路边")
        return language.text(
            en: "\(length) m \(isParallel ? "parallel" : "perpendicular") to \(faced)",
            zh: "长\(length)米，\(isParallel ? "平行" : "垂直")于\(faced)")
    }

    private static func place(_ place: Coordinate) -> String {
        "\(place.x.plainText(decimals: 3)), \(place.y.plainText(decimals: 3))"
    }
}

/// Areas that one cut can take, in 亩 rounded into the range, so that what is printed can be asked for.
enum LadderText {
    static func text(_ ladder: [ClosedRange<Double>], _ language: Language) -> String {
        ladder.map { step in
            let (low, high) = (up(step.lowerBound), down(step.upperBound))
            return low < high ? "\(low.plainText())..\(high.plainText())亩" : "\(high.plainText())亩"
        }.joined(separator: language.text(en: ", ", zh: "、"))
    }

    /// One area of a ladder.
    static func text(of area: Double, in ladder: [ClosedRange<Double>]) -> String {
        let isUpperEnd = ladder.contains { $0.upperBound == area && $0.lowerBound < area }
        return (isUpperEnd ? down(area) : up(area)).plainText() + "亩"
    }

    private static let tolerance = 1e-6

    private static func up(_ squareMetres: Double) -> Double {
        (Area(squareMetres: squareMetres).mu * 100 - tolerance).rounded(.up) / 100
    }

    private static func down(_ squareMetres: Double) -> Double {
        (Area(squareMetres: squareMetres).mu * 100 + tolerance).rounded(.down) / 100
    }
}
