// SPDX-License-Identifier: Apache-2.0

/// The groups by which needs are counted: tiers, parks, classes, size bands and kinds, one after the other.
public struct NeedGroups: Sendable, Hashable {
    public enum Grouping: String, Sendable, Hashable, CaseIterable {
        case tier, park, landUse, band, kind
    }

    public struct Group: Sendable, Hashable {
        public let grouping: Grouping
        public let name: String
    }

    public let all: [Group]
    private let tierCount: Int
    private let parkStart: Int
    private let landUseStart: Int
    private let bandStart: Int
    private let kindStart: Int

    /// Upper ends of bands, in mu.
    static let bands: [(name: String, below: Int)] = [
        ("<30", 30), ("30–100", 100), ("100–300", 300), ("≥300", Int.max),
    ]

    init(tiers: [String], parks: [String], landUses: [String]) {
        let lists: [(Grouping, [String])] = [
            (.tier, tiers + [""]), (.park, parks), (.landUse, landUses), (.band, Self.bands.map(\.name)),
            (.kind, LandNeed.Kind.allCases.map { "\($0)" }),
        ]
        all = lists.flatMap { grouping, names in names.map { Group(grouping: grouping, name: $0) } }
        tierCount = tiers.count + 1
        parkStart = tierCount
        landUseStart = parkStart + parks.count
        bandStart = landUseStart + landUses.count
        kindStart = bandStart + Self.bands.count
    }

    /// The groups of a need, one of each grouping.
    @inline(__always)
    func places(of need: LandNeed) -> (Int, Int, Int, Int, Int) {
        let mu = need.target / 1000
        return (
            need.tier, parkStart + need.park, landUseStart + need.landUse,
            bandStart + (mu < 30 ? 0 : mu < 100 ? 1 : mu < 300 ? 2 : 3), kindStart + need.kind.rawValue
        )
    }
}
