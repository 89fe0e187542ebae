// SPDX-License-Identifier: Apache-2.0
internal import LandModel

/// The net area of every lot in hundredths of m², each 82–87 % of the gross, with the reserve's sum exact.
struct NetAreas: Sendable {
    let hundredths: [Int]

    /// The band, a little inside 0.82–0.87 so that rounding does not leave it.
    static let shares = 0.8205...0.8695

    init(lots: [Lot], stages: [ParcelStage], seed: UInt64) throws {
        var stream = RandomStream(seed: seed, purpose: "net areas")
        var nets = lots.map { lot in
            Int((Double(lot.grossHundredths) * stream.number(NetAreas.shares)).rounded())
        }
        let reserve = lots.indices.filter { stages[$0] == .reserve }
        var missing = PlanYear.reserveHundredths - reserve.reduce(0) { $0 + nets[$1] }
        // Each lot takes its part of what is missing in proportion to the room the band leaves it.
        let rooms = reserve.map { index in
            let edge = missing > 0 ? NetAreas.shares.upperBound : NetAreas.shares.lowerBound
            return Int((Double(lots[index].grossHundredths) * edge).rounded(.towardZero)) - nets[index]
        }
        let room = rooms.reduce(0, +)
        guard missing == 0 || abs(missing) < abs(room) else {
            throw SampleCityError(
                "the reserve cannot be made to sum to 3,000亩 within the net-to-gross band",
                hint: "try another seed, or give the stock blocks more land")
        }
        let wanted = missing
        for (index, own) in zip(reserve, rooms) where room != 0 {
            let part = Int((Double(wanted) * Double(own) / Double(room)).rounded(.towardZero))
            nets[index] += part
            missing -= part
        }
        for index in reserve where missing != 0 {
            nets[index] += missing.signum()
            missing -= missing.signum()
        }
        precondition(missing == 0, "rounding left more hundredths than there are lots")
        hundredths = nets
    }
}
