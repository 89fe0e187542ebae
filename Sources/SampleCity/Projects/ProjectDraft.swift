// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// An invented project before its needs are worked out.
struct ProjectDraft: Sendable {
    enum Need: Sendable { case land, floor, none }

    let id: String
    var name: String
    let cohort: Int
    let stage: String
    let signedOn: CalendarDate
    let investmentWan: Int
    /// Index of the park whose county signed it.
    let park: Int
    let industry: String
    let chain: String?
    var need = Need.none
    var note: String?

    var tier: ProjectTier { ProjectTier(investmentYi: Double(investmentWan) / 10_000) }

    /// Gives each its kind of need: in every tier the larger ones, with some noise, need land, and the smaller a floor.
    static func assignNeeds(_ drafts: inout [ProjectDraft], purpose: String, seed: UInt64) {
        for tier in ProjectTier.allCases {
            var stream = RandomStream(seed: seed, purpose: "\(purpose)/need/\(tier.rawValue)")
            let members = drafts.indices.filter { drafts[$0].tier == tier }
            let weights = members.map { stream.lognormal(median: Double(drafts[$0].investmentWan), sigma: 0.8) }
            let ranked = zip(members, weights).sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }.map(\.0)
            let land = Int((Double(members.count) * tier.landShare).rounded())
            let floor = Int((Double(members.count) * tier.floorShare).rounded())
            for (rank, index) in ranked.enumerated() {
                drafts[index].need = rank < land ? .land : rank < land + floor ? .floor : .none
            }
        }
    }
}
