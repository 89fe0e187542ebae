// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The entries of a tier in a scenario file of the mode `reserve`, by their name in it.
///
/// As ``ScenarioKey``, the one table that reading, checking and showing go by.
enum TierKey: String, CaseIterable {
    case signingsPerYear, signedLastYear, investmentFrom, investmentTo, ownLandShare, firstPhaseShare, land, startLag

    static let required = [TierKey.signingsPerYear]
    static let optional = allCases.filter { !required.contains($0) }

    var shape: ScenarioKey.Shape {
        switch self {
        case .signingsPerYear: .figure(.rate, in: 0...1e5, neutral: nil)
        case .signedLastYear: .figure(.rate, in: 0...1e5, neutral: 0)
        case .investmentFrom, .investmentTo: .figure(.investment, in: 1e-4...1e5, neutral: nil)
        case .ownLandShare, .firstPhaseShare: .figure(.share, in: 0...1, neutral: 1)
        case .land: .law(.land)
        case .startLag: .law(.duration)
        }
    }

    var title: Term {
        switch self {
        case .signingsPerYear: Term(en: "signings a year", zh: "年签约数")
        case .signedLastYear: Term(en: "signed the year before", zh: "上年签约数")
        case .investmentFrom: Term(en: "investment from", zh: "投资额下限")
        case .investmentTo: Term(en: "investment to", zh: "投资额上限")
        case .ownLandShare: Term(en: "share that needs own land", zh: "需独立供地比例")
        case .firstPhaseShare: Term(en: "first-phase share", zh: "首期用地比例")
        case .land: Term(en: "land of a project", zh: "项目用地")
        case .startLag: Term(en: "signing to start", zh: "签约至开工")
        }
    }

    /// As a figure or law of `tier` is headed.
    func title(of tier: String) -> Term { Term(en: "\(tier): \(title.en)", zh: "\(tier)：\(title.zh)") }
}
