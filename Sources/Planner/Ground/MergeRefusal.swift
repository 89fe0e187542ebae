// SPDX-License-Identifier: Apache-2.0
public import LandModel

/// Why parcels cannot be merged.
public enum MergeRefusal: Sendable, Hashable {
    case notValid(parcelID: String, reason: String)
    case tooMany(count: Int, most: Int)
    /// What must be the same in all of them and is not, with the value of each.
    case differ(what: Term, values: [String])
    /// The ranges of floor area ratio have nothing in common.
    case farApart
    /// A parcel that borders none of the others.
    case apart(parcelID: String)
    case sharesTooLittle(parcelID: String, neighbourID: String, metres: Double, leastMetres: Double)
    /// A road or a red line runs along the common boundary; so much of it is free.
    case barrier(parcelID: String, neighbourID: String, sharedMetres: Double, freeMetres: Double)
    /// They do not make one polygon when what lies between them is closed.
    case notOnePolygon

    /// A word for machines.
    public var reason: String {
        switch self {
        case .notValid: "notValid"
        case .tooMany: "tooMany"
        case .differ: "differ"
        case .farApart: "farApart"
        case .apart: "apart"
        case .sharesTooLittle: "sharesTooLittle"
        case .barrier: "barrier"
        case .notOnePolygon: "notOnePolygon"
        }
    }

    public var sentence: Term {
        switch self {
        case .notValid(let id, let reason):
            Term(
                en: "the shape of `\(id)` is invalid (\(reason)); mend it and import it again",
                zh: "`\(id)` 图形无效（\(reason)），请修正后重新导入")
        case .tooMany(let count, let most):
            Term(en: "\(count) parcels are more than the \(most) of one merge", zh: "一次最多合并 \(most) 宗，现为 \(count) 宗")
        case .differ(let what, let values):
            Term(
                en: "they are of different \(what.en): " + values.joined(separator: ", "),
                zh: "\(what.zh)不同：" + values.joined(separator: "，"))
        case .farApart:
            Term(en: "no floor area ratio is allowed on all of them", zh: "各地块容积率区间没有交集")
        case .apart(let id): Term(en: "`\(id)` borders none of the others", zh: "`\(id)` 与其余地块均不相邻")
        case .sharesTooLittle(let id, let neighbour, let metres, let least):
            Term(
                en: "`\(id)` shares \(metres.plainText(decimals: 1)) m of boundary with `\(neighbour)`, and neighbours "
                    + "share \(least.plainText()) m at least",
                zh: "`\(id)` 与 `\(neighbour)` 共边\(metres.plainText(decimals: 1))米，不足\(least.plainText())米")
        case .barrier(let id, let neighbour, let shared, let free):
            Term(
                en: "a road or a red line runs between `\(id)` and `\(neighbour)`: of "
                    + "\(shared.plainText(decimals: 1)) m of common boundary \(free.plainText(decimals: 1)) m are free",
                zh: "`\(id)` 与 `\(neighbour)` 之间有道路或红线：共边\(shared.plainText(decimals: 1))米中仅"
                    + "\(free.plainText(decimals: 1))米无阻隔")
        case .notOnePolygon:
            Term(en: "they do not make one piece of land", zh: "合并后不成一整块")
        }
    }
}
