// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import LandModel
internal import LandStore
internal import Planner
internal import Siting

extension PlanSummary {
    /// In UTC, as the ledger has it.
    var madeAtText: String {
        madeAt.formatted(Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: .gmt))
            .replacing("Z", with: "") + " UTC"
    }

    func statusText(_ language: Language) -> String {
        switch status {
        case "optimal": language.text(en: "proven optimal", zh: "已证明最优")
        case "feasible": language.text(en: "feasible", zh: "可行（见上界）")
        default: status
        }
    }

    /// What every JSON answer says of a plan.
    var members: [(String, JSONNode)] {
        [
            ("name", .string(id)), ("madeAt", .string(madeAt.formatted(Date.ISO8601FormatStyle(timeZone: .gmt)))),
            ("status", .string(status)),
            ("acceptedOn", acceptedOn.map { .string($0.description) } ?? .null),
        ]
    }
}

extension PlanSite {
    /// The ids as people write them: `P01`, `P12+P13`, `F1→P01`.
    var siteID: String {
        [unitIDs, parcelIDs].filter { !$0.isEmpty }.map { $0.joined(separator: "+") }.joined(separator: "→")
    }

    var isFloor: Bool { parcelIDs.isEmpty }

    func kindText(_ language: Language) -> String { Site.Kind(rawValue: kind)?.name.text(language) ?? kind }

    var areaText: String {
        isFloor ? Figures.floorArea(squareMetres: areaSquareMetres) : Figures.mu(squareMetres: areaSquareMetres)
    }

    var json: JSONNode {
        .object([
            ("kind", .string(kind)), ("parcelIDs", .array(parcelIDs.map { .string($0) })),
            ("unitIDs", .array(unitIDs.map { .string($0) })), ("areaSquareMetres", .number(areaSquareMetres)),
            ("score", project.map { .number($0.score.rounded(decimals: 4)) } ?? .null),
            ("promised", .boolean(project?.isPromised ?? false)),
        ])
    }
}

extension PlanDifference.Kind {
    func text(_ language: Language) -> String {
        switch self {
        case .kept: language.text(en: "kept", zh: "不变")
        case .moved: language.text(en: "moved", zh: "调整")
        case .newlyPlaced: language.text(en: "newly placed", zh: "新落地")
        case .noLongerPlaced: language.text(en: "no longer placed", zh: "不再落地")
        case .withdrawn: language.text(en: "withdrawn", zh: "撤回")
        case .unplaced: language.text(en: "still unplaced", zh: "仍未落地")
        }
    }
}
