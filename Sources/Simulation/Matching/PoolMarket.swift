// SPDX-License-Identifier: Apache-2.0

/// One stock in mu: whoever comes first takes what he needs, as long as there is enough.
struct PoolMarket: LandMarket {
    let initial: Int
    /// Of land on its way, by parcel.
    let areas: [Int]
    private(set) var available = 0

    init(initial: Int, areas: [Int]) {
        self.initial = initial
        self.areas = areas
    }

    var isQueueStrict: Bool { true }
    var usable: Int { available }

    mutating func reset(panel: [LandNeed]) { available = initial }

    /// So much of the pool.
    struct Offer: LandOffering {
        let area: Int
        var leavesRest: Bool { true }
    }

    func offer(for need: LandNeed) -> Offer? { need.target <= available ? Offer(area: need.target) : nil }

    func offer(for need: LandNeed, fromNew count: Int) -> Offer? { offer(for: need) }

    mutating func take(_ offer: Offer) { available -= offer.area }

    mutating func putBack(_ offer: Offer) { available += offer.area }

    mutating func add(parcel: Int) { available += areas[parcel] }

    func ground(of offer: Offer) -> GroundShare? { nil }

    func cause(of need: LandNeed) -> ShortageCause { .stock }

    func wouldServe(_ need: LandNeed, parcel: Int) -> Bool { areas[parcel] > 0 }
}
