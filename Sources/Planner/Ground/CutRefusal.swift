// SPDX-License-Identifier: Apache-2.0
public import LandModel
internal import Siting

/// Why a parcel cannot be cut as asked.
public enum CutRefusal: Sendable, Hashable {
    /// Its shape is invalid.
    case notValid(reason: String)
    /// It lies within the window as it is.
    case isThatLarge(Area)
    /// All that was asked for is more than the parcel.
    case tooSmall(asked: Area, netArea: Area)
    /// What would remain is less than a remainder has at least.
    case remainderTooSmall(remainder: Area, least: Area)
    /// No road gives it the frontage both parts need.
    case noFrontage(leastMetres: Double)
    /// No straight cut leaves parts with the frontage and width they need.
    case shape(frontageMetres: Double, widthMetres: Double)

    /// A word for machines.
    public var reason: String {
        switch self {
        case .notValid: "notValid"
        case .isThatLarge: "isThatLarge"
        case .tooSmall: "tooSmall"
        case .remainderTooSmall: "remainderTooSmall"
        case .noFrontage: "noFrontage"
        case .shape: "shape"
        }
    }

    public var sentence: Term {
        switch self {
        case .notValid(let reason):
            Term(
                en: "its shape is invalid (\(reason)); mend it and import it again",
                zh: "图形无效（\(reason)），请修正后重新导入")
        case .isThatLarge(let area):
            Term(en: "it has \(area) as it is: nothing is to be cut", zh: "本身即为\(area)，无需分割")
        case .tooSmall(let asked, let netArea):
            Term(en: "\(asked) are asked for, and it has \(netArea)", zh: "要求\(asked)，而其净用地为\(netArea)")
        case .remainderTooSmall(let remainder, let least):
            Term(
                en: "\(remainder) would remain, and a remainder has at least \(least)",
                zh: "剩余\(remainder)，而剩余地块不得少于\(least)")
        case .noFrontage(let least):
            Term(
                en: "no road runs along it, and every part needs \(least.plainText()) m of frontage",
                zh: "不临路，而各部分临路面不得少于\(least.plainText())米")
        case .shape(let frontage, let width):
            Term(
                en: "no straight cut leaves every part \(frontage.plainText()) m of frontage and "
                    + "\(width.plainText()) m of width",
                zh: "任何直线分割都不能使各部分临路面达到\(frontage.plainText())米且宽度达到\(width.plainText())米")
        }
    }

    /// Why nothing was found for a request: the first of the reasons that a planner would name.
    init(_ request: CutRequest, netArea: Double, cautions: [CutCaution], policy: CutPolicy) {
        for case .notValid(let reason, _) in cautions {
            self = .notValid(reason: reason)
            return
        }
        let all = Area(squareMetres: netArea)
        let (asked, isExact): (Double?, Bool) =
            switch request {
            case .area(let range): (CutRequest.window(range).lowerBound, false)
            case .areas(let areas): (areas.reduce(0) { $0 + $1.squareMetres }, true)
            case .parts, .strips: (nil, false)
            }
        if case .area(let range) = request, range.contains(all) {
            self = .isThatLarge(all)
            return
        }
        if let asked, asked > netArea + 1 {
            self = .tooSmall(asked: Area(squareMetres: asked), netArea: all)
            return
        }
        if cautions.contains(.noFrontage) {
            self = .noFrontage(
                leastMetres: max(policy.allotment.minimumFrontageMetres, policy.remainder.minimumFrontageMetres))
            return
        }
        let least = policy.remainder.minimumNetAreaSquareMetres
        // Areas that use a parcel up leave no remainder that would have to be large.
        if let asked, netArea - asked < least, !(isExact && netArea - asked <= 1) {
            self = .remainderTooSmall(
                remainder: Area(squareMetres: max(0, netArea - asked)), least: Area(squareMetres: least))
            return
        }
        self = .shape(
            frontageMetres: max(policy.allotment.minimumFrontageMetres, policy.remainder.minimumFrontageMetres),
            widthMetres: max(policy.allotment.minimumWidthMetres, policy.remainder.minimumWidthMetres))
    }
}
