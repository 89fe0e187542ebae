// SPDX-License-Identifier: Apache-2.0

/// Units of one building that may be in one group, the smallest first; of equal ones the lower position first.
struct FloorPool {
    struct Member {
        /// Position in the snapshot.
        let unit: Int
        let level: Int
        let area: Double
        let power: Double?
    }

    let members: [Member]
    let isOnOneLevel: Bool
    /// What each counts for; 0 where no power is asked for.
    let powers: [Double]
    /// The sum of the areas before each place, and of all.
    private let sums: [Double]
    /// The greatest power that so many units have, by their number.
    private let greatestPowers: [Double]

    /// - Parameter members: not empty, and in the order of their areas, then of their positions.
    init(_ members: [Member], _ window: FloorWindow) {
        self.members = members
        isOnOneLevel = members.allSatisfy { $0.level == members[0].level }
        powers = members.map { window.power > 0 ? $0.power ?? window.unknownPower : 0 }
        sums = members.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.area) }
        greatestPowers = powers.sorted(by: >).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    }

    /// The greatest area that so many units have.
    func most(of count: Int) -> Double { sums[members.count] - sums[members.count - count] }

    func mostPower(of count: Int) -> Double { greatestPowers[count] }

    /// The least area that so many units from a place on have.
    func least(of count: Int, from place: Int) -> Double { sums[place + count] - sums[place] }

    /// The first place from `start` on whose area is at least `area`.
    func place(ofAtLeast area: Double, from start: Int) -> Int {
        var (low, high) = (start, members.count)
        while low < high {
            let middle = low + (high - low) / 2
            if members[middle].area < area { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
